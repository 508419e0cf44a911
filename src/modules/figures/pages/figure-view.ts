/** Gathers what one figure page or file shows: the public table of provinces, communes of one, months, and the events that may be opened. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Gazetteer } from '../../localities/index.ts';
import type { Indicator } from '../domain/indicator.ts';
import { UNKNOWN } from '../domain/member.ts';
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
  /** National totals of the indicator and of what it may be held against. */
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
  readonly places: Gazetteer;
}

export async function readFigureView(db: Db, given: Given): Promise<FigureView> {
  const { indicator, query } = given;
  const { province, filter } = query;
  const totals = await readTotals(db, [indicator.id, ...indicator.denominators]);
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
        ...(province && { provinces: withMerged(given.places, province.id) }),
      })
    : undefined;
  return { totals, total, table, byProvince, ...details, ...(members && { members }) };
}

async function readDetails(db: Db, given: Given, province: string, total: Shown) {
  const { places } = given;
  const communes = new Map(places.communesOf(province).map(({ id }) => [id, 0]));
  for (const [id, members] of await readCommunes(db, given.indicator.id, withMerged(places, province))) {
    const now = communeNow(places, id);
    communes.set(now, (communes.get(now) ?? 0) + members);
  }
  return {
    byCommune: publicParts(total, communes),
    bySector: await readTable(db, given, 'sector_group'),
    bySize: await readTable(db, given, 'size_class'),
  };
}

/** The province and those that were merged into it: their members are other members, so together they are the union. */
const withMerged = (places: Gazetteer, province: string): string[] => [province, ...places.predecessorsOf(province)];

/** What a commune became; unknown when it was divided. */
function communeNow(places: Gazetteer, id: string): string {
  const place = places.findLocality(id);
  if (place?.level !== 'former-commune') return id;
  const [only, ...others] = place.successors;
  return only === undefined || others.length > 0 ? UNKNOWN : only;
}

async function readTable(db: Db, { indicator, places }: Given, crossing: ReturnType<typeof crossingOf>) {
  const kept = await readProvinceCells(db, indicator.id, crossing);
  const counted = kept.map((cell) => ({ ...cell, row: places.provinceOf(cell.row)?.id ?? UNKNOWN }));
  const provinces = places.provinces.map(({ id }) => id);
  const columns =
    crossing === 'period' ? await readMonths(db, indicator.id) : crossing === 'sector_group' ? SECTORS : SIZES;
  return publicTable(counted, { places: provinces, columns, columnsArePublic: crossing === 'period' });
}

async function readMonths(db: Db, indicator: string): Promise<readonly string[]> {
  const months = await readNationMonths(db, indicator);
  const [first, last] = [months.at(0), months.at(-1)];
  return first && last ? monthsBetween(first.period, last.period) : [];
}
