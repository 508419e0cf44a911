/** What an officer opens: a place inside the scope acted for, and any month, sector and size together. The address keeps it all. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Fields } from '../../../foundation/http/route.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import { SECTORS, type Sector, SIZES, type Size, UNKNOWN } from '../domain/member.ts';
import type { OpenCell } from '../store/open-cells.read.ts';

export interface DeskQuery {
  /** Id of a place; the scope's own when the address names none. */
  readonly place: string;
  readonly period?: string;
  readonly sector?: Sector;
  readonly size?: Size;
  readonly page: number;
}

const LAST_PAGE = 2_000;

export function readDeskQuery(query: Fields, actor: Actor): DeskQuery {
  const asked = query.get('place');
  const period = query.get('period');
  const sector = SECTORS.find((value) => value === query.get('sector'));
  const size = SIZES.find((value) => value === query.get('size'));
  const page = /^\d{1,4}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  return {
    place: asked === '' ? homeOf(actor) : asked,
    ...(/^\d{4}-(0[1-9]|1[0-2])-01$/.test(period) && { period }),
    ...(sector && { sector }),
    ...(size && { size }),
    page: Math.min(Math.max(page, 1), LAST_PAGE),
  };
}

export function homeOf({ actingAs }: Actor): string {
  return actingAs?.scope.kind === 'locality' ? actingAs.scope.localityId : NATION_ID;
}

/** The same question in the address, page left out. */
export function deskFilters({ period, sector, size }: DeskQuery): Readonly<Record<string, string | undefined>> {
  return { period, sector, size };
}

/** The cells behind the question; undefined for a place that holds none. */
export function openCellOf(query: DeskQuery, places: Gazetteer): OpenCell | undefined {
  const { place, period, sector, size } = query;
  const filters = { period, sector, size };
  if (place === NATION_ID) return { level: 'nation', parents: [''], places: [NATION_ID], ...filters };
  if (place === UNKNOWN) return { level: 'province', parents: [NATION_ID], places: [UNKNOWN], ...filters };
  const locality = places.findLocality(place);
  if (locality?.level === 'province')
    return { level: 'province', parents: [NATION_ID], places: withMerged(places, place), ...filters };
  if (locality?.level !== 'commune') return undefined;
  const province = places.provinceOf(place)?.id ?? UNKNOWN;
  const became = places.predecessorsOf(place).filter((id) => places.successorsOf(id).length === 1);
  return { level: 'commune', parents: withMerged(places, province), places: [place, ...became], ...filters };
}

/** One level down; undefined below a commune. */
export function levelBelow(cell: OpenCell): Omit<OpenCell, 'places'> | undefined {
  const { period, sector, size } = cell;
  if (cell.level === 'nation') return { level: 'province', parents: [NATION_ID], period, sector, size };
  if (cell.level === 'province' && !cell.places.includes(UNKNOWN))
    return { level: 'commune', parents: cell.places, period, sector, size };
  return undefined;
}

export const withMerged = (places: Gazetteer, province: string): string[] => [
  province,
  ...places.predecessorsOf(province),
];

/** What a place of then is now; unknown when it was divided. */
export function placeNow(places: Gazetteer, id: string): string {
  const place = places.findLocality(id);
  if (place?.level === 'former-province') return place.successor;
  if (place?.level !== 'former-commune') return id;
  const [only, ...others] = place.successors;
  return only === undefined || others.length > 0 ? UNKNOWN : only;
}
