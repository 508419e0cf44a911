/** The numbers of a figure as one table for files: what its page shows and no more; withheld cells are empty and say so. */
import type { Gazetteer } from '../../localities/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Shown } from '../domain/public-cells.ts';
import { shownOf } from '../domain/release.ts';
import type { FigureQuery } from './figure-query.ts';
import { crossed, type FigureView, type ReleasedView } from './figure-view.ts';

export const TABLE_COLUMNS = [
  'indicator',
  'definition_sha256',
  'release',
  'level',
  'locality_id',
  'locality_name',
  'column',
  'members',
  'status',
] as const;

export type TableRow = Readonly<Record<(typeof TABLE_COLUMNS)[number], string | number | null>>;

type NameOf = (locality: string) => string;

interface Line {
  readonly level: 'nation' | 'province' | 'commune';
  readonly locality: string;
  readonly column: string;
  readonly value: Shown;
}

/** One figure as asked for: the country as counted now, places as released. */
export function figureRows(
  { indicator, query, view }: { readonly indicator: Indicator; readonly query: FigureQuery; readonly view: FigureView },
  nameOf: NameOf,
): TableRow[] {
  const { province, filter } = query;
  const now =
    province !== undefined || filter !== undefined || view.uncounted === true
      ? []
      : [
          { level: 'nation' as const, locality: NATION_ID, column: 'all', value: view.total ?? 0 },
          ...view.months.map(({ period, members }) => ({
            ...{ level: 'nation' as const, locality: NATION_ID, column: period, value: members },
          })),
        ];
  return [
    ...now.map((line) => rowOf(indicator.id, indicator.hash, null, line, nameOf)),
    ...(view.released === undefined ? [] : placeRows(indicator.id, view.released, query, nameOf)),
  ];
}

function placeRows(indicator: string, released: ReleasedView, query: FigureQuery, nameOf: NameOf): TableRow[] {
  const { province, filter } = query;
  const table = crossed(released, query);
  const columns = filter === undefined ? table.columns : [filter.value];
  const at = (column: string) => table.columns.indexOf(column);
  const lines: Line[] = [];
  if (province === undefined && filter !== undefined)
    lines.push({
      level: 'nation',
      locality: NATION_ID,
      column: filter.value,
      value: table.columnTotals[at(filter.value)] ?? 0,
    });
  for (const [id, row] of table.rows) {
    if (province !== undefined && id !== province.id) continue;
    if (filter === undefined) lines.push({ level: 'province', locality: id, column: 'all', value: row.total });
    for (const column of columns)
      lines.push({ level: 'province', locality: id, column, value: row.cells[at(column)] ?? 0 });
  }
  if (filter === undefined)
    for (const [id, value] of Object.entries(province === undefined ? {} : (released.communes[province.id] ?? {})))
      lines.push({ level: 'commune', locality: id, column: 'all', value: shownOf(value) });
  return lines.map((line) => rowOf(indicator, released.definitionHash, released.release.number, line, nameOf));
}

/** Everything a release says of one indicator. */
export function releasedRows(indicator: string, released: ReleasedView, nameOf: NameOf): TableRow[] {
  const { release, definitionHash } = released;
  const lines: Line[] = [{ level: 'nation', locality: NATION_ID, column: 'all', value: released.total }];
  for (const table of [released.byMonth, released.bySector, released.bySize]) {
    for (const [j, column] of table.columns.entries())
      lines.push({ level: 'nation', locality: NATION_ID, column, value: table.columnTotals[j] ?? 0 });
    for (const [id, row] of table.rows) {
      if (table === released.byMonth) lines.push({ level: 'province', locality: id, column: 'all', value: row.total });
      for (const [j, column] of table.columns.entries())
        lines.push({ level: 'province', locality: id, column, value: row.cells[j] ?? 0 });
    }
  }
  for (const communes of Object.values(released.communes))
    for (const [id, value] of Object.entries(communes))
      lines.push({ level: 'commune', locality: id, column: 'all', value: shownOf(value) });
  return lines.map((line) => rowOf(indicator, definitionHash, release.number, line, nameOf));
}

function rowOf(
  indicator: string,
  definitionHash: string,
  release: number | null,
  { level, locality, column, value }: Line,
  nameOf: NameOf,
): TableRow {
  const withheld = value === 'withheld';
  return {
    ...{ indicator, definition_sha256: definitionHash, release, level, locality_id: locality },
    ...{
      locality_name: nameOf(locality),
      column,
      members: withheld ? null : value,
      status: withheld ? 'withheld' : 'shown',
    },
  };
}

/** Names in one language; '' for an unknown place. */
export function namesIn(places: Pick<Gazetteer, 'nameOf'>, language: 'vi' | 'en'): NameOf {
  return (locality) => places.nameOf(locality, language);
}
