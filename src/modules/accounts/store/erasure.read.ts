/** Reads requests for erasure, and everything this module keeps about a person for their copy. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ErasureRequest } from '../domain/erasure.ts';
import './tables.ts';

const COLUMNS = ['person_id as personId', 'asked_at as askedAt', 'due_at as dueAt', 'firms'] as const;

export function findErasure(db: Db, personId: string): Promise<ErasureRequest | undefined> {
  return db.selectFrom('erasure_requests').select(COLUMNS).where('person_id', '=', personId).executeTakeFirst();
}

export function listDueErasures(db: Db, now: Instant, limit: number): Promise<readonly ErasureRequest[]> {
  return db
    .selectFrom('erasure_requests')
    .select(COLUMNS)
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

/** Plain rows, secrets and hashes left out: those open nothing for their owner and everything for a thief. */
export async function readAccount(db: Db, personId: string) {
  const person = await db
    .selectFrom('people')
    .select(['id', 'email', 'name', 'created_at'])
    .where('id', '=', personId)
    .executeTakeFirst();
  const assignments = await db
    .selectFrom('assignments')
    .select([
      'role',
      'scope_kind',
      'organisation_id',
      'locality_id',
      'valid_from',
      'valid_to',
      'granted_at',
      'ended_at',
    ])
    .where('person_id', '=', personId)
    .orderBy('granted_at')
    .execute();
  const sessions = await db
    .selectFrom('sessions')
    .select(['method', 'device', 'started_at', 'last_seen_at', 'ended_at', 'ended_because'])
    .where('person_id', '=', personId)
    .orderBy('started_at')
    .execute();
  const identities = await db
    .selectFrom('oidc_identities')
    .select(['issuer', 'subject', 'linked_at'])
    .where('person_id', '=', personId)
    .execute();
  const passkeys = await db
    .selectFrom('passkeys')
    .select(['label', 'made_at', 'used_at'])
    .where('person_id', '=', personId)
    .execute();
  const printedCodes = await db
    .selectFrom('paper_codes')
    .select(['locality_id', 'issued_at', 'used_at'])
    .where('person_id', '=', personId)
    .execute();
  const invitations =
    person?.email == null
      ? []
      : await db
          .selectFrom('invitations')
          .select(['role', 'scope_kind', 'locality_id', 'invited_at', 'expires_at', 'answer'])
          .where('email', '=', person.email)
          .execute();
  return { person, assignments, sessions, identities, passkeys, printedCodes, invitations };
}
