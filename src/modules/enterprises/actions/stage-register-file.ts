/** Reads the lines of a file into the staging table, one batch a transaction: after a crash the next run goes on behind the last one. */
import { hash } from 'node:crypto';
import { contentHash } from '../../../foundation/content-hash.ts';
import { CsvReader, type CsvRow } from '../../../foundation/csv/csv-reader.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type ColumnPlan, planColumns } from '../domain/register-columns.ts';
import { createPlaceResolver } from '../domain/register-place.ts';
import type { RegisterRow } from '../domain/register-record.ts';
import { createRowReader, type RowReader, settingsOfReading } from '../domain/register-row.ts';
import { isRegisterEmpty } from '../store/register.read.ts';
import { moveProgress, type Progress } from '../store/register-imports.write.ts';
import {
  type IssueOfLine,
  insertIssues,
  insertStaged,
  type RawLine,
  type StagedRow,
  stageUnchanged,
} from '../store/register-staging.write.ts';
import type { ImportCommand, ImportDeps } from './register-import-command.ts';

const BATCH = 1_000;

interface FileReader {
  readonly columns: ColumnPlan;
  readonly read: RowReader;
  /** Goes before the cells into the hash of a line. */
  readonly settings: string;
}

interface ReadLines {
  readonly rows: StagedRow[];
  readonly issues: IssueOfLine[];
  refused: number;
}

type StagingDeps = Pick<ImportDeps, 'db' | 'places' | 'isIndustry' | 'versions'>;
type StagingCommand = ImportCommand & { readonly importId: string; readonly from: Progress };

export async function stageFile(
  deps: StagingDeps,
  command: StagingCommand,
): Promise<Result<{ readonly read: number; readonly ignored: readonly string[] }, Refusal>> {
  const { mapping, from } = command;
  // Into an empty register nothing is unchanged, and nobody is asked.
  const compare = !(await isRegisterEmpty(deps.db));
  let file: FileReader | undefined;
  let problem: readonly Refusal[] | undefined;
  let seen = 0;
  let batch: CsvRow[] = [];
  let progress: Promise<Progress | undefined> = Promise.resolve(from);

  const take = (row: CsvRow): void => {
    if (file !== undefined) {
      seen += 1;
      if (seen > from.read) batch.push(row);
      return;
    }
    const opened = openFile(row, deps, command);
    if (opened.ok) file = opened.value;
    else problem ??= opened.refusals;
  };
  /** The database writes one batch while the next is read. False when another process has taken the import over. */
  const flush = async (reader: FileReader): Promise<boolean> => {
    const full = batch;
    batch = [];
    const ready = compare ? undefined : readLines(full, reader);
    const raw = compare ? rawLines(full, reader) : [];
    const before = await progress;
    if (before === undefined) return false;
    progress = inTransaction(deps.db, async (trx) => {
      const unchanged = await stageUnchanged(trx, raw);
      const lines =
        ready ??
        readLines(
          full.filter(({ line }) => !unchanged.has(line)),
          reader,
        );
      await insertStaged(trx, lines.rows);
      await insertIssues(trx, command.importId, lines.issues);
      const after = {
        read: before.read + full.length,
        staged: before.staged + unchanged.size + lines.rows.length,
        refused: before.refused + lines.refused,
      };
      if (!(await moveProgress(trx, command.importId, before, after))) throw new TakenOver();
      command.onProgress?.(after);
      return after;
    }).catch((fault: unknown) => {
      if (fault instanceof TakenOver) return undefined;
      throw fault;
    });
    // Awaited with the next batch; until then a fault is not lost.
    progress.catch(() => undefined);
    return true;
  };
  const takenOver = () => refused({ code: 'enterprises.register.taken-over' });

  const csv = new CsvReader(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter });
  for await (const bytes of command.open()) {
    for (const row of csv.push(bytes)) take(row);
    if (problem !== undefined) return refused(...problem);
    if (file !== undefined && batch.length >= BATCH && !(await flush(file))) return takenOver();
  }
  for (const row of csv.end()) take(row);
  if (problem !== undefined) return refused(...problem);
  if (file === undefined) return refused({ code: 'enterprises.register.empty-file' });
  if (batch.length > 0 && !(await flush(file))) return takenOver();
  if ((await progress) === undefined) return takenOver();
  return accepted({ read: seen, ignored: file.columns.ignored });
}

/** The batch is undone with its transaction. */
class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

function openFile(header: CsvRow, deps: StagingDeps, { mapping, asOf }: ImportCommand): Result<FileReader, Refusal> {
  if (header.fault !== undefined) {
    const { line, fault } = header;
    return refused({ code: 'enterprises.register.header-unreadable', details: { line, fault } });
  }
  const planned = planColumns(header.cells, mapping);
  if (!planned.ok) return planned;
  const columns = planned.value;
  const findPlace = createPlaceResolver(deps.places, asOf);
  return accepted({
    columns,
    read: createRowReader({ columns, mapping, asOf, findPlace, isIndustry: deps.isIndustry }),
    settings: contentHash([settingsOfReading({ columns, mapping, asOf }), deps.versions]),
  });
}

const CODE = /^\d{10}(\d{2,3})?$/;

/** Lines whose tax code can be told without reading them. */
function rawLines(rows: readonly CsvRow[], { columns, settings }: FileReader): RawLine[] {
  const at = columns.at.taxCode ?? 0;
  return rows.flatMap(({ line, cells, fault }) => {
    const taxCode = cells[at]?.trim() ?? '';
    if (fault !== undefined || !CODE.test(taxCode)) return [];
    return [{ line, taxCode, sourceHash: sourceHash(cells, settings) }];
  });
}

function readLines(rows: readonly CsvRow[], { read, settings }: FileReader): ReadLines {
  const lines: ReadLines = { rows: [], issues: [], refused: 0 };
  for (const { line, cells, fault } of rows) {
    if (fault !== undefined) {
      lines.refused += 1;
      lines.issues.push({ line, column: '', code: `csv.${fault}`, level: 'refused' });
      continue;
    }
    // Spreadsheets end a table with lines of empty cells.
    if (cells.every((cell) => cell.trim() === '')) continue;
    const { row, issues } = read(cells);
    for (const issue of issues) lines.issues.push({ line, ...issue });
    if (row === undefined) lines.refused += 1;
    else lines.rows.push({ ...row, line, hash: rowHash(row), sourceHash: sourceHash(cells, settings) });
  }
  return lines;
}

function sourceHash(cells: readonly string[], settings: string): string {
  return hash('sha256', `${settings}\u001f${cells.join('\u001f')}`, 'hex').slice(0, 32);
}

/** Over everything that is stored of the line, in a fixed order. */
function rowHash(row: RegisterRow): string {
  const content = [
    row.taxCode,
    row.name,
    row.legalForm,
    row.communeId,
    row.provinceId,
    row.placeText,
    row.placeCandidates,
    row.industryCode,
    row.industryEdition,
    row.foundedOn,
    row.operatingStatus,
    row.taxStatus,
    row.employeesInsured,
    row.revenueVnd,
    row.capitalVnd,
  ];
  return hash('sha256', JSON.stringify(content), 'hex').slice(0, 32);
}
