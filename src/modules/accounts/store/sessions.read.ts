/** Reads sessions: by token on every request that carries one, by person for the list of one's devices. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { SignInMethod } from './tables.ts';
import './tables.ts';

export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly method: SignInMethod;
  readonly assignmentId: string | null;
  readonly device: string;
  readonly startedAt: Instant;
  readonly lastSeenAt: Instant;
}

const COLUMNS = [
  's.id',
  's.person_id as personId',
  's.method',
  's.assignment_id as assignmentId',
  's.device',
  's.started_at as startedAt',
  's.last_seen_at as lastSeenAt',
] as const;

export type SessionWithPerson = Session & { readonly name: string | null; readonly email: string | null };

/** Not ended, of a person who is not blocked; whether it is still alive is for the caller to judge. */
export function findSession(db: Db, tokenHash: string): Promise<SessionWithPerson | undefined> {
  return db
    .selectFrom('sessions as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select([...COLUMNS, 'p.name', 'p.email'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.ended_at', 'is', null)
    .where('p.blocked_at', 'is', null)
    .executeTakeFirst();
}

/** Undefined where nobody ended it by signing out. */
export async function findSessionEnd(db: Db, tokenHash: string): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select('ended_at as endedAt')
    .where('token_hash', '=', tokenHash)
    .where('ended_because', 'in', ['signed-out', 'ended-elsewhere'])
    .executeTakeFirst();
  return row?.endedAt ?? undefined;
}

/** Not ended, the latest used first. */
export function listSessions(db: Db, personId: string): Promise<readonly Session[]> {
  return db
    .selectFrom('sessions as s')
    .select(COLUMNS)
    .where('s.person_id', '=', personId)
    .where('s.ended_at', 'is', null)
    .orderBy('s.last_seen_at', 'desc')
    .execute();
}

/** Tax codes of those the provider said its person represents, for a session begun since; none for any other. */
export async function representedIn(db: Db, sessionId: string, begunSince: Instant): Promise<readonly string[]> {
  const session = await db
    .selectFrom('sessions')
    .select('represents')
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('started_at', '>=', begunSince)
    .executeTakeFirst();
  return session?.represents ?? [];
}
