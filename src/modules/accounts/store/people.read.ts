/** Reads people, what they may act as, and what they are invited to. */
import { sql } from 'kysely';
import type { Scope } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { type Assignment, isInForce } from '../domain/assignment.ts';
import { scopeOf } from './scope-columns.ts';
import './tables.ts';

export interface Person {
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly isDemo: boolean;
  readonly blockedAt: Instant | null;
}

const COLUMNS = ['id', 'email', 'name', 'is_demo as isDemo', 'blocked_at as blockedAt'] as const;

export function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return db.selectFrom('people').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

export function findPersonByEmail(db: Db, email: string): Promise<Person | undefined> {
  return db.selectFrom('people').select(COLUMNS).where('email', '=', email).executeTakeFirst();
}

export async function findPersonBySubject(db: Db, issuer: string, subject: string): Promise<Person | undefined> {
  const identity = await db
    .selectFrom('oidc_identities')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return identity && findPerson(db, identity.person_id);
}

/** In force on that day, the oldest first. */
export async function listAssignments(db: Db, personId: string, day: LocalDate): Promise<readonly Assignment[]> {
  const rows = await db
    .selectFrom('assignments')
    .selectAll()
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .orderBy('id')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      role: row.role,
      scope: scopeOf(row),
      validFrom: row.valid_from,
      ...(row.valid_to !== null && { validTo: row.valid_to }),
    }))
    .filter((assignment) => isInForce(assignment, day));
}

export interface Invitation {
  readonly id: string;
  readonly role: string;
  readonly scope: Scope;
  readonly invitedBy: string | null;
  readonly expiresAt: Instant;
}

export async function listOpenInvitations(db: Db, email: string, now: Instant): Promise<readonly Invitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('email', '=', email)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    scope: scopeOf(row),
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
  }));
}

/** Names of organisations, for the scopes shown on a page. */
export async function organisationNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('organisations')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of colleagues, for a history read at the desk; one who gave none, or was erased, is absent. */
export async function personNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

/** A person whom this commune's desk gave a printed code before and who has no mailbox. */
export function findIssuedPerson(
  db: Db,
  personId: string,
  localityId: string,
): Promise<{ readonly id: string; readonly name: string | null } | undefined> {
  return db
    .selectFrom('paper_codes as c')
    .innerJoin('people as p', 'p.id', 'c.person_id')
    .select(['p.id', 'p.name'])
    .where('c.person_id', '=', personId)
    .where('c.locality_id', '=', localityId)
    .where('p.email', 'is', null)
    .limit(1)
    .executeTakeFirst();
}

/** People this commune's desk gave printed codes to, the latest first. */
export async function listIssuedPeople(
  db: Db,
  localityId: string,
  limit = 50,
): Promise<readonly { readonly id: string; readonly name: string | null; readonly issuedAt: Instant }[]> {
  const rows = await db
    .selectFrom('paper_codes as c')
    .innerJoin('people as p', 'p.id', 'c.person_id')
    .select((eb) => ['p.id', 'p.name', eb.fn.max('c.issued_at').as('issuedAt')])
    .where('c.locality_id', '=', localityId)
    .where('p.email', 'is', null)
    .groupBy(['p.id', 'p.name'])
    .orderBy('issuedAt', 'desc')
    .limit(limit)
    .execute();
  return rows;
}

/** Those made for that role, in the order in which they were made; roles that came later do not count. */
export async function listDemoPeople(db: Db, role: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people as p')
    .innerJoin('assignments as a', 'a.person_id', 'p.id')
    .distinctOn('p.id')
    .select(['p.id', 'a.role'])
    .where('p.is_demo', '=', true)
    .orderBy('p.id')
    .orderBy('a.id')
    .execute();
  return rows.flatMap((row) => (row.role === role ? [row.id] : []));
}

/** Somebody who works for a place, as one of their assignments. */
export interface Colleague {
  readonly personId: string;
  readonly assignmentId: string;
  readonly role: string;
  readonly name: string | null;
}

/**
 * Who holds one of these roles over exactly this place (any of its versioned ids), over the nation, or anywhere, the nation's first;
 * blocked people do not count.
 */
export async function listColleagues(
  db: Db,
  { roles, places }: { readonly roles: readonly string[]; readonly places: readonly string[] | 'nation' | 'anywhere' },
  day: LocalDate,
): Promise<readonly Colleague[]> {
  if (roles.length === 0 || places.length === 0) return [];
  const rows = await db
    .selectFrom('assignments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.person_id', 'a.role', 'p.name'])
    .where('a.ended_at', 'is', null)
    .where('a.valid_from', '<=', day)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', day)]))
    .where('a.role', 'in', [...roles])
    .$if(places === 'nation', (query) => query.where('a.scope_kind', '=', 'nation'))
    .$if(places === 'anywhere', (query) => query.where('a.scope_kind', 'in', ['nation', 'locality']))
    .$if(typeof places !== 'string', (query) =>
      // One list, not a parameter for each place: a province has hundreds.
      query.where('a.scope_kind', '=', 'locality').where(sql<boolean>`a.locality_id = any(${[...places]}::text[])`),
    )
    .where('p.blocked_at', 'is', null)
    .orderBy('a.scope_kind', 'desc')
    .orderBy('a.granted_at')
    .orderBy('a.id')
    .execute();
  return rows.map(({ id, person_id, role, name }) => ({ assignmentId: id, personId: person_id, role, name }));
}

/** Everybody who acts for an organisation in one of these roles; blocked people do not count. */
export async function listMembers(
  db: Db,
  { roles, organisationId }: { readonly roles: readonly string[]; readonly organisationId: string },
  day: LocalDate,
): Promise<readonly Colleague[]> {
  if (roles.length === 0) return [];
  const rows = await db
    .selectFrom('assignments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.person_id', 'a.role', 'p.name'])
    .where('a.organisation_id', '=', organisationId)
    .where('a.ended_at', 'is', null)
    .where('a.valid_from', '<=', day)
    .where((eb) => eb.or([eb('a.valid_to', 'is', null), eb('a.valid_to', '>=', day)]))
    .where('a.role', 'in', [...roles])
    .where('p.blocked_at', 'is', null)
    .orderBy('a.granted_at')
    .orderBy('a.id')
    .execute();
  return rows.map(({ id, person_id, role, name }) => ({ assignmentId: id, personId: person_id, role, name }));
}

/** Of these people, what they no longer act for: ended, past its last day, or theirs who are blocked. */
export async function listAssignmentsOver(
  db: Db,
  personIds: readonly string[],
  day: LocalDate,
): Promise<readonly { readonly personId: string; readonly assignmentId: string }[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectFrom('assignments as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['a.id', 'a.person_id'])
    .where('a.person_id', 'in', [...personIds])
    .where((eb) =>
      eb.or([eb('a.ended_at', 'is not', null), eb('a.valid_to', '<', day), eb('p.blocked_at', 'is not', null)]),
    )
    .orderBy('a.id')
    .execute();
  return rows.map(({ id, person_id }) => ({ personId: person_id, assignmentId: id }));
}
