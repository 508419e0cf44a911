/** The report of an import as a CSV file: line, column, what is wrong in both languages. It opens in a spreadsheet and runs nothing there. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Db } from '../../../foundation/database/tables.ts';
import { REPORT_HEAD, reportLines } from '../actions/import-report-lines.ts';
import { type LineIssue, readIssues } from '../store/register-imports.read.ts';

export interface WrittenReport {
  readonly lines: number;
  readonly noted: number;
  /** The first of the refused, enough to say on a screen. */
  readonly refused: readonly LineIssue[];
}

const REMEMBERED = 50;

/** Writes no file when there is nothing to tell. */
export async function writeReport(db: Db, importId: string, path: string): Promise<WrittenReport> {
  const refused: LineIssue[] = [];
  let file: number | undefined;
  let lines = 0;
  let noted = 0;
  try {
    for await (const issues of readIssues(db, importId)) {
      if (file === undefined) {
        file = openSync(path, 'w', 0o600);
        writeSync(file, REPORT_HEAD);
      }
      writeSync(file, reportLines(issues));
      for (const issue of issues) {
        lines += 1;
        if (issue.level === 'noted') noted += 1;
        else if (refused.length < REMEMBERED) refused.push(issue);
      }
    }
  } finally {
    if (file !== undefined) closeSync(file);
  }
  return { lines, noted, refused };
}
