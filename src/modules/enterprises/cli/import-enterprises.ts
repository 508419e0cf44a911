/** `cau-so import enterprises FILE`: loads a register of firms, and writes a report that names every line that was refused or is unclear. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseOptions } from '../../../foundation/cli/parse-options.ts';
import type { ExitCode, Verb, VerbIo } from '../../../foundation/cli/verb.ts';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { fileSource } from '../../../foundation/xlsx/zip-reader.ts';
import { type ImportOutcome, importRegister } from '../actions/import-register.ts';
import { registerFile, UnreadableFile } from '../actions/register-file.ts';
import type { ImportDeps } from '../actions/register-import-command.ts';
import { fileMappingSchema } from '../domain/file-mapping-schema.ts';
import type { FileMapping } from '../domain/register-columns.ts';
import { writeReport } from './import-report.ts';

const HELP = `Usage: cau-so import enterprises FILE [--as-of DATE] [--keep-good] [--mapping FILE] [--report FILE] [--discard]

  FILE       CSV in UTF-8 (BOM, CRLF, quotes, comma, semicolon or tab) or XLSX (its first visible sheet; formulas are never run), headings in one
             of the first 15 lines. Columns are found by their Vietnamese or English headings: tax code and name are required; commune, district,
             province or address, industry, industry edition, founded on, status, tax status, year of last tax, insured employees, revenue, capital and legal form
             are read where they are.
  --as-of    the day the register reads so, yyyy-mm-dd; today when left out. Names of places and codes of trades are read by that day.
  --keep-good  takes the good lines although others are refused; without it one wrong line refuses the whole file.
  --mapping  JSON: {"columns":{"taxCode":"Mã","capitalVnd":null},"industryEdition":"2018","delimiter":";","operatingStatus":{"Còn sống":"active"}}
  --report   where to write the lines refused or unclear (CSV); FILE.report.csv in the current folder when left out. Not written when there is none.
  --discard  gives up an unfinished import of another file.

Prints one JSON line: {"import","state":"applied","read","refused","added","changed","same","older","report",…}. Firms equal to what is stored
are not touched. The same command after a crash goes on where it stopped. On the embedded database stop the portal first.
Exit code: 0 taken over, 1 refused (reasons on stderr), 2 usage.`;

export interface ImportVerbDeps extends Omit<ImportDeps, 'db'> {
  readonly withDatabase: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  readonly today: () => LocalDate;
}

/** `prepare` loads what an import needs only once the arguments are right. */
export function importVerb(prepare: () => Promise<ImportVerbDeps>): Verb {
  return {
    name: 'import',
    summary: 'Load a register of firms from a CSV or XLSX file',
    help: HELP,
    async run([what, path, ...rest], io) {
      const options = parseOptions(rest, {
        'as-of': {
          type: 'text',
          check: (text) => (parseLocalDate(text) === undefined ? 'not a day yyyy-mm-dd' : undefined),
        },
        mapping: { type: 'text' },
        report: { type: 'text' },
        'keep-good': { type: 'flag' },
        discard: { type: 'flag' },
      });
      if (what !== 'enterprises' || path === undefined || path.startsWith('--') || !options.ok) {
        if (!options.ok) for (const { details } of options.refusals) io.err(details.reason);
        io.err(HELP);
        return 2;
      }
      const { mapping: mappingPath, report, 'as-of': asOf, 'keep-good': keepGood, discard } = options.value;
      const mapping = readMapping(mappingPath, io);
      if (mapping === undefined) return 1;
      if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
        io.err(`${path}: no such file`);
        return 1;
      }
      const source = await fileSource(path);
      const file = await registerFile(source).catch((fault: unknown) => {
        if (!(fault instanceof UnreadableFile)) throw fault;
        io.err(`${path}: ${fault.code}`);
        return undefined;
      });
      if (file === undefined) {
        await source.close();
        return 1;
      }
      const deps = await prepare();
      const command = {
        fileName: basename(path),
        file,
        mapping,
        asOf: (asOf ?? deps.today()) as LocalDate,
        keepGood,
        discard,
        onProgress: sweeping(),
      };
      return deps.withDatabase(async (db) => {
        const outcome = await importRegister({ ...deps, db }, command).finally(() => source.close());
        if (outcome.ok) return tell(db, outcome.value, report ?? `${basename(path)}.report.csv`, io);
        for (const { code, field, details } of outcome.refusals)
          io.err([field, code, ...Object.values(details ?? {})].filter((part) => part !== undefined).join(': '));
        return 1;
      });
    },
  };
}

const SWEEP_EVERY = 30_000;

/** Left alone, what a million lines leave behind grows to twice the memory before it is swept; the machine often holds the database too. */
function sweeping(): (progress: { readonly read: number }) => void {
  setFlagsFromString('--expose-gc');
  const sweep: unknown = runInNewContext('gc');
  let swept = 0;
  return ({ read }) => {
    if (read - swept < SWEEP_EVERY || typeof sweep !== 'function') return;
    swept = read;
    sweep();
  };
}

const MOST_TOLD = 20;

async function tell(db: Db, outcome: ImportOutcome, reportPath: string, io: VerbIo): Promise<ExitCode> {
  const report = await writeReport(db, outcome.importId, reportPath);
  for (const { line, column, code } of report.refused.slice(0, MOST_TOLD))
    io.err(`line ${line}: ${column === '' ? '' : `${column}: `}${code}`);
  if (outcome.refused > MOST_TOLD) io.err(`${outcome.refused} lines refused; all of them in ${reportPath}`);
  io.out(
    JSON.stringify({
      import: outcome.importId,
      state: outcome.state,
      resumed: outcome.resumed,
      read: outcome.read,
      refused: outcome.refused,
      noted: report.noted,
      ...outcome.applied,
      ignored: outcome.ignored,
      report: report.lines > 0 ? reportPath : null,
    }),
  );
  return outcome.state === 'applied' ? 0 : 1;
}

function readMapping(path: string | undefined, io: VerbIo): FileMapping | undefined {
  if (path === undefined) return {};
  try {
    const parsed = fileMappingSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) io.err(`${path}: ${issue.path.join('.')}: ${issue.message}`);
  } catch (fault) {
    io.err(`${path}: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  return undefined;
}
