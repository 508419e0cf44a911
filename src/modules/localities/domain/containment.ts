/**
 * Whether one place lies inside another, across the mergers of 2025. Every place is the set of its links (old commune, new commune):
 * all links inside is yes, none is no, some is unknown, because nobody knows on which side of the new line the firm stands.
 */
import type { Containment, Locality } from './locality.ts';

/** The part of an old commune that went to one new commune. */
export interface Link {
  readonly former: string;
  readonly formerProvince: string;
  readonly commune: string;
  readonly province: string;
}

export interface LinkIndex {
  /** Links by the id of any place but the nation. */
  readonly of: ReadonlyMap<string, readonly Link[]>;
}

export function indexLinks(links: readonly Link[]): LinkIndex {
  const of = new Map<string, Link[]>();
  const add = (id: string, link: Link): void => {
    const known = of.get(id);
    if (known) known.push(link);
    else of.set(id, [link]);
  };
  for (const link of links) for (const id of Object.values(link)) add(id, link);
  return { of };
}

export function containment(index: LinkIndex, ancestor: Locality, place: Locality): Containment {
  if (ancestor.id === place.id || ancestor.level === 'nation') return 'yes';
  if (place.level === 'nation') return 'unknown';
  const links = index.of.get(place.id) ?? [];
  if (links.length === 0) return 'unknown';
  const inside = links.filter((link) => sideOf(link, ancestor) === ancestor.id).length;
  return inside === links.length ? 'yes' : inside === 0 ? 'no' : 'unknown';
}

function sideOf(link: Link, ancestor: Exclude<Locality, { level: 'nation' }>): string {
  switch (ancestor.level) {
    case 'province':
      return link.province;
    case 'former-province':
      return link.formerProvince;
    case 'commune':
      return link.commune;
    case 'former-commune':
      return link.former;
  }
}
