/** Who may do what with accounts: a table of roles (content), bounded by the locality each assignment reaches. */
import type { Actor, Scope } from '../../foundation/actor.ts';
import { accepted, type Refusal, type Result, refused } from '../../foundation/result.ts';
import type { Containment } from '../localities/index.ts';
import type { RoleCatalogue } from './domain/role.ts';

/** What an act is about, as far as permission needs to know it. */
export interface Thing {
  /** The person it belongs to. */
  readonly personId?: string;
  readonly organisationId?: string;
  readonly localityId?: string;
  /** A role about to be given over a scope. */
  readonly gives?: { readonly role: string; readonly scope: Scope };
}

export type AccountVerb = 'account.read' | 'account.write' | 'invitation.create' | 'paper-code.issue' | DeskVerb;

/** What officers may do at their desk; which role may is content, how far it reaches is the assignment's scope. */
export type DeskVerb =
  | 'firms.read'
  | 'firms.contact'
  | 'register.import'
  | 'duplicates.decide'
  | 'populations.write'
  | 'claims.confirm'
  | 'mandates.use'
  | 'field.work'
  | 'cases.work'
  | 'cases.hold'
  | 'cases.partner'
  | 'offers.answer'
  | 'advisers.coordinate'
  | 'products.edit'
  | 'products.decide'
  | 'advisers.decide'
  | 'advisers.self'
  | 'teams.keep'
  | 'content.draft'
  | 'content.sign-off'
  | 'figures.open'
  | 'figures.correct'
  | 'figures.release'
  | 'reports.write'
  | 'audit.read';

export type NotAllowed = Refusal<
  'accounts.not-signed-in' | 'accounts.not-yours' | 'accounts.role-may-not' | 'accounts.outside-your-area'
>;

export interface PolicyContext {
  readonly roles: RoleCatalogue;
  /** Whether the second place lies in the first, as localities says. */
  readonly contains: (ancestorId: string, localityId: string) => Containment;
}

/** A person's own things need no role; everything else needs a role that lists the verb and a scope that reaches the thing. */
export function can(
  actor: Actor | undefined,
  verb: AccountVerb,
  thing: Thing,
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  if (actor === undefined) return refused({ code: 'accounts.not-signed-in' });
  if (verb === 'account.read' || verb === 'account.write')
    return thing.personId === actor.personId ? accepted(undefined) : refused({ code: 'accounts.not-yours' });
  const role = actor.actingAs && context.roles.byCode.get(actor.actingAs.role);
  if (actor.actingAs === undefined || role === undefined || !role.verbs.includes(verb))
    return refused({ code: 'accounts.role-may-not' });
  if (thing.gives !== undefined) {
    const given = context.roles.byCode.get(thing.gives.role);
    if (given === undefined || !role.invites.includes(given.code) || !given.scopes.includes(thing.gives.scope.kind))
      return refused({ code: 'accounts.role-may-not' });
    if (!reachesScope(actor.actingAs.scope, thing.gives.scope, context))
      return refused({ code: 'accounts.outside-your-area' });
  }
  if (!reaches(actor.actingAs.scope, thing, context)) return refused({ code: 'accounts.outside-your-area' });
  return accepted(undefined);
}

/** A thing without a place or an owner is nobody's in particular; one whose place is only partly inside is outside. */
export function reaches(scope: Scope, thing: Thing, context: Pick<PolicyContext, 'contains'>): boolean {
  if (scope.kind === 'nation') return true;
  if (scope.kind === 'organisation')
    return thing.organisationId === scope.organisationId && thing.localityId === undefined;
  if (thing.organisationId !== undefined && thing.localityId === undefined) return false;
  return thing.localityId === undefined || inside(scope.localityId, thing.localityId, context);
}

function reachesScope(own: Scope, given: Scope, context: Pick<PolicyContext, 'contains'>): boolean {
  if (own.kind === 'nation') return true;
  if (own.kind === 'locality') return given.kind === 'locality' && inside(own.localityId, given.localityId, context);
  return given.kind === 'organisation' && given.organisationId === own.organisationId;
}

function inside(ancestorId: string, localityId: string, { contains }: Pick<PolicyContext, 'contains'>): boolean {
  return contains(ancestorId, localityId) === 'yes';
}
