/** The numbers of a figure page as CSV: what the page shows and no more; withheld cells are empty and say so. */
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Gazetteer } from '../../localities/index.ts';
import { NATION_ID } from '../domain/cell.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { Shown } from '../domain/public-cells.ts';
import type { FigureQuery } from './figure-query.ts';
import type { FigureView } from './figure-view.ts';

const HEAD = ['indicator', 'definition_sha256', 'level', 'locality_id', 'locality_name', 'column', 'members', 'status'];

/** UTF-8 with a mark of order, so that a spreadsheet reads Vietnamese. */
export function figureCsv(
  { indicator, query, view }: { readonly indicator: Indicator; readonly query: FigureQuery; readonly view: FigureView },
  places: Pick<Gazetteer, 'nameOf'>,
  language: Language,
): string {
  const { province, filter } = query;
  const line = (level: string, locality: string, column: string, value: Shown) => [
    indicator.id,
    indicator.hash,
    level,
    locality,
    places.nameOf(locality, language),
    column,
    value === 'withheld' ? '' : String(value),
    value === 'withheld' ? 'withheld' : 'shown',
  ];
  const lines = [HEAD];
  const columns = filter === undefined ? view.table.columns : [filter.value];
  const columnAt = (column: string) => view.table.columns.indexOf(column);
  if (province === undefined) {
    if (filter === undefined) lines.push(line('nation', NATION_ID, 'all', view.total));
    for (const column of columns)
      lines.push(line('nation', NATION_ID, column, view.table.columnTotals[columnAt(column)] ?? 0));
  }
  for (const [id, row] of view.table.rows) {
    if (province !== undefined && id !== province.id) continue;
    if (filter === undefined) lines.push(line('province', id, 'all', row.total));
    for (const column of columns) lines.push(line('province', id, column, row.cells[columnAt(column)] ?? 0));
  }
  for (const [id, value] of view.byCommune ?? []) lines.push(line('commune', id, 'all', value));
  return `\uFEFF${lines.map((fields) => fields.map(field).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where needed; never begins as a formula would. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
