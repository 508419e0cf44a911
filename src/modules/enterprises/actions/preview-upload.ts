/** The first rows of a file as an import would read them, with what is wrong or unclear about each. Writes nothing. */
import type { CsvRow } from '../../../foundation/csv/csv-reader.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type FileMapping, findHeadings, planColumns } from '../domain/register-columns.ts';
import { createPlaceResolver } from '../domain/register-place.ts';
import type { RegisterRow } from '../domain/register-record.ts';
import { createRowReader, type RowIssue } from '../domain/register-row.ts';
import type { RegisterUpload } from '../domain/register-upload.ts';
import { uploadSource } from '../store/register-uploads.read.ts';
import { type RegisterFile, registerFile, UnreadableFile } from './register-file.ts';
import type { ImportDeps } from './register-import-command.ts';

export interface PreviewRow {
  readonly line: number;
  readonly row?: RegisterRow;
  readonly issues: readonly (RowIssue | { column: ''; code: string; level: 'refused' })[];
}

export interface Preview {
  readonly rows: readonly PreviewRow[];
  /** Headings nobody reads. */
  readonly ignored: readonly string[];
}

const ROWS_SHOWN = 12;

/** The headings of a file and the rows below them, as many as a preview shows. */
export async function firstLines(
  file: RegisterFile,
  mapping: FileMapping,
): Promise<{ readonly headings: readonly string[]; readonly rows: readonly CsvRow[] }> {
  const lines: CsvRow[] = [];
  let at: number | undefined;
  for await (const group of file.rows(mapping.delimiter)) {
    lines.push(...group.slice(0, 100));
    at ??= findHeadings(lines, mapping, false);
    if (at !== undefined && lines.length > at + ROWS_SHOWN) break;
  }
  at ??= findHeadings(lines, mapping, true) ?? 0;
  const header = lines[at];
  if (header === undefined) throw new UnreadableFile('enterprises.register.empty-file');
  if (header.fault !== undefined) throw new UnreadableFile('enterprises.register.header-unreadable');
  return { headings: header.cells, rows: lines.slice(at + 1, at + 1 + ROWS_SHOWN) };
}

type PreviewDeps = Pick<ImportDeps, 'places' | 'isIndustry'> & { readonly db: Db };

/** Refused when a column is missing or named twice: the same words as of an import. */
export async function previewUpload(
  deps: PreviewDeps,
  upload: Pick<RegisterUpload, 'id' | 'size' | 'mapping' | 'asOf' | 'area' | 'fileKind'>,
): Promise<Result<Preview, Refusal>> {
  const { mapping, asOf, area } = upload;
  try {
    const file = await registerFile(uploadSource(deps.db, upload));
    const { headings, rows } = await firstLines(file, mapping);
    const planned = planColumns(headings, mapping);
    if (!planned.ok) return planned;
    const columns = planned.value;
    const findPlace = createPlaceResolver(deps.places, asOf, area);
    const isIndustry = deps.isIndustry;
    const read = createRowReader({ columns, mapping, asOf, findPlace, isIndustry, ...(area && { area }) });
    const shown = rows.map((row): PreviewRow => {
      const { line, fault } = row;
      if (fault !== undefined) return { line, issues: [{ column: '', code: `csv.${fault}`, level: 'refused' }] };
      const cells =
        file.kind === 'xlsx' ? Array.from({ length: columns.width }, (_, at) => row.cells[at] ?? '') : row.cells;
      return { line, ...read(cells) };
    });
    return accepted({ rows: shown, ignored: columns.ignored });
  } catch (fault) {
    if (fault instanceof UnreadableFile) return refused({ code: fault.code });
    throw fault;
  }
}
