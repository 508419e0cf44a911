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
import { listBuilds } from '../store/builds.read.ts';
import { countSince, listMembers, readNationMonths, readTotals } from '../store/cells.read.ts';
import { findLatestReleaseOf, findReleaseByNumber, findShown, type Release } from '../store/releases.read.ts';
import { countFromEvents } from '../store/uncounted.read.ts';
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
  /** How many joined since the instant asked for. */
  readonly recent: number;
  /** Signed, and not counted from history yet: no number of the country is known. */
  readonly uncounted?: true;
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

export interface FigureAsked {
  readonly indicator: Indicator;
  readonly query: FigureQuery;
  /** For the pace. */
  readonly since: string;
  /** Somebody looks at a draft: what nobody has built yet is counted from the ledger for them. */
  readonly isDraft: boolean;
}

export async function readFigureView(db: Db, reader: ReleaseReader, asked: FigureAsked): Promise<FigureView> {
  const { indicator, query } = asked;
  const { province, filter } = query;
  const national = province === undefined && filter === undefined;
  const wholes = await readTotals(db, [indicator.id, ...indicator.denominators]);
  const counted = await readCounted(db, asked, { national, totals: wholes });
  const totals = new Map([...wholes, ...(counted === undefined ? [] : [[indicator.id, counted.total] as const])]);
  const released = await reader.read(db, indicator.id, query.release);
  const byProvince = released === undefined ? new Map<string, Shown>() : provincesOf(released, query);
  const total = national
    ? counted?.total
    : province !== undefined
      ? released && (byProvince.get(province.id) ?? 0)
      : released && columnOf(released, query);
  return {
    ...{ totals, total, byProvince, months: everyMonth(counted?.months ?? []), recent: counted?.recent ?? 0 },
    ...(counted === undefined && { uncounted: true }),
    ...(released && { released }),
    ...(released && province && filter === undefined && { byCommune: communesOf(released, province.id) }),
    ...(national && counted && { members: await named(db, indicator, counted.members) }),
  };
}

/** The country as counted now; undefined while nobody has counted it. */
async function readCounted(
  db: Db,
  { indicator, query, since, isDraft }: FigureAsked,
  { national, totals }: { readonly national: boolean; readonly totals: ReadonlyMap<string, number> },
) {
  const page = { limit: MEMBERS_PER_PAGE, offset: (query.page - 1) * MEMBERS_PER_PAGE };
  const builds = await listBuilds(db);
  // Before the first start nothing is built, and everything is counted as events come.
  if (builds.size > 0 && !builds.has(indicator.id))
    return isDraft ? countFromEvents(db, indicator, { ...page, since }) : undefined;
  return {
    total: totals.get(indicator.id) ?? 0,
    months: await readNationMonths(db, indicator.id),
    recent: await countSince(db, indicator.id, since),
    members: national ? await listMembers(db, indicator.id, page) : [],
  };
}

type CountedMembers = readonly { readonly event_id: string; readonly occurred_at: string }[];

/** With the type of each event. */
async function named(db: Db, { events }: Indicator, found: CountedMembers): Promise<FigureView['members']> {
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
function everyMonth(counted: FigureView['months']): FigureView['months'] {
  const [first, last] = [counted.at(0), counted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const members = new Map(counted.map((month) => [month.period, month.members]));
  return monthsBetween(first.period, last.period).map((period) => ({ period, members: members.get(period) ?? 0 }));
}
