/** Reads who works where: assignments and waiting invitations of an officer's places. */
import type { Scope } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { scopeOf } from './scope-columns.ts';
import './tables.ts';

/** The nation, or the ids of a place and of all that lies in it. */
export type Places = 'everywhere' | readonly string[];

export interface PersonAtWork {
  readonly assignmentId: string;
  readonly personId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: string;
  readonly scope: Scope;
  readonly validFrom: LocalDate;
  readonly validTo?: LocalDate;
}

/** More are narrowed by role, place or name. */
const MOST = 5_000;

/** Roles over places, in force on that day or beginning later, by name. */
export async function listPeopleAtWork(
  db: Db,
  query: { readonly places: Places; readonly roles: readonly string[]; readonly day: LocalDate },
): Promise<readonly PersonAtWork[]> {
  const { places, roles, day } = query;
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('assignments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.person_id', 'a.role', 'a.scope_kind', 'a.organisation_id', 'a.locality_id'])
    .select(['a.valid_from', 'a.valid_to', 'p.name', 'p.email'])
    .where('a.ended_at', 'is', null)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', day)]))
    .where('a.role', 'in', [...roles])
    .where('p.blocked_at', 'is', null)
    .$if(places !== 'everywhere', (rest) => rest.where('a.locality_id', 'in', [...places]))
    .orderBy('p.name')
    .orderBy('a.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...{ assignmentId: row.id, personId: row.person_id, name: row.name, email: row.email, role: row.role },
    ...{ scope: scopeOf(row), validFrom: row.valid_from },
    ...(row.valid_to !== null && { validTo: row.valid_to }),
  }));
}

export async function findPersonAtWork(db: Db, assignmentId: string): Promise<PersonAtWork | undefined> {
  const row = await db
    .selectFrom('assignments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.person_id', 'a.role', 'a.scope_kind', 'a.organisation_id', 'a.locality_id'])
    .select(['a.valid_from', 'a.valid_to', 'p.name', 'p.email'])
    .where('a.id', '=', assignmentId)
    .where('a.ended_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      ...{ assignmentId: row.id, personId: row.person_id, name: row.name, email: row.email, role: row.role },
      ...{ scope: scopeOf(row), validFrom: row.valid_from },
      ...(row.valid_to !== null && { validTo: row.valid_to }),
    }
  );
}

export interface WaitingInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly scope: Scope;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
}

export async function listWaitingInvitations(
  db: Db,
  query: { readonly places: Places; readonly roles: readonly string[]; readonly now: Instant },
): Promise<readonly WaitingInvitation[]> {
  const { places, roles, now } = query;
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .where('role', 'in', [...roles])
    .$if(places !== 'everywhere', (rest) => rest.where('locality_id', 'in', [...places]))
    .orderBy('invited_at', 'desc')
    .limit(200)
    .execute();
  return rows.map(toWaiting);
}

export async function findWaitingInvitation(db: Db, id: string, now: Instant): Promise<WaitingInvitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && toWaiting(row);
}

function toWaiting(row: {
  id: string;
  email: string;
  role: string;
  scope_kind: Scope['kind'];
  organisation_id: string | null;
  locality_id: string | null;
  sent_at: Instant;
  expires_at: Instant;
}): WaitingInvitation {
  const { id, email, role } = row;
  return { id, email, role, scope: scopeOf(row), sentAt: row.sent_at, expiresAt: row.expires_at };
}
