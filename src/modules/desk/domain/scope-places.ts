/** Ids of every place inside a scope, those of former times included: what happened there is read under them. */
import type { Scope } from '../../../foundation/actor.ts';
import type { Gazetteer } from '../../localities/index.ts';

/** `everything` for the nation; an organisation has no places. */
export function placesOf(
  scope: Scope,
  places: Pick<Gazetteer, 'placesInside' | 'findLocality'>,
): readonly string[] | 'everything' {
  if (scope.kind === 'nation') return 'everything';
  if (scope.kind === 'organisation') return [];
  if (places.findLocality(scope.localityId)?.level === 'nation') return 'everything';
  return places.placesInside(scope.localityId);
}

/** An office and those that were merged into it as a whole, its own id first: what they kept is its own. */
export function officesOf(office: string, places: Pick<Gazetteer, 'contains' | 'predecessorsOf'>): readonly string[] {
  return [office, ...places.predecessorsOf(office).filter((id) => places.contains(office, id) === 'yes')];
}
