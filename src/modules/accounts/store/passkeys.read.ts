/** Reads passkeys: of a person, one by its credential, and when a session last proved one. */
import type { StoredPasskey } from '../../../foundation/auth-crypto/passkeys.ts';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

export type Passkey = StoredPasskey & {
  readonly personId: string;
  readonly label: string;
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
};

const COLUMNS = [
  'credential_id as credentialId',
  'person_id as personId',
  'public_key as publicKey',
  'counter',
  'transports',
  'label',
  'made_at as madeAt',
  'used_at as usedAt',
] as const;

/** The oldest first. */
export function listPasskeys(db: Db, personId: string): Promise<readonly Passkey[]> {
  return db.selectFrom('passkeys').select(COLUMNS).where('person_id', '=', personId).orderBy('made_at').execute();
}

export function findPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  return db.selectFrom('passkeys').select(COLUMNS).where('credential_id', '=', credentialId).executeTakeFirst();
}

/** When this session's person proved a passkey in it; undefined for a person who has none. */
export async function lastConfirmation(
  db: Db,
  session: { readonly personId: string; readonly sessionId: string },
): Promise<{ readonly at: Instant | null } | undefined> {
  return db
    .selectFrom('passkeys as k')
    .innerJoin('sessions as s', 's.person_id', 'k.person_id')
    .select('s.confirmed_at as at')
    .where('k.person_id', '=', session.personId)
    .where('s.id', '=', session.sessionId)
    .limit(1)
    .executeTakeFirst();
}
