/** How far somebody at a desk sees: everywhere or one place, and what that means for a list, a rule over all firms and a single firm. */
import type { Gazetteer } from '../../localities/index.ts';

/** Everywhere, or only what surely lies inside one place. Never optional: whoever asks says how far they may look. */
export type PopulationScope = 'everywhere' | { readonly inside: string };

/** The filters a scope puts on the register; undefined when nothing asked for lies inside it. */
export function placesAsked(
  scope: PopulationScope,
  asked: { readonly province?: string; readonly commune?: string },
  places: Pick<Gazetteer, 'contains' | 'findLocality'>,
): { readonly province?: string; readonly commune?: string } | undefined {
  const { province, commune } = asked;
  const wanted = { ...(province !== undefined && { province }), ...(commune !== undefined && { commune }) };
  if (scope === 'everywhere') return wanted;
  for (const place of Object.values(wanted)) if (!overlaps(scope.inside, place, places)) return undefined;
  const own = places.findLocality(scope.inside)?.level === 'commune' ? 'commune' : 'province';
  return { ...wanted, [own]: scope.inside };
}

/** A province asked for by a commune's officer narrows nothing; a place elsewhere leaves nothing. */
function overlaps(scope: string, place: string, { contains }: Pick<Gazetteer, 'contains'>): boolean {
  return contains(scope, place) === 'yes' || contains(place, scope) === 'yes';
}

/** A firm whose commune is not known yet belongs to its province alone; one without a place to the nation. */
export function isInScope(
  scope: PopulationScope,
  firm: { readonly communeId?: string; readonly provinceId?: string },
  { contains }: Pick<Gazetteer, 'contains'>,
): boolean {
  if (scope === 'everywhere') return true;
  const place = firm.communeId ?? firm.provinceId;
  return place !== undefined && contains(scope.inside, place) === 'yes';
}
