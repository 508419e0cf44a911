/** Gathers what one figure page or file shows: the public table of provinces, communes of one, months, and the events that may be opened. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Indicator } from '../domain/indicator.ts';
import {
  mayOpen,
  monthsBetween,
  type PublicTable,
  publicParts,
  publicTable,
  type Shown,
} from '../domain/public-cells.ts';
import { listMembers, readCommunes, readNationMonths, readProvinceCells, readTotals } from '../store/cells.read.ts';
import { crossingOf, type FigureQuery, SECTORS, SIZES } from './figure-query.ts';

export const MEMBERS_PER_PAGE = 50;

export interface FigureView {
  /** National totals of every indicator. */
  readonly totals: ReadonlyMap<string, number>;
  /** The number the page is about. */
  readonly total: Shown;
  /** Provinces crossed with months, or with the filter's sectors or sizes. */
  readonly table: PublicTable;
  /** Sectors and sizes of one province. */
  readonly bySector?: PublicTable;
  readonly bySize?: PublicTable;
  /** What the map and the ranking show, by province. */
  readonly byProvince: ReadonlyMap<string, Shown>;
  readonly byCommune?: ReadonlyMap<string, Shown>;
  /** Absent where listing events would give small groups away. */
  readonly members?: readonly { readonly event_id: string; readonly occurred_at: string }[];
}

interface Given {
  readonly indicator: Indicator;
  readonly query: FigureQuery;
  readonly provinces: readonly string[];
  readonly communesOf: (province: string) => readonly string[];
}

export async function readFigureView(db: Db, given: Given): Promise<FigureView> {
  const { indicator, query } = given;
  const { province, filter } = query;
  const totals = await readTotals(db);
  const table = await readTable(db, given, crossingOf(filter));
  const column = filter === undefined ? -1 : table.columns.indexOf(filter.value);
  const byProvince = new Map(
    [...table.rows].map(([id, row]) => [id, filter === undefined ? row.total : (row.cells[column] ?? 0)] as const),
  );
  const nation = filter === undefined ? (totals.get(indicator.id) ?? 0) : (table.columnTotals[column] ?? 0);
  const total = province === undefined ? nation : (byProvince.get(province.id) ?? 0);
  const mayList = filter === undefined && (province === undefined || mayOpen(table.rows.get(province.id)));
  const details =
    province !== undefined && filter === undefined ? await readDetails(db, given, province.id, total) : {};
  const members = mayList
    ? await listMembers(db, indicator.id, {
        limit: MEMBERS_PER_PAGE,
        offset: (query.page - 1) * MEMBERS_PER_PAGE,
        ...(province && { province: province.id }),
      })
    : undefined;
  return { totals, total, table, byProvince, ...details, ...(members && { members }) };
}

async function readDetails(db: Db, given: Given, province: string, total: Shown) {
  const counted = await readCommunes(db, given.indicator.id, province);
  const communes = new Map([...given.communesOf(province), ...counted.keys()].map((id) => [id, counted.get(id) ?? 0]));
  return {
    byCommune: publicParts(total, communes),
    bySector: await readTable(db, given, 'sector_group'),
    bySize: await readTable(db, given, 'size_class'),
  };
}

async function readTable(db: Db, { indicator, provinces }: Given, crossing: ReturnType<typeof crossingOf>) {
  const counted = await readProvinceCells(db, indicator.id, crossing);
  const columns =
    crossing === 'period' ? await readMonths(db, indicator.id) : crossing === 'sector_group' ? SECTORS : SIZES;
  return publicTable(counted, { places: provinces, columns, columnsArePublic: crossing === 'period' });
}

async function readMonths(db: Db, indicator: string): Promise<readonly string[]> {
  const months = await readNationMonths(db, indicator);
  const [first, last] = [months.at(0), months.at(-1)];
  return first && last ? monthsBetween(first.period, last.period) : [];
}
