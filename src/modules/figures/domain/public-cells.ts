/**
 * What the public sees of an indicator by place. Time is public for the whole country (its events open with their day); groups by place,
 * sector or size below five are withheld, with what would give them away. One crossing at a time, so that no two tables meet but in their
 * row totals, which are settled once.
 */
import { UNKNOWN } from './member.ts';
import { hiddenCells, hiddenParts, isSmall } from './suppression.ts';

/** A number, or `withheld`. */
export type Shown = number | 'withheld';

export interface CountedCell {
  readonly row: string;
  readonly column: string;
  readonly members: number;
}

export interface PublicRow {
  readonly total: Shown;
  /** In the order of the columns. */
  readonly cells: readonly Shown[];
}

export interface PublicTable {
  readonly columns: readonly string[];
  readonly columnTotals: readonly Shown[];
  /** By place, `unknown` among them. */
  readonly rows: ReadonlyMap<string, PublicRow>;
}

/** What the public was shown of the same places before: a difference of few would tell of the few. */
export interface ShownBefore {
  readonly rowTotals: ReadonlyMap<string, readonly number[]>;
  /** By `row column`. */
  readonly cells: ReadonlyMap<string, readonly number[]>;
  readonly columnTotals: ReadonlyMap<string, readonly number[]>;
}

/** Whether a number differs from one shown before by one to four. */
export function tellsOfFew(value: number, before: readonly number[] | undefined): boolean {
  return before?.some((earlier) => isSmall(Math.abs(value - earlier))) ?? false;
}

/** `places` and `columns` are shown even when nobody counts in them. */
export function publicTable(
  counted: readonly CountedCell[],
  given: {
    readonly places: readonly string[];
    readonly columns: readonly string[];
    readonly columnsArePublic: boolean;
    readonly before?: ShownBefore;
  },
): PublicTable {
  const ids = [...new Set([...given.places, UNKNOWN, ...counted.map(({ row }) => row)])];
  const columns = [...new Set([...given.columns, ...counted.map(({ column }) => column)])];
  const [rowAt, columnAt] = [indexOf(ids), indexOf(columns)];
  const table = ids.map(() => columns.map(() => 0));
  for (const { row, column, members } of counted) {
    const cells = table[rowAt.get(row) ?? -1];
    const at = columnAt.get(column);
    if (cells && at !== undefined) cells[at] = (cells[at] ?? 0) + members;
  }
  const rowTotals = table.map(sum);
  const columnTotals = columns.map((_, j) => sum(table.map((row) => row[j] ?? 0)));
  const { before } = given;
  const mustRows = rowTotals.map((value, i) => tellsOfFew(value, before?.rowTotals.get(ids[i] ?? '')));
  const mustColumns = columnTotals.map((value, j) => tellsOfFew(value, before?.columnTotals.get(columns[j] ?? '')));
  const mustCells = table.map((row, i) =>
    row.map((value, j) => tellsOfFew(value, before?.cells.get(`${ids[i] ?? ''} ${columns[j] ?? ''}`))),
  );
  const rows = hiddenParts(rowTotals, mustRows);
  const hiddenColumns = given.columnsArePublic ? columnTotals.map(() => false) : hiddenParts(columnTotals, mustColumns);
  const hidden = hiddenCells(table, { rows, columns: hiddenColumns }, { rows: mustRows, cells: mustCells });
  return {
    columns,
    columnTotals: columnTotals.map((value, j) => shown(value, hiddenColumns[j])),
    rows: new Map(
      ids.map((id, i) => [
        id,
        {
          total: shown(rowTotals[i] ?? 0, rows[i]),
          cells: (table[i] ?? []).map((value, j) => shown(value, hidden[i]?.[j])),
        },
      ]),
    ),
  };
}

/** The communes of a province whose own total is shown; of one that is withheld, nothing. */
export function publicParts(
  total: Shown,
  parts: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, readonly number[]> = new Map(),
): ReadonlyMap<string, Shown> {
  const ids = [...parts.keys()];
  const must = ids.map((id) => tellsOfFew(parts.get(id) ?? 0, before.get(id)));
  const hidden = total === 'withheld' ? ids.map(() => true) : hiddenParts([...parts.values()], must);
  return new Map(ids.map((id, index) => [id, shown(parts.get(id) ?? 0, hidden[index])]));
}

/** Every month from the first to the last, as first days. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (;;) {
    const period = `${String(year)}-${String(month).padStart(2, '0')}-01`;
    if (period > last) return months;
    months.push(period);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

const shown = (value: number, hidden: boolean | undefined): Shown => (hidden ? 'withheld' : value);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const indexOf = (keys: readonly string[]): ReadonlyMap<string, number> => new Map(keys.map((key, at) => [key, at]));
