/** The report of a load as a CSV file: line, column, what is wrong in both languages. It opens in a spreadsheet and runs nothing there. */
import { csvLine } from '../../../foundation/csv/csv-writer.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { dossierText } from '../messages/index.ts';
import { type LineIssue, readIssues } from '../store/register-imports.read.ts';

export const REPORT_HEAD = '\uFEFFdòng/line,cột/column,mức/level,mã/code,giá trị/value,tiếng Việt,English\r\n';

/** In slices, so that a file wrong on every line does not fill the memory. */
export async function* importReport(db: Db, importId: string): AsyncGenerator<string> {
  yield REPORT_HEAD;
  for await (const issues of readIssues(db, importId)) yield reportLines(issues);
}

export function reportLines(issues: readonly LineIssue[]): string {
  return issues.map((issue) => `${reportLine(issue)}\r\n`).join('');
}

function reportLine({ line, column, level, code, value }: LineIssue): string {
  const said = (words: Readonly<Record<string, string>>) => words[code] ?? code;
  const [vi, en] = [dossierText('vi').register, dossierText('en').register];
  return csvLine([line, column, level, code, value ?? '', said(vi), said(en)]);
}
