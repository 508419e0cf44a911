/**
 * What the public sees of an indicator by place. Time is public for the whole country (its events open with their day); groups by place,
 * sector or size below five are withheld, with what would give them away. One crossing at a time, so that no two tables meet but in their
 * row totals, which are settled once.
 */
import { UNKNOWN } from './member.ts';
import { hiddenCells, hiddenParts } from './suppression.ts';

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

/** `places` and `columns` are shown even when nobody counts in them. */
export function publicTable(
  counted: readonly CountedCell[],
  given: {
    readonly places: readonly string[];
    readonly columns: readonly string[];
    readonly columnsArePublic: boolean;
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
  const rows = hiddenParts(rowTotals);
  const hiddenColumns = given.columnsArePublic ? columnTotals.map(() => false) : hiddenParts(columnTotals);
  const hidden = hiddenCells(table, { rows, columns: hiddenColumns });
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
export function publicParts(total: Shown, parts: ReadonlyMap<string, number>): ReadonlyMap<string, Shown> {
  const ids = [...parts.keys()];
  const hidden = total === 'withheld' ? ids.map(() => true) : hiddenParts([...parts.values()]);
  return new Map(ids.map((id, index) => [id, shown(parts.get(id) ?? 0, hidden[index])]));
}

/** Whether the events of a place may be listed: they carry their time, so every month of it has to be shown already. */
export function mayOpen(row: PublicRow | undefined): boolean {
  return row !== undefined && row.total !== 'withheld' && row.cells.every((cell) => cell !== 'withheld');
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
