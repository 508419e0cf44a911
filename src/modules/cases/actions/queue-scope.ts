/** Where somebody who works cases may look, as ids to ask the database for; nobody without the verb. */
import type { Actor } from '../../../foundation/actor.ts';
import type { QueueScope } from '../domain/queue.ts';
import type { CaseDeps } from './case-deps.ts';

export function queueScopeOf(
  { roles, places }: Pick<CaseDeps, 'roles' | 'places'>,
  actor: Actor,
): QueueScope | undefined {
  const { actingAs } = actor;
  if (actingAs === undefined || !roles.byCode.get(actingAs.role)?.verbs.includes('cases.work')) return undefined;
  if (actingAs.scope.kind === 'nation') return { level: 'nation' };
  if (actingAs.scope.kind === 'organisation') return undefined;
  const { localityId } = actingAs.scope;
  const level = places.findLocality(localityId)?.level;
  if (level !== 'province' && level !== 'commune') return undefined;
  // What was merged into it as a whole; a place only partly inside is outside, as the policy says.
  const former = places.predecessorsOf(localityId).filter((id) => places.contains(localityId, id) === 'yes');
  return { level, ids: [localityId, ...former] };
}
