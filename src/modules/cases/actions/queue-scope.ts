/** Where somebody who works cases may look, as ids to ask the database for; nobody without the verb. */
import type { Actor } from '../../../foundation/actor.ts';
import type { QueueScope } from '../domain/queue.ts';
import type { CaseDeps } from './case-deps.ts';

/** An office sees its place, whoever may only hold cases those they hold. */
export function queueScopeOf(
  { roles, places }: Pick<CaseDeps, 'roles' | 'places'>,
  actor: Actor,
): QueueScope | undefined {
  const { actingAs } = actor;
  const verbs = (actingAs && roles.byCode.get(actingAs.role)?.verbs) ?? [];
  if (actingAs === undefined || actingAs.scope.kind === 'organisation') return undefined;
  if (!verbs.includes('cases.work'))
    return verbs.includes('cases.hold')
      ? { level: 'holder', personId: actor.personId, assignmentId: actingAs.assignmentId }
      : undefined;
  if (actingAs.scope.kind === 'nation') return { level: 'nation', viewer: actor.personId };
  const { localityId } = actingAs.scope;
  const level = places.findLocality(localityId)?.level;
  if (level !== 'province' && level !== 'commune') return undefined;
  // What was merged into it as a whole; a place only partly inside is outside, as the policy says.
  const former = places.predecessorsOf(localityId).filter((id) => places.contains(localityId, id) === 'yes');
  return { level, ids: [localityId, ...former], viewer: actor.personId };
}

/** What the organisation a partner acts for takes part in. */
export function partnerScopeOf({ roles }: Pick<CaseDeps, 'roles'>, { actingAs }: Actor): QueueScope | undefined {
  const verbs = (actingAs && roles.byCode.get(actingAs.role)?.verbs) ?? [];
  return actingAs?.scope.kind === 'organisation' && verbs.includes('cases.partner')
    ? { level: 'partner', organisationId: actingAs.scope.organisationId }
    : undefined;
}
