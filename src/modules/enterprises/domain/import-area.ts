/** Whose register an officer keeps: the nation's, or one province's. */
import type { Actor } from '../../../foundation/actor.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Gazetteer } from '../../localities/index.ts';

/** `undefined`: the nation. */
export type ImportArea = string | undefined;

/** A register is kept by provinces and above: a commune brings in none. */
export function areaOf(
  actor: Pick<Actor, 'actingAs'>,
  places: Pick<Gazetteer, 'provinces'>,
): Result<ImportArea, Refusal<'accounts.outside-your-area'>> {
  const scope = actor.actingAs?.scope;
  if (scope?.kind === 'nation') return accepted(undefined);
  if (scope?.kind === 'locality' && places.provinces.some(({ id }) => id === scope.localityId))
    return accepted(scope.localityId);
  return refused({ code: 'accounts.outside-your-area' });
}
