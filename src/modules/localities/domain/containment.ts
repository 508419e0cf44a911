/**
 * Whether one place lies inside another, across the mergers of 2025. Every place is the set of its links (old commune, new commune):
 * all links inside is yes, none is no, some is unknown, because nobody knows on which side of the new line the firm stands.
 */
import type { Containment, Link, Locality, LocalityData } from './locality.ts';

/** The links of the content itself, before any later act. */
export function linksOfContent(data: LocalityData): Link[] {
  const provinceOf = new Map(data.communes.map(({ id, province }) => [id, province]));
  return data.formerCommunes.flatMap((former) =>
    former.successors.map((id) => {
      const province = provinceOf.get(id);
      if (province === undefined) throw new Error(`unknown locality ${id}`);
      return { former: former.id, formerProvince: former.province, commune: id, province };
    }),
  );
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
  for (const link of links) for (const id of placesOfLink(link)) add(id, link);
  return { of };
}

export function containment(index: LinkIndex, ancestor: Locality, place: Locality): Containment {
  if (ancestor.id === place.id || ancestor.level === 'nation') return 'yes';
  if (place.level === 'nation') return 'unknown';
  const links = index.of.get(place.id) ?? [];
  if (links.length === 0) return 'unknown';
  let inside = 0;
  for (const link of links) if (isIn(link, ancestor.id)) inside += 1;
  return inside === links.length ? 'yes' : inside === 0 ? 'no' : 'unknown';
}

/** Asked of every link of a province by every rule: nothing is allocated. */
function isIn({ former, formerProvince, commune, province, past }: Link, id: string): boolean {
  return province === id || commune === id || formerProvince === id || former === id || past?.includes(id) === true;
}

/** Every place this piece is or was in. */
export function placesOfLink({ former, formerProvince, commune, province, past }: Link): readonly string[] {
  return past === undefined
    ? [former, formerProvince, commune, province]
    : [former, formerProvince, commune, province, ...past];
}
