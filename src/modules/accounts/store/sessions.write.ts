/** Writes sessions: begun, seen, acting as something else, ended. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { SessionEnd, SignInMethod } from './tables.ts';
import './tables.ts';

export async function insertSession(
  trx: Trx,
  session: {
    readonly id: string;
    readonly tokenHash: string;
    readonly personId: string;
    readonly method: SignInMethod;
    readonly assignmentId: string | null;
    readonly device: string;
    readonly startedAt: Instant;
    /** Tax codes of those the identity provider says the person represents. */
    readonly represents?: readonly string[];
  },
): Promise<void> {
  const { id, tokenHash, personId, method, assignmentId, device, startedAt, represents = [] } = session;
  await trx
    .insertInto('sessions')
    .values({
      ...{ id, token_hash: tokenHash, person_id: personId, method, assignment_id: assignmentId, device },
      ...{ started_at: startedAt, last_seen_at: startedAt, ended_at: null, ended_because: null },
      confirmed_at: null,
      represents: [...represents],
    })
    .execute();
}

export async function noteUse(db: Db, id: string, now: Instant): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('id', '=', id).execute();
}

export async function actAs(trx: Trx, id: string, assignmentId: string): Promise<void> {
  await trx.updateTable('sessions').set({ assignment_id: assignmentId }).where('id', '=', id).execute();
}

/** Ends the person's sessions that `which` names (all, one, one by its token); returns the ids of those that really ended. */
export async function endSessions(
  trx: Trx,
  which:
    | { readonly personId: string; readonly sessionId?: string }
    | { readonly tokenHash: string; readonly personId?: undefined },
  because: SessionEnd,
  now: Instant,
): Promise<readonly { readonly id: string; readonly personId: string }[]> {
  let query = trx
    .updateTable('sessions')
    .set({ ended_at: now, ended_because: because })
    .where('ended_at', 'is', null)
    .returning(['id', 'person_id as personId']);
  if (which.personId === undefined) query = query.where('token_hash', '=', which.tokenHash);
  else {
    query = query.where('person_id', '=', which.personId);
    if (which.sessionId !== undefined) query = query.where('id', '=', which.sessionId);
  }
  return query.execute();
}

/** Sessions nobody can come back to are deleted: who signed in when stays in the ledger. */
export async function forgetSessions(db: Db, lastSeenBefore: Instant): Promise<void> {
  await db.deleteFrom('sessions').where('last_seen_at', '<', lastSeenBefore).execute();
}
