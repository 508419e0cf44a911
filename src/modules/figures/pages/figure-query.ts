/** What an address of a figure asks for: the place, one filter, a comparison, a page. The address is the permanent link. */
import type { Fields } from '../../../foundation/http/route.ts';
import type { Gazetteer, Province } from '../../localities/index.ts';
import { SECTORS, type Sector, SIZES, type Size } from '../domain/member.ts';

/** One filter at a time: two together would make groups small enough to point at a firm. */
export type FigureFilter =
  | { readonly by: 'sector'; readonly value: Sector }
  | { readonly by: 'size'; readonly value: Size };

export interface FigureQuery {
  readonly province?: Province;
  readonly filter?: FigureFilter;
  readonly compared?: readonly [Province, Province];
  /** Asked to be compared with nothing, or with itself. */
  readonly alone?: Province;
  /** Number of the release asked for; absent: the latest. */
  readonly release?: number;
  readonly page: number;
}

/** Beyond this the list is for the export of open data. */
const LAST_PAGE = 2_000;

/** What nobody knows is left out, never an error: an old link still opens. */
export function readFigureQuery(query: Fields, places: Pick<Gazetteer, 'provinces'>): FigureQuery {
  const provinceOf = (name: string) => places.provinces.find(({ id }) => id === query.get(name));
  const province = provinceOf('place');
  const sector = SECTORS.find((value) => value === query.get('sector'));
  const size = SIZES.find((value) => value === query.get('size'));
  const [a, b] = [provinceOf('a'), provinceOf('b')];
  const filter: FigureFilter | undefined =
    sector !== undefined
      ? { by: 'sector', value: sector }
      : size !== undefined
        ? { by: 'size', value: size }
        : undefined;
  const page = /^\d{1,4}$/.test(query.get('page')) ? Number(query.get('page')) : 1;
  return {
    ...(province && { province }),
    ...(filter && { filter }),
    ...(a && b && a !== b && { compared: [a, b] as const }),
    ...((a ?? b) && (a === undefined || b === undefined || a === b) && { alone: a ?? b }),
    ...(/^[1-9]\d{0,5}$/.test(query.get('release')) && { release: Number(query.get('release')) }),
    page: Math.min(Math.max(page, 1), LAST_PAGE),
  };
}

/** The same figure elsewhere: `hrefOf(base, { place: 'vn-2025-38' })`. */
export function hrefOf(base: string, query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return asked.length === 0 ? base : `${base}?${new URLSearchParams(asked).toString()}`;
}

export const filterQuery = (filter: FigureFilter | undefined): Readonly<Record<string, string>> =>
  filter === undefined ? {} : { [filter.by]: filter.value };

/** What stays in the address when only the place changes. */
export function keptQuery({ filter, release }: FigureQuery): Readonly<Record<string, string>> {
  return { ...filterQuery(filter), ...(release !== undefined && { release: String(release) }) };
}
