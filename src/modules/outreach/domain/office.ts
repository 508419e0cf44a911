/** The office a list is read for: the commune or province of the role acted as, or the province a national officer chose. */
import type { Scope } from '../../../foundation/actor.ts';
import type { Locality } from '../../localities/index.ts';

export type OfficePlace = { readonly level: 'commune' | 'province'; readonly id: string };

/** `choose`: the nation is too wide for one list. `none`: a role over an organisation, or over a place that is no more. */
export function officeOf(
  scope: Scope | undefined,
  chosenProvince: string,
  find: (id: string) => Pick<Locality, 'level'> | undefined,
): OfficePlace | 'choose' | 'none' {
  if (scope === undefined || scope.kind === 'organisation') return 'none';
  if (scope.kind === 'nation')
    return find(chosenProvince)?.level === 'province' ? { level: 'province', id: chosenProvince } : 'choose';
  const level = find(scope.localityId)?.level;
  if (level === 'nation')
    return find(chosenProvince)?.level === 'province' ? { level: 'province', id: chosenProvince } : 'choose';
  return level === 'commune' || level === 'province' ? { level, id: scope.localityId } : 'none';
}
