/**
 * A release: what the public reads of an indicator by place, frozen. Worked out from what the ledger held up to one seal and from every
 * release before, so that neither a table nor the difference between two releases tells of fewer than five.
 */
import { UNKNOWN } from './member.ts';
import {
  monthsBetween,
  type PublicTable,
  publicParts,
  publicTable,
  type Shown,
  type ShownBefore,
} from './public-cells.ts';

type Line = readonly [place: string, column: string, members: number];

/** What was counted, by the place it happened in; kept beside a release and never shown. */
export interface ReleaseCounts {
  readonly byMonth: readonly Line[];
  readonly bySector: readonly Line[];
  readonly bySize: readonly Line[];
  /** Province, commune. */
  readonly byCommune: readonly Line[];
  /** Provinces in force on the day of the release. */
  readonly provinces: readonly string[];
  /** Communes in force by province: those nobody counts in are shown as none. */
  readonly communes: Readonly<Record<string, readonly string[]>>;
  /** What places of then had become on that day, where they are another. */
  readonly became: Readonly<Record<string, string>>;
}

/** Null stands for withheld. */
type Cell = number | null;

export interface ReleasedTable {
  readonly columns: readonly string[];
  readonly columnTotals: readonly Cell[];
  readonly rows: Readonly<Record<string, { readonly total: Cell; readonly cells: readonly Cell[] }>>;
}

/** What the public reads of one indicator. */
export interface ReleasedIndicator {
  readonly total: number;
  readonly byMonth: ReleasedTable;
  readonly bySector: ReleasedTable;
  readonly bySize: ReleasedTable;
  /** Communes by province. */
  readonly communes: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
}

export interface ReleaseColumns {
  readonly from: string;
  readonly to: string;
  readonly sectors: readonly string[];
  readonly sizes: readonly string[];
}

export function releaseOf(
  counts: ReleaseCounts,
  columns: ReleaseColumns,
  earlier: readonly ReleasedIndicator[],
): ReleasedIndicator {
  const nowOf = (place: string): string => counts.became[place] ?? place;
  const tableOf = (
    lines: readonly Line[],
    names: readonly string[],
    of: (release: ReleasedIndicator) => ReleasedTable,
    columnsArePublic: boolean,
  ) =>
    publicTable(
      lines.map(([place, column, members]) => ({ row: nowOf(place), column, members })),
      { places: counts.provinces, columns: names, columnsArePublic, before: shownBefore(earlier.map(of)) },
    );
  const byMonth = tableOf(counts.byMonth, monthsBetween(columns.from, columns.to), (release) => release.byMonth, true);
  return {
    total: counts.byMonth.reduce((sum, [, , members]) => sum + members, 0),
    byMonth: written(byMonth),
    bySector: written(tableOf(counts.bySector, columns.sectors, (release) => release.bySector, false)),
    bySize: written(tableOf(counts.bySize, columns.sizes, (release) => release.bySize, false)),
    communes: communesOf(counts, byMonth, earlier, nowOf),
  };
}

function communesOf(
  counts: ReleaseCounts,
  provinces: PublicTable,
  earlier: readonly ReleasedIndicator[],
  nowOf: (place: string) => string,
): ReleasedIndicator['communes'] {
  const parts = new Map<string, Map<string, number>>(
    counts.provinces.map((province) => [province, new Map((counts.communes[province] ?? []).map((id) => [id, 0]))]),
  );
  for (const [province, commune, members] of counts.byCommune) {
    const inside = parts.get(nowOf(province));
    const now = nowOf(commune);
    inside?.set(now, (inside.get(now) ?? 0) + members);
  }
  return Object.fromEntries(
    [...parts].map(([province, communes]) => {
      const before = new Map<string, number[]>();
      for (const release of earlier)
        for (const [id, value] of Object.entries(release.communes[province] ?? {}))
          if (value !== null) before.set(id, [...(before.get(id) ?? []), value]);
      const shown = publicParts(provinces.rows.get(province)?.total ?? 0, communes, before);
      return [province, Object.fromEntries([...shown].map(([id, value]) => [id, cellOf(value)]))];
    }),
  );
}

function shownBefore(tables: readonly ReleasedTable[]): ShownBefore {
  const add = (map: Map<string, number[]>, key: string, value: Cell | undefined): void => {
    if (value !== null && value !== undefined) map.set(key, [...(map.get(key) ?? []), value]);
  };
  const before = {
    rowTotals: new Map<string, number[]>(),
    cells: new Map<string, number[]>(),
    columnTotals: new Map<string, number[]>(),
  };
  for (const { columns, columnTotals, rows } of tables) {
    for (const [j, column] of columns.entries()) add(before.columnTotals, column, columnTotals[j]);
    for (const [id, { total, cells }] of Object.entries(rows)) {
      add(before.rowTotals, id, total);
      for (const [j, column] of columns.entries()) add(before.cells, `${id} ${column}`, cells[j]);
    }
  }
  return before;
}

function written({ columns, columnTotals, rows }: PublicTable): ReleasedTable {
  return {
    columns,
    columnTotals: columnTotals.map(cellOf),
    rows: Object.fromEntries(
      [...rows].map(([id, { total, cells }]) => [id, { total: cellOf(total), cells: cells.map(cellOf) }]),
    ),
  };
}

/** As pages read it. */
export function publicTableOf({ columns, columnTotals, rows }: ReleasedTable): PublicTable {
  return {
    columns,
    columnTotals: columnTotals.map(shownOf),
    rows: new Map(
      Object.entries(rows).map(([id, { total, cells }]) => [id, { total: shownOf(total), cells: cells.map(shownOf) }]),
    ),
  };
}

const cellOf = (value: Shown): Cell => (value === 'withheld' ? null : value);
export const shownOf = (value: Cell): Shown => value ?? 'withheld';

/** How many numbers by place, sector and size a release shows and withholds, zeros apart. */
export function tally(released: ReleasedIndicator): { readonly shown: number; readonly withheld: number } {
  const cells = [
    ...[released.byMonth, released.bySector, released.bySize].flatMap(({ rows }) =>
      Object.values(rows).flatMap(({ cells }) => cells),
    ),
    ...Object.entries(released.byMonth.rows).flatMap(([id, { total }]) =>
      id === UNKNOWN && total === 0 ? [] : [total],
    ),
    ...Object.values(released.communes).flatMap((communes) => Object.values(communes)),
  ];
  return {
    shown: cells.filter((value) => value !== null && value > 0).length,
    withheld: cells.filter((value) => value === null).length,
  };
}
