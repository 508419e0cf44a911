/** Writes people, organisations, assignments and invitations. */
import type { Scope } from '../../../foundation/actor.ts';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { scopeColumns } from './scope-columns.ts';
import './tables.ts';

export interface NewPerson {
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly isDemo?: boolean;
  readonly createdAt: Instant;
}

/** False when the address already has its person: two first sign-ins may race. */
export async function insertPerson(trx: Trx, person: NewPerson): Promise<boolean> {
  const { id, email, name, isDemo = false, createdAt } = person;
  const row = await trx
    .insertInto('people')
    .values({ id, email, name, is_demo: isDemo, created_at: createdAt, blocked_at: null, erased_at: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function renamePerson(trx: Trx, id: string, name: string): Promise<void> {
  await trx.updateTable('people').set({ name }).where('id', '=', id).execute();
}

export async function insertOrganisation(
  trx: Trx,
  organisation: {
    readonly id: string;
    readonly kind: 'authority' | 'enterprise' | 'adviser' | 'vendor' | 'intermediary';
    readonly name: string;
    readonly localityId?: string;
    readonly createdAt: Instant;
  },
): Promise<void> {
  const { id, kind, name, localityId, createdAt } = organisation;
  await trx
    .insertInto('organisations')
    .values({ id, kind, name, locality_id: localityId ?? null, created_at: createdAt })
    .execute();
}

/** False when the person already holds that role over that scope. */
export async function insertAssignment(
  trx: Trx,
  assignment: {
    readonly id: string;
    readonly personId: string;
    readonly role: string;
    readonly scope: Scope;
    readonly validFrom: LocalDate;
    readonly grantedBy: string | null;
    readonly grantedAt: Instant;
  },
): Promise<boolean> {
  const row = await trx
    .insertInto('assignments')
    .values({
      id: assignment.id,
      person_id: assignment.personId,
      role: assignment.role,
      ...scopeColumns(assignment.scope),
      valid_from: assignment.validFrom,
      valid_to: null,
      granted_by: assignment.grantedBy,
      granted_at: assignment.grantedAt,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertInvitation(
  trx: Trx,
  invitation: {
    readonly id: string;
    readonly email: string;
    readonly role: string;
    readonly scope: Scope;
    readonly invitedBy: string | null;
    readonly invitedAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  const { id, email, role, scope, invitedBy, invitedAt, expiresAt } = invitation;
  await trx
    .insertInto('invitations')
    .values({
      ...{ id, email, role, ...scopeColumns(scope), invited_by: invitedBy },
      ...{ invited_at: invitedAt, sent_at: invitedAt, expires_at: expiresAt, answered_at: null, answer: null },
    })
    .execute();
}

/** True for the one answer that came first. */
export async function answerInvitation(
  trx: Trx,
  id: string,
  answer: 'accepted' | 'declined',
  now: Instant,
): Promise<boolean> {
  const row = await trx
    .updateTable('invitations')
    .set({ answer, answered_at: now })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A later last day, or at once; the assignment stays in the history. */
export async function endAssignment(
  trx: Trx,
  id: string,
  end: { readonly lastDay: LocalDate | 'now'; readonly by: string; readonly now: Instant },
): Promise<void> {
  const { lastDay, by, now } = end;
  await trx
    .updateTable('assignments')
    .set({ ended_by: by, ...(lastDay === 'now' ? { ended_at: now } : { valid_to: lastDay }) })
    .where('id', '=', id)
    .execute();
}

export async function withdrawInvitation(trx: Trx, id: string, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('invitations')
    .set({ answer: 'withdrawn', answered_at: now })
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False when somebody else sent the letter since. */
export async function noteSent(trx: Trx, id: string, before: Instant, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('invitations')
    .set({ sent_at: now })
    .where('id', '=', id)
    .where('sent_at', '=', before)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function linkIdentity(
  trx: Trx,
  identity: {
    readonly issuer: string;
    readonly subject: string;
    readonly personId: string;
    readonly linkedAt: Instant;
  },
): Promise<boolean> {
  const { issuer, subject, personId, linkedAt } = identity;
  const row = await trx
    .insertInto('oidc_identities')
    .values({ issuer, subject, person_id: personId, linked_at: linkedAt })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined;
}
