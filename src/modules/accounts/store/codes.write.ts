/** Codes to sign in with: issued, tried, used once, forgotten. Every look at one is also a write, so that racing tries are counted. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { CODE_TRIES } from '../domain/sign-in-code.ts';
import './tables.ts';

/** Codes asked for since then by one mailbox and from one address. */
export async function countRecentCodes(
  db: Db,
  asked: { readonly emailHash: string; readonly addressHash: string | undefined; readonly since: Instant },
): Promise<{ readonly byMailbox: number; readonly byAddress: number }> {
  const { emailHash, addressHash, since } = asked;
  const { rows } = await sql<{ byMailbox: number; byAddress: number }>`
    select
      (select count(*)::int from sign_in_codes where email_hash = ${emailHash} and issued_at > ${since}) as "byMailbox",
      (select count(*)::int from sign_in_codes
        where address_hash = ${addressHash ?? null} and issued_at > ${since}) as "byAddress"`.execute(db);
  return rows[0] ?? { byMailbox: 0, byAddress: 0 };
}

export async function insertCode(
  trx: Trx,
  code: {
    readonly id: string;
    readonly attemptHash: string;
    readonly codeHash: string;
    readonly email: string;
    readonly emailHash: string;
    readonly addressHash: string | undefined;
    readonly issuedAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('sign_in_codes')
    .values({
      ...{ id: code.id, attempt_hash: code.attemptHash, code_hash: code.codeHash, email: code.email },
      ...{ email_hash: code.emailHash, address_hash: code.addressHash ?? null },
      ...{ issued_at: code.issuedAt, expires_at: code.expiresAt, tries: 0, used_at: null },
    })
    .execute();
}

export interface StoredCode {
  readonly id: string;
  readonly codeHash: string;
  readonly email: string;
  readonly expiresAt: Instant;
  /** This try not counted. */
  readonly tries: number;
  readonly usedAt?: Instant;
}

/** Locks the attempt and counts one try; the code is then judged. */
export async function tryAttempt(trx: Trx, attemptHash: string): Promise<StoredCode | undefined> {
  const row = await trx
    .selectFrom('sign_in_codes')
    .selectAll()
    .where('attempt_hash', '=', attemptHash)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.tries < CODE_TRIES)
    await trx
      .updateTable('sign_in_codes')
      .set({ tries: row.tries + 1 })
      .where('id', '=', row.id)
      .execute();
  return {
    id: row.id,
    codeHash: row.code_hash,
    email: row.email ?? '',
    expiresAt: row.expires_at,
    tries: row.tries,
    ...(row.used_at !== null && { usedAt: row.used_at }),
  };
}

export async function useCode(trx: Trx, id: string, now: Instant): Promise<void> {
  await trx.updateTable('sign_in_codes').set({ used_at: now, email: null }).where('id', '=', id).execute();
}

export async function insertPaperCode(
  trx: Trx,
  code: {
    readonly id: string;
    readonly codeHash: string;
    readonly personId: string;
    readonly localityId: string;
    readonly issuedBy: string;
    readonly issuedAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('paper_codes')
    .values({
      ...{ id: code.id, code_hash: code.codeHash, person_id: code.personId, locality_id: code.localityId },
      ...{ issued_by: code.issuedBy, issued_at: code.issuedAt, expires_at: code.expiresAt, used_at: null },
    })
    .execute();
}

/** A new slip for a person makes the older ones worthless. */
export async function voidPaperCodes(trx: Trx, personId: string, now: Instant): Promise<void> {
  await trx
    .updateTable('paper_codes')
    .set({ expires_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
}

/** Uses the code up; undefined when nobody was given it, or it was used or ran out. */
export async function usePaperCode(
  trx: Trx,
  codeHash: string,
  now: Instant,
): Promise<{ readonly personId: string } | undefined> {
  return trx
    .updateTable('paper_codes')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id as personId')
    .executeTakeFirst();
}

/** What no longer opens anything, a day later: counts of the last hour stay right. */
export async function forgetCodes(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('sign_in_codes').where('issued_at', '<', before).execute();
  await db.deleteFrom('oidc_attempts').where('expires_at', '<', before).execute();
}

export async function insertProviderAttempt(
  trx: Trx,
  attempt: {
    readonly attemptHash: string;
    readonly sealed: string;
    readonly begunAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  const { attemptHash, sealed, begunAt, expiresAt } = attempt;
  await trx
    .insertInto('oidc_attempts')
    .values({ attempt_hash: attemptHash, sealed, begun_at: begunAt, expires_at: expiresAt })
    .execute();
}

/** Takes the attempt away, so that it serves once; undefined when there is none or it ran out. */
export async function takeProviderAttempt(trx: Trx, attemptHash: string, now: Instant): Promise<string | undefined> {
  const row = await trx
    .deleteFrom('oidc_attempts')
    .where('attempt_hash', '=', attemptHash)
    .returning(['sealed', 'expires_at'])
    .executeTakeFirst();
  return row !== undefined && row.expires_at > now ? row.sealed : undefined;
}
