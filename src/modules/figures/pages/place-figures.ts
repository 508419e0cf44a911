/** What other pages of the desk say about a place in numbers: one figure there, and who is reached below it. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { listBuilds } from '../store/builds.read.ts';
import { countInCell, listPlacesIn } from '../store/open-cells.read.ts';
import { readStockPlaces } from '../store/stocks.read.ts';
import { levelBelow, openCellOf, placeNow } from './desk-query.ts';
import { stocksAt } from './desk-view.ts';

/** An indicator or a stock at a place, in one month (`2026-11-01`) or in all; undefined for a place that holds no figures, a stock of a month, and what is not counted yet. */
export async function figureAt(
  db: Db,
  places: Gazetteer,
  asked: {
    readonly figure: string;
    readonly kind: 'indicator' | 'stock';
    readonly place: string;
    readonly period?: string | undefined;
  },
): Promise<number | undefined> {
  const { figure, kind, place, period } = asked;
  const cell = openCellOf({ place, page: 1, ...(period !== undefined && { period }) }, places);
  if (cell === undefined) return undefined;
  if (kind === 'indicator') {
    const [counts, builds] = await Promise.all([countInCell(db, [figure], cell), listBuilds(db)]);
    return builds.size === 0 || builds.has(figure) ? (counts.get(figure) ?? 0) : undefined;
  }
  return period === undefined ? (await stocksAt(db, cell)).get(figure) : undefined;
}

export interface PlaceReach {
  readonly placeId: string;
  /** Firms at work there; absent when the register knows none. */
  readonly operating?: number;
  readonly reached: number;
}

/** Provinces of the nation or communes of a province, those with most firms nobody reached first. */
export async function reachBelow(db: Db, places: Gazetteer, place: string): Promise<readonly PlaceReach[]> {
  const cell = openCellOf({ place, page: 1 }, places);
  const below = cell && levelBelow(cell);
  if (below === undefined || below.level === 'nation') return [];
  const [members, stocks] = await Promise.all([
    listPlacesIn(db, 'firms-reached', below),
    readStockPlaces(db, below.level, below.parents),
  ]);
  const reached = merged(members, places);
  const operating = merged(
    new Map(stocks.filter(({ stock }) => stock === 'operating').map(({ localityId, firms }) => [localityId, firms])),
    places,
  );
  return [...new Set([...operating.keys(), ...reached.keys()])]
    .map((placeId): PlaceReach => {
      const firms = operating.get(placeId);
      return { placeId, reached: reached.get(placeId) ?? 0, ...(firms !== undefined && { operating: firms }) };
    })
    .sort(
      (a, b) => left(b) - left(a) || places.nameOf(a.placeId, 'vi').localeCompare(places.nameOf(b.placeId, 'vi'), 'vi'),
    );
}

const left = ({ operating = 0, reached }: PlaceReach): number => operating - reached;

function merged(counted: ReadonlyMap<string, number>, places: Gazetteer): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [id, count] of counted) {
    const now = placeNow(places, id);
    sums.set(now, (sums.get(now) ?? 0) + count);
  }
  return sums;
}
