/** Gathers what an officer's page of one figure shows: the cell, its wholes, its parts, its members, and what it is held against. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { Indicator, Stock } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';
import { type RunRate, runRate, type Target } from '../domain/target.ts';
import { listBuilds } from '../store/builds.read.ts';
import {
  countCorrections,
  countInCell,
  listMembersOf,
  listPlacesIn,
  type OpenCell,
  type OpenMember,
  splitCell,
} from '../store/open-cells.read.ts';
import { readStockPlaces, readStockTotals } from '../store/stocks.read.ts';
import { listTargets } from '../store/targets.read.ts';
import { type DeskQuery, levelBelow, placeNow } from './desk-query.ts';

export const DESK_MEMBERS_PER_PAGE = 25;

type Parts = readonly { readonly part: string; readonly members: number }[];

export interface DeskView {
  readonly members: number;
  /** Everything this number may be held against that is counted at this place. */
  readonly wholes: readonly { readonly whole: Indicator | Stock; readonly count: number }[];
  /** Stocks it may be held against that the register does not say; none where a month, sector or size is chosen. */
  readonly unsaid: readonly Stock[];
  /** Firms of each stock in the country. */
  readonly standing: ReadonlyMap<string, number>;
  /** Signed, and not counted from history yet. */
  readonly uncounted: boolean;
  readonly months: Parts;
  readonly sectors: Parts;
  readonly sizes: Parts;
  /** One level below, most first; absent below a commune. */
  readonly below?: readonly (readonly [string, number])[];
  readonly page: readonly OpenMember[];
  readonly corrections: Awaited<ReturnType<typeof countCorrections>>;
  readonly targets: readonly { readonly target: Target; readonly rate: RunRate; readonly months: Parts }[];
}

export interface Counted {
  readonly indicators: readonly Indicator[];
  readonly stocks: readonly Stock[];
}

export async function readDeskView(
  db: Db,
  given: Counted & {
    readonly indicator: Indicator;
    readonly query: DeskQuery;
    readonly cell: OpenCell;
    readonly places: Gazetteer;
    readonly today: LocalDate;
  },
): Promise<DeskView> {
  const { indicator, query, cell, places, today } = given;
  const below = levelBelow(cell);
  const page = { limit: DESK_MEMBERS_PER_PAGE, offset: (query.page - 1) * DESK_MEMBERS_PER_PAGE };
  const [{ members, wholes }, standing, builds, months, sectors, sizes, placesBelow, listed, corrections, targets] =
    await Promise.all([
      countedOf(db, given),
      readStockTotals(db),
      listBuilds(db),
      splitCell(db, indicator.id, cell, 'period'),
      splitCell(db, indicator.id, cell, 'sector_group'),
      splitCell(db, indicator.id, cell, 'size_class'),
      below && listPlacesIn(db, indicator.id, below),
      listMembersOf(db, indicator.id, cell, page),
      countCorrections(db, indicator.id),
      targetsOf(db, given, today),
    ]);
  return {
    ...{ members, wholes, months, sectors, sizes, standing },
    unsaid: isOnlyPlace(cell)
      ? given.stocks.filter(({ id }) => indicator.denominators.includes(id) && !standing.has(id))
      : [],
    uncounted: builds.size > 0 && !builds.has(indicator.id),
    ...(placesBelow && { below: merged(placesBelow, places) }),
    ...{ page: listed, corrections, targets },
  };
}

type OpenFigure = Counted & { readonly indicator: Indicator; readonly cell: OpenCell };

async function countedOf(db: Db, given: OpenFigure): Promise<Pick<DeskView, 'members' | 'wholes'>> {
  const { indicator, cell } = given;
  const counts = await countInCell(db, [indicator.id, ...indicator.denominators], cell);
  return { members: counts.get(indicator.id) ?? 0, wholes: await wholesOf(db, given, counts) };
}

/** Stocks know places only, so a month, sector or size has none of them for a whole. */
async function wholesOf(
  db: Db,
  { indicator, indicators, stocks, cell }: OpenFigure,
  counts: ReadonlyMap<string, number>,
): Promise<DeskView['wholes']> {
  const standing = isOnlyPlace(cell) ? await stocksAt(db, cell) : new Map<string, number>();
  return indicator.denominators.flatMap((id) => {
    const whole = indicators.find((each) => each.id === id) ?? stocks.find((each) => each.id === id);
    const count = counts.get(id) ?? standing.get(id);
    return whole === undefined || count === undefined || count === 0 ? [] : [{ whole, count }];
  });
}

const isOnlyPlace = ({ period, sector, size }: OpenCell): boolean =>
  period === undefined && sector === undefined && size === undefined;

/** Firms of each stock at the place. */
export async function stocksAt(db: Db, { level, parents, places }: OpenCell): Promise<ReadonlyMap<string, number>> {
  if (level === 'nation') return readStockTotals(db);
  const sums = new Map<string, number>();
  for (const { stock, firms } of await readStockPlaces(db, level, parents, places))
    sums.set(stock, (sums.get(stock) ?? 0) + firms);
  return sums;
}

/** Places of then under what they are now, most first. */
function merged(counted: ReadonlyMap<string, number>, places: Gazetteer): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const [id, members] of counted) {
    const now = id === UNKNOWN ? id : placeNow(places, id);
    sums.set(now, (sums.get(now) ?? 0) + members);
  }
  const name = (id: string) => places.nameOf(id, 'vi');
  return [...sums].sort(([a, x], [b, y]) => y - x || name(a).localeCompare(name(b), 'vi'));
}

async function targetsOf(
  db: Db,
  { indicator, query, cell }: { readonly indicator: Indicator; readonly query: DeskQuery; readonly cell: OpenCell },
  today: LocalDate,
): Promise<DeskView['targets']> {
  const targets = await listTargets(db, indicator.id, query.place);
  if (targets.length === 0) return [];
  const { level, parents, places } = cell;
  const months = await splitCell(db, indicator.id, { level, parents, places }, 'period');
  return targets.map((target) => {
    const ofYear = months.filter(({ part }) => part.startsWith(`${String(target.year)}-`));
    return { target, rate: runRate(target, sum(ofYear.map(({ members }) => members)), today), months: ofYear };
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
