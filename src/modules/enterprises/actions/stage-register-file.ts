/** Reads the lines of a file into the staging table, one batch a transaction: after a crash the next run goes on behind the last one. */
import { hash } from 'node:crypto';
import { CsvReader, type CsvRow } from '../../../foundation/csv/csv-reader.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type ColumnPlan, planColumns } from '../domain/register-columns.ts';
import { createPlaceResolver } from '../domain/register-place.ts';
import type { RegisterRow } from '../domain/register-record.ts';
import { type RowContext, readRegisterRow } from '../domain/register-row.ts';
import { moveProgress, type Progress } from '../store/register-imports.write.ts';
import { type IssueOfLine, insertIssues, insertStaged, type StagedRow } from '../store/register-staging.write.ts';
import type { ImportCommand, ImportDeps } from './register-import-command.ts';

const BATCH = 4_000;

interface Batch {
  readonly rows: StagedRow[];
  readonly issues: IssueOfLine[];
  read: number;
  refused: number;
}

const emptyBatch = (): Batch => ({ rows: [], issues: [], read: 0, refused: 0 });

export async function stageFile(
  deps: Pick<ImportDeps, 'db' | 'places' | 'isIndustry'>,
  command: ImportCommand & { readonly importId: string; readonly from: Progress },
): Promise<Result<{ readonly read: number; readonly ignored: readonly string[] }, Refusal>> {
  const findPlace = createPlaceResolver(deps.places, command.asOf);
  const { mapping, asOf, from } = command;
  let columns: ColumnPlan | undefined;
  let context: RowContext | undefined;
  let problem: readonly Refusal[] | undefined;
  let seen = 0;
  let batch = emptyBatch();
  let progress: Progress = from;
  let writing: Promise<boolean> = Promise.resolve(true);

  const take = (row: CsvRow): void => {
    if (context === undefined) {
      const planned = columnsOf(row, command);
      if (planned.ok) {
        columns = planned.value;
        context = { columns, mapping, asOf, findPlace, isIndustry: deps.isIndustry };
      } else problem ??= planned.refusals;
      return;
    }
    seen += 1;
    if (seen > from.read) readInto(batch, row, context);
  };
  /** The database writes one batch while the next is read. */
  const flush = async (): Promise<boolean> => {
    if (!(await writing)) return false;
    const full = batch;
    batch = emptyBatch();
    const before = progress;
    progress = {
      read: before.read + full.read,
      staged: before.staged + full.rows.length,
      refused: before.refused + full.refused,
    };
    const after = progress;
    writing = inTransaction(deps.db, async (trx) => {
      if (!(await moveProgress(trx, command.importId, before, after))) return false;
      await insertStaged(trx, full.rows);
      await insertIssues(trx, command.importId, full.issues);
      return true;
    });
    // Awaited at the next batch; until then a fault is not lost.
    writing.catch(() => undefined);
    command.onProgress?.(after);
    return true;
  };

  const reader = new CsvReader(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter });
  for await (const bytes of command.open()) {
    for (const row of reader.push(bytes)) take(row);
    if (problem !== undefined) return refused(...problem);
    if (batch.read >= BATCH && !(await flush())) return refused({ code: 'enterprises.register.taken-over' });
  }
  for (const row of reader.end()) take(row);
  if (problem !== undefined) return refused(...problem);
  if (columns === undefined) return refused({ code: 'enterprises.register.empty-file' });
  if (batch.read > 0 && !(await flush())) return refused({ code: 'enterprises.register.taken-over' });
  if (!(await writing)) return refused({ code: 'enterprises.register.taken-over' });
  return accepted({ read: seen, ignored: columns.ignored });
}

function columnsOf(header: CsvRow, { mapping }: ImportCommand): Result<ColumnPlan, Refusal> {
  if (header.fault !== undefined)
    return refused({
      code: 'enterprises.register.header-unreadable',
      details: { line: header.line, fault: header.fault },
    });
  return planColumns(header.cells, mapping);
}

function readInto(batch: Batch, { line, cells, fault }: CsvRow, context: RowContext): void {
  batch.read += 1;
  if (fault !== undefined) {
    batch.refused += 1;
    batch.issues.push({ line, column: '', code: `csv.${fault}`, level: 'refused' });
    return;
  }
  // Spreadsheets end a table with lines of empty cells.
  if (cells.every((cell) => cell.trim() === '')) return;
  const { row, issues } = readRegisterRow(cells, context);
  for (const issue of issues) batch.issues.push({ line, ...issue });
  if (row === undefined) batch.refused += 1;
  else batch.rows.push({ line, ...row, hash: rowHash(row) });
}

/** Over everything that is stored of the line, in a fixed order. */
function rowHash(row: RegisterRow): string {
  const content = [
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
  return hash('sha256', JSON.stringify([row.taxCode, ...content]), 'hex').slice(0, 32);
}
