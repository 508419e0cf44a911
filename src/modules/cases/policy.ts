/** Who may do what with a case: whoever asked with their own, an officer with those of firms where their role reaches, an adviser with those they hold, a partner with those it takes part in. Pure. */
import type { Actor } from '../../foundation/actor.ts';
import { accepted, type Refusal, type Result, refused } from '../../foundation/result.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../accounts/index.ts';
import type { ActorRef } from '../ledger/index.ts';
import type { Case } from './domain/case.ts';
import { LADDER, type Level } from './domain/ladder.ts';

type NotYours = Refusal<'cases.policy.not-yours'>;

/** The holder of a plan key. `reader`: who is signed in; an adviser under a mandate of the firm sees no complaint about themselves. */
export function mayAsFirm(
  actor: ActorRef,
  { dossierId, againstPersonId }: Pick<Case, 'dossierId' | 'againstPersonId'>,
  reader?: Pick<Actor, 'personId'>,
): Result<undefined, NotYours> {
  if (reader !== undefined && reader.personId === againstPersonId) return refused({ code: 'cases.policy.not-yours' });
  if (actor.kind === 'plan-holder' && actor.dossierId === dossierId) return accepted(undefined);
  return refused({ code: 'cases.policy.not-yours' });
}

/** A person with what they asked for themselves. */
export function mayAsApplicant(
  actor: Actor,
  { applicantPersonId }: Pick<Case, 'applicantPersonId'>,
): Result<undefined, NotYours> {
  return actor.personId === applicantPersonId ? accepted(undefined) : refused({ code: 'cases.policy.not-yours' });
}

/**
 * `cases.work` where the firm is, `cases.hold` with what one holds. A case without a place is the nation's alone; nobody works on their own, and
 * nobody learns of a complaint about themselves.
 */
export function mayWork(
  actor: Actor | undefined,
  {
    place,
    holder,
    applicantPersonId,
    againstPersonId,
  }: Pick<Case, 'place' | 'holder' | 'applicantPersonId' | 'againstPersonId'>,
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  if (actor !== undefined && (actor.personId === applicantPersonId || actor.personId === againstPersonId))
    return refused({ code: 'accounts.outside-your-area' });
  const holds = mayAtDesk(actor, 'cases.hold', {}, context);
  const isHolder = holder.personId === actor?.personId && holder.assignmentId === actor?.actingAs?.assignmentId;
  if (holds.ok && isHolder && holder.assignmentId !== undefined) return accepted(undefined);
  const localityId = place.communeId ?? place.provinceId;
  const allowed = mayAtDesk(actor, 'cases.work', localityId === undefined ? {} : { localityId }, context);
  // Whoever may only hold cases learns nothing of those they do not.
  if (!allowed.ok && holds.ok) return refused({ code: 'accounts.outside-your-area' });
  if (allowed.ok && localityId === undefined && actor?.actingAs?.scope.kind !== 'nation')
    return refused({ code: 'accounts.outside-your-area' });
  return allowed;
}

/** After an objection only desks above act, and never who settled it; everybody else in reach goes on reading it. `level`: of the desk acted for. */
export function mayGoOn(
  { personId }: Pick<Actor, 'personId'>,
  level: Level | undefined,
  { risen }: Pick<Case, 'risen'>,
): Result<undefined, Refusal<'cases.policy.risen'>> {
  if (risen === undefined) return accepted(undefined);
  const isAbove = level !== undefined && LADDER.indexOf(level) >= LADDER.indexOf(risen.level);
  return isAbove && personId !== risen.without ? accepted(undefined) : refused({ code: 'cases.policy.risen' });
}

/** `cases.partner` for the organisation that takes part. */
export function mayAsPartner(
  actor: Actor | undefined,
  { partnerOrganisationId }: Pick<Case, 'partnerOrganisationId'>,
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  const scope = actor?.actingAs?.scope;
  if (partnerOrganisationId === undefined || scope?.kind !== 'organisation') {
    const allowed = mayAtDesk(actor, 'cases.partner', {}, context);
    return allowed.ok ? refused({ code: 'accounts.outside-your-area' }) : allowed;
  }
  return mayAtDesk(actor, 'cases.partner', { organisationId: partnerOrganisationId }, context);
}
