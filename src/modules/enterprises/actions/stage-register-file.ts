/** Reads the lines of a file into the staging table, one batch a transaction: after a crash the next run goes on behind the last one. */
import { hash } from 'node:crypto';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { CsvRow } from '../../../foundation/csv/csv-reader.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { KnownLines } from '../domain/known-lines.ts';
import { type ColumnPlan, findHeadings, planColumns } from '../domain/register-columns.ts';
import { createPlaceResolver } from '../domain/register-place.ts';
import type { RegisterRow } from '../domain/register-record.ts';
import { createRowReader, type RowReader, settingsOfReading } from '../domain/register-row.ts';
import { isRegisterEmpty } from '../store/register.read.ts';
import { moveProgress, type Progress } from '../store/register-imports.write.ts';
import { estimateRecords, readSourceHashes, readSourceHashesOf } from '../store/register-known.read.ts';
import {
  type IssueOfLine,
  insertIssues,
  insertStaged,
  insertStagedAsStored,
  type StagedRow,
} from '../store/register-staging.write.ts';
import { UnreadableFile } from './register-file.ts';
import type { ImportCommand, ImportDeps } from './register-import-command.ts';

const BATCH = 1_000;
/** Lines known as unchanged leave nothing to write: their progress is told less often. */
const TELL_EVERY = 20_000;
/** A larger file asks for all firms at once, a smaller one for those it names. */
const LARGE_FILE = 8 * 1024 * 1024;
/** Bytes of a line, rather too few: memory for the firms of a file is taken at once. */
const SHORT_LINE = 120;
const MOST_EXPECTED = 8_000_000;

interface FileReader {
  readonly columns: ColumnPlan;
  readonly read: RowReader;
  /** Goes before the cells into the hash of a line. */
  readonly settings: string;
}

type StagingDeps = Pick<ImportDeps, 'db' | 'clock' | 'places' | 'isIndustry' | 'versions'>;
type StagingCommand = ImportCommand & { readonly importId: string; readonly from: Progress };

export interface Staged {
  readonly read: number;
  readonly ignored: readonly string[];
  /** Lines that say what is stored and so wait nowhere. */
  readonly unchanged: number;
}

export async function stageFile(deps: StagingDeps, command: StagingCommand): Promise<Result<Staged, Refusal>> {
  try {
    return await new Staging(deps, command).run();
  } catch (fault) {
    if (fault instanceof UnreadableFile) return refused({ code: fault.code });
    if (fault instanceof TakenOver) return refused({ code: 'enterprises.register.taken-over' });
    throw fault;
  }
}

/** Headings nobody reads, from the head of the file alone. */
export async function readIgnored({
  file,
  mapping,
}: Pick<ImportCommand, 'file' | 'mapping'>): Promise<readonly string[]> {
  const above: CsvRow[] = [];
  for await (const rows of file.rows(mapping.delimiter)) {
    above.push(...rows);
    const header = above[findHeadings(above, mapping, false) ?? -1];
    const planned = header && planColumns(header.cells, mapping);
    if (planned !== undefined) return planned.ok ? planned.value.ignored : [];
  }
  return [];
}

/** The batch is undone with its transaction. */
class TakenOver extends Error {
  override readonly name = 'TakenOver';
}

interface Line extends CsvRow {
  readonly taxCode: string | undefined;
  readonly sourceHash: string;
}

class Staging {
  readonly #deps: StagingDeps;
  readonly #command: StagingCommand;
  #known = new KnownLines();
  /** What the register holds of a firm is asked batch by batch; not when all of it, or nothing, is known. */
  #asks = false;
  #file: FileReader | undefined;
  #above: CsvRow[] = [];
  #seen = 0;
  #batch: CsvRow[] = [];
  #unchanged = 0;
  #told: number;
  #progress: Promise<Progress>;

  constructor(deps: StagingDeps, command: StagingCommand) {
    this.#deps = deps;
    this.#command = command;
    this.#told = command.from.read;
    this.#progress = Promise.resolve(command.from);
  }

  async run(): Promise<Result<Staged, Refusal>> {
    const { file, mapping } = this.#command;
    const expected = Math.max(file.size / SHORT_LINE, await estimateRecords(this.#deps.db));
    this.#known = new KnownLines(Math.min(MOST_EXPECTED, expected));
    if (!(await isRegisterEmpty(this.#deps.db))) {
      this.#asks = file.size < LARGE_FILE;
      if (!this.#asks) await readSourceHashes(this.#deps.db, (code, known) => this.#known.store(code, known));
    }
    for await (const rows of file.rows(mapping.delimiter)) {
      for (const row of rows) {
        const problem = this.#take(row);
        if (problem !== undefined) return problem;
        if (this.#batch.length >= BATCH) await this.#flush();
      }
    }
    const problem = this.#file === undefined ? this.#begin(true) : undefined;
    if (problem !== undefined) return problem;
    await this.#flush();
    await this.#tell();
    await this.#progress;
    return accepted({ read: this.#seen, ignored: this.#file?.columns.ignored ?? [], unchanged: this.#unchanged });
  }

  #take(row: CsvRow): Result<never, Refusal> | undefined {
    if (this.#file !== undefined) {
      this.#seen += 1;
      this.#batch.push(row);
      return undefined;
    }
    this.#above.push(row);
    return this.#begin(false);
  }

  /** Looks for the headings among what has been read; lines below them are lines of the table. */
  #begin(last: boolean): Result<never, Refusal> | undefined {
    const at = findHeadings(this.#above, this.#command.mapping, last);
    if (at === undefined) return undefined;
    const header = this.#above[at];
    if (header === undefined) return refused({ code: 'enterprises.register.empty-file' });
    const opened = openFile(header, this.#deps, this.#command);
    if (!opened.ok) return opened;
    this.#file = opened.value;
    this.#batch = this.#above.slice(at + 1);
    this.#seen = this.#batch.length;
    this.#above = [];
    return undefined;
  }

  /** The database writes one batch while the next is read. */
  async #flush(): Promise<void> {
    const file = this.#file!;
    const isSheet = this.#command.file.kind === 'xlsx';
    const full = this.#batch.map((row) => lineOf(row, file, isSheet));
    this.#batch = [];
    if (this.#asks) await this.#learn(full);
    const { read } = this.#command.from;
    const before = this.#seen - full.length;
    const differing: Line[] = [];
    /** Passed over at first, and named again: both lines are compared. */
    const again: { line: number; taxCode: string }[] = [];
    full.forEach((line, index) => {
      const fresh = before + index >= read;
      const standing = line.taxCode === undefined ? 'new' : this.#known.meet(line.taxCode, line.sourceHash, line.line);
      if (standing === 'unchanged') this.#unchanged += 1;
      else if (fresh) differing.push(line);
      const first = standing === 'again' ? this.#known.takeUnchanged(line.taxCode ?? '') : undefined;
      if (first === undefined) return;
      this.#unchanged -= 1;
      // A run before this one has put both there already.
      if (fresh) again.push({ line: first, taxCode: line.taxCode ?? '' });
    });
    const lines = readLines(differing, file);
    if (lines.rows.length + lines.issues.length + again.length > 0 || this.#seen - this.#told >= TELL_EVERY)
      await this.#tell(lines, again);
  }

  async #learn(lines: readonly Line[]): Promise<void> {
    const codes = lines.flatMap(({ taxCode }) => taxCode ?? []);
    await readSourceHashesOf(this.#deps.db, codes, (code, known) => this.#known.store(code, known));
  }

  async #tell(lines?: ReadLines, again: readonly { line: number; taxCode: string }[] = []): Promise<void> {
    const { importId, onProgress } = this.#command;
    const before = await this.#progress;
    const read = Math.max(this.#seen, before.read);
    if (lines === undefined && read === before.read) return;
    this.#told = read;
    const after: Progress = {
      read,
      staged: before.staged + (lines?.rows.length ?? 0) + again.length,
      refused: before.refused + (lines?.refused ?? 0),
    };
    this.#progress = inTransaction(this.#deps.db, async (trx) => {
      await insertStaged(trx, lines?.rows ?? []);
      await insertStagedAsStored(trx, again);
      await insertIssues(trx, importId, lines?.issues ?? []);
      if (!(await moveProgress(trx, importId, before, after, this.#deps.clock.now()))) throw new TakenOver();
      onProgress?.(after);
      return after;
    });
    // Awaited with the next batch; until then a fault is not lost.
    this.#progress.catch(() => undefined);
  }
}

function openFile(
  header: CsvRow,
  deps: StagingDeps,
  { mapping, asOf, area }: ImportCommand,
): Result<FileReader, Refusal> {
  if (header.fault !== undefined) {
    const { line, fault } = header;
    return refused({ code: 'enterprises.register.header-unreadable', details: { line, fault } });
  }
  const planned = planColumns(header.cells, mapping);
  if (!planned.ok) return planned;
  const columns = planned.value;
  const findPlace = createPlaceResolver(deps.places, asOf, area);
  return accepted({
    columns,
    read: createRowReader({ columns, mapping, asOf, findPlace, isIndustry: deps.isIndustry, ...(area && { area }) }),
    settings: contentHash([settingsOfReading({ columns, mapping, asOf }), deps.versions, area ?? '']),
  });
}

const CODE = /^\d{10}(\d{2,3})?$/;

/** The tax code is told without reading the line; a sheet's rows end with their last filled cell. */
function lineOf(row: CsvRow, { columns, settings }: FileReader, isSheet: boolean): Line {
  const cells = isSheet ? Array.from({ length: columns.width }, (_, index) => row.cells[index] ?? '') : row.cells;
  const written = cells[columns.at.taxCode ?? 0] ?? '';
  const taxCode = CODE.test(written) ? written : written.replace(/\D/g, '');
  return {
    line: row.line,
    cells,
    ...(row.fault !== undefined && { fault: row.fault }),
    taxCode: row.fault === undefined && CODE.test(taxCode) ? taxCode : undefined,
    sourceHash: sourceHash(cells, settings),
  };
}

interface ReadLines {
  readonly rows: StagedRow[];
  readonly issues: IssueOfLine[];
  refused: number;
}

function readLines(given: readonly Line[], { read }: FileReader): ReadLines {
  const lines: ReadLines = { rows: [], issues: [], refused: 0 };
  for (const { line, cells, fault, sourceHash: source } of given) {
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
    else lines.rows.push({ row, line, hash: rowHash(row), sourceHash: source });
  }
  return lines;
}

function sourceHash(cells: readonly string[], settings: string): string {
  return hash('sha256', `${settings}\u001f${cells.join('\u001f')}`, 'hex').slice(0, 32);
}

/** Over everything that is stored of the line, in a fixed order. What came later is left out where a line does not say it: its hash stays. */
export function rowHash(row: RegisterRow): string {
  const content: unknown[] = [
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
  if (row.taxArisenYear !== undefined) content.push(row.taxArisenYear);
  return hash('sha256', JSON.stringify(content), 'hex').slice(0, 32);
}
