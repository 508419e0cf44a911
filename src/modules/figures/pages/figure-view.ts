/**
 * Gathers what a public page or file of one figure shows. The country and its months are counted now: time alone points at nobody. Places,
 * sectors and sizes come from a frozen release, so that no reader who looks every day learns of one more somewhere.
 */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { typesOfEvents } from '../../ledger/index.ts';
import type { Indicator } from '../domain/indicator.ts';
import { monthsBetween, type PublicTable, type Shown } from '../domain/public-cells.ts';
import { publicTableOf, type ReleasedIndicator, shownOf } from '../domain/release.ts';
import { listMembers, readNationMonths, readTotals } from '../store/cells.read.ts';
import { findLatestReleaseOf, findReleaseByNumber, findShown, type Release } from '../store/releases.read.ts';
import type { FigureQuery } from './figure-query.ts';

export const MEMBERS_PER_PAGE = 20;

/** What a release says of one indicator, as pages read it. */
export interface ReleasedView {
  readonly release: Release;
  readonly definitionHash: string;
  readonly total: number;
  readonly byMonth: PublicTable;
  readonly bySector: PublicTable;
  readonly bySize: PublicTable;
  readonly communes: ReleasedIndicator['communes'];
}

export interface FigureView {
  /** National totals of the indicator and of what it may be held against, counted now. */
  readonly totals: ReadonlyMap<string, number>;
  /** The number the page is about; undefined when only a release could say it and there is none. */
  readonly total: Shown | undefined;
  /** Months of the country, counted now. */
  readonly months: readonly { readonly period: string; readonly members: number }[];
  readonly released?: ReleasedView;
  /** What the map and the ranking show, by province. */
  readonly byProvince: ReadonlyMap<string, Shown>;
  readonly byCommune?: ReadonlyMap<string, Shown>;
  /** Events behind the national number; those of one place would tell who. */
  readonly members?: readonly { readonly eventId: string; readonly type: string; readonly occurredAt: Instant }[];
}

/** Reads releases; what never changes is kept. */
export interface ReleaseReader {
  /** The release of that number, else the latest that holds the indicator. */
  read(db: Db, indicator: string, number?: number): Promise<ReleasedView | undefined>;
}

/** A few releases of a few indicators are asked for again and again. */
const KEPT = 64;

export function releaseReader(): ReleaseReader {
  const kept = new Map<string, Omit<ReleasedView, 'release'>>();
  return {
    async read(db, indicator, number) {
      const release =
        number === undefined ? await findLatestReleaseOf(db, indicator) : await findReleaseByNumber(db, number);
      if (release === undefined) return undefined;
      const key = `${release.contentHash} ${indicator}`;
      const known = kept.get(key);
      if (known !== undefined) return { release, ...known };
      const found = await findShown(db, release.id, indicator);
      if (found === undefined) return undefined;
      const { definitionHash, shown } = found;
      const view = {
        ...{ definitionHash, total: shown.total, communes: shown.communes },
        byMonth: publicTableOf(shown.byMonth),
        bySector: publicTableOf(shown.bySector),
        bySize: publicTableOf(shown.bySize),
      };
      if (kept.size >= KEPT) kept.clear();
      kept.set(key, view);
      return { release, ...view };
    },
  };
}

export async function readFigureView(
  db: Db,
  reader: ReleaseReader,
  { indicator, query }: { readonly indicator: Indicator; readonly query: FigureQuery },
): Promise<FigureView> {
  const { province, filter } = query;
  const national = province === undefined && filter === undefined;
  const totals = await readTotals(db, [indicator.id, ...indicator.denominators]);
  const released = await reader.read(db, indicator.id, query.release);
  const byProvince = released === undefined ? new Map<string, Shown>() : provincesOf(released, query);
  const total = national
    ? (totals.get(indicator.id) ?? 0)
    : province !== undefined
      ? released && (byProvince.get(province.id) ?? 0)
      : released && columnOf(released, query);
  const members = national ? await readMembers(db, indicator, query.page) : undefined;
  return {
    ...{ totals, total, byProvince, months: await everyMonth(db, indicator.id) },
    ...(released && { released }),
    ...(released && province && filter === undefined && { byCommune: communesOf(released, province.id) }),
    ...(members && { members }),
  };
}

async function readMembers(db: Db, { id, events }: Indicator, page: number): Promise<FigureView['members']> {
  const found = await listMembers(db, id, { limit: MEMBERS_PER_PAGE, offset: (page - 1) * MEMBERS_PER_PAGE });
  const [only = '', ...others] = events;
  const types =
    others.length === 0
      ? new Map<string, string>()
      : await typesOfEvents(
          db,
          found.map(({ event_id }) => event_id),
        );
  return found.map(({ event_id, occurred_at }) => ({
    ...{ eventId: event_id, type: types.get(event_id) ?? only, occurredAt: occurred_at as Instant },
  }));
}

/** The table a question is answered from, and its column. */
export function crossed(released: ReleasedView, { filter }: Pick<FigureQuery, 'filter'>): PublicTable {
  return filter === undefined ? released.byMonth : filter.by === 'sector' ? released.bySector : released.bySize;
}

function provincesOf(released: ReleasedView, query: FigureQuery): ReadonlyMap<string, Shown> {
  const table = crossed(released, query);
  const column = query.filter === undefined ? -1 : table.columns.indexOf(query.filter.value);
  return new Map(
    [...table.rows].map(([id, row]) => [id, query.filter === undefined ? row.total : (row.cells[column] ?? 0)]),
  );
}

function columnOf(released: ReleasedView, query: FigureQuery): Shown {
  const table = crossed(released, query);
  return table.columnTotals[table.columns.indexOf(query.filter?.value ?? '')] ?? 0;
}

function communesOf(released: ReleasedView, province: string): ReadonlyMap<string, Shown> {
  return new Map(Object.entries(released.communes[province] ?? {}).map(([id, value]) => [id, shownOf(value)]));
}

/** Months nobody joined in stand between the others. */
async function everyMonth(db: Db, indicator: string): Promise<FigureView['months']> {
  const counted = await readNationMonths(db, indicator);
  const [first, last] = [counted.at(0), counted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const members = new Map(counted.map((month) => [month.period, month.members]));
  return monthsBetween(first.period, last.period).map((period) => ({ period, members: members.get(period) ?? 0 }));
}
