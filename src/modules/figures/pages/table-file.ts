/** A table of figures as a file: CSV, XLSX or JSON, the same numbers in each. */
import { csvLine } from '../../../foundation/csv/csv-writer.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import { writeXlsx } from '../../../foundation/xlsx/xlsx-writer.ts';

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** `about` stands in the JSON beside the rows: where the numbers come from. */
export async function tableFile<Column extends string>(
  format: Format,
  table: {
    readonly name: string;
    readonly columns: readonly Column[];
    readonly rows: readonly Readonly<Record<Column, string | number | null>>[];
    readonly about: Readonly<Record<string, unknown>>;
  },
): Promise<Reply> {
  const fileName = `${table.name}.${format}`;
  if (format === 'json') return { kind: 'json', body: { ...table.about, columns: table.columns, rows: table.rows } };
  const cells = table.rows.map((row) => table.columns.map((column) => row[column]));
  if (format === 'xlsx') {
    const columns = table.columns.map((label) => ({ label }));
    return {
      kind: 'file',
      contentType: XLSX,
      fileName,
      body: await writeXlsx({ sheets: [{ name: table.name.slice(0, 31), columns, rows: cells }] }),
    };
  }
  // A mark of order, so that a spreadsheet reads Vietnamese.
  const text = `\uFEFF${[[...table.columns], ...cells].map(csvLine).join('\r\n')}\r\n`;
  return { kind: 'file', contentType: 'text/csv; charset=utf-8', fileName, body: text };
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
