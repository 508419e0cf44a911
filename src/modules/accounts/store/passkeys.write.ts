/** Writes passkeys, the challenges under way and what sessions proved. */
import type { StoredPasskey } from '../../../foundation/auth-crypto/passkeys.ts';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { PasskeyPurpose } from './tables.ts';
import './tables.ts';

/** False when this very credential is known already. */
export async function insertPasskey(
  trx: Trx,
  passkey: StoredPasskey & { readonly personId: string; readonly label: string; readonly madeAt: Instant },
): Promise<boolean> {
  const row = await trx
    .insertInto('passkeys')
    .values({
      ...{ credential_id: passkey.credentialId, person_id: passkey.personId, public_key: passkey.publicKey },
      ...{ counter: passkey.counter, transports: [...passkey.transports], label: passkey.label },
      ...{ made_at: passkey.madeAt, used_at: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('credential_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False when the counter went back meanwhile: two of the same passkey, one of them a copy. */
export async function noteProof(
  trx: Trx,
  proof: { readonly credentialId: string; readonly before: number; readonly counter: number; readonly at: Instant },
): Promise<boolean> {
  const row = await trx
    .updateTable('passkeys')
    .set({ counter: proof.counter, used_at: proof.at })
    .where('credential_id', '=', proof.credentialId)
    .where('counter', '=', proof.before)
    .returning('credential_id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function confirmSession(trx: Trx, sessionId: string, at: Instant): Promise<void> {
  await trx.updateTable('sessions').set({ confirmed_at: at }).where('id', '=', sessionId).execute();
}

export async function deletePasskeys(
  trx: Trx,
  which: { readonly personId: string; readonly credentialId?: string },
): Promise<number> {
  let query = trx.deleteFrom('passkeys').where('person_id', '=', which.personId).returning('credential_id');
  if (which.credentialId !== undefined) query = query.where('credential_id', '=', which.credentialId);
  return (await query.execute()).length;
}

export async function insertPasskeyAttempt(
  trx: Trx,
  attempt: {
    readonly attemptHash: string;
    readonly purpose: PasskeyPurpose;
    readonly personId: string | null;
    readonly challenge: string;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  const { attemptHash, purpose, personId, challenge, expiresAt } = attempt;
  await trx
    .insertInto('passkey_attempts')
    .values({ attempt_hash: attemptHash, purpose, person_id: personId, challenge, expires_at: expiresAt })
    .execute();
}

/** Takes the attempt away, so that it serves once; undefined when it was for something or somebody else, or ran out. */
export async function takePasskeyAttempt(
  trx: Trx,
  asked: {
    readonly attemptHash: string;
    readonly purpose: PasskeyPurpose;
    readonly personId: string | null;
    readonly now: Instant;
  },
): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('passkey_attempts')
    .where('attempt_hash', '=', asked.attemptHash)
    .returning(['purpose', 'person_id', 'challenge', 'expires_at'])
    .executeTakeFirst();
  if (row === undefined || row.purpose !== asked.purpose || row.person_id !== asked.personId) return undefined;
  return row.expires_at > asked.now ? row.challenge : undefined;
}

export async function forgetPasskeyAttempts(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('passkey_attempts').where('expires_at', '<', before).execute();
}
