/** Reads what the embedded database answers, in PostgreSQL's own protocol (chapter 54.7 of its manual): rows by name, and the first error thrown. */
import { types } from '@electric-sql/pglite';
import { DatabaseError } from './database-error.ts';
import { RESULT_PARSERS } from './result-values.ts';

/** What one command answered. */
export interface SessionResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly command: string;
  readonly affected: number;
}

type Parse = (text: string, type: number) => unknown;

interface Column {
  readonly name: string;
  readonly type: number;
  readonly parse: Parse | undefined;
}

/** Kinds of message, each named by one letter; all others (ready, parse complete, notices) say nothing a caller needs. */
const ROW_DESCRIPTION = 0x54;
const DATA_ROW = 0x44;
const COMMAND_COMPLETE = 0x43;
const ERROR = 0x45;

const COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COPY']);

/** One result a command. PGlite's own reader copies every cell; a dossier took it longer than the query. */
export function readResults(answer: Buffer, arrayParsers: Readonly<Record<number, Parse>>): SessionResult[] {
  const results: SessionResult[] = [];
  let columns: readonly Column[] = [];
  let rows: Record<string, unknown>[] = [];
  let fault: DatabaseError | undefined;
  for (let at = 0; at + 5 <= answer.length; ) {
    const kind = answer[at];
    const end = at + 1 + answer.readInt32BE(at + 1);
    const body = at + 5;
    if (kind === DATA_ROW) rows.push(readRow(answer, body, columns));
    else if (kind === ROW_DESCRIPTION) columns = readColumns(answer, body, arrayParsers);
    else if (kind === COMMAND_COMPLETE) {
      const words = answer.toString('utf8', body, end - 1).split(' ');
      const command = words[0] ?? '';
      results.push({ rows, command, affected: COUNTED.has(command) ? Number(words.at(-1)) : 0 });
      rows = [];
      columns = [];
    } else if (kind === ERROR) fault ??= readError(answer, body, end);
    at = end;
  }
  if (fault !== undefined) throw fault;
  return results;
}

function readColumns(answer: Buffer, body: number, arrayParsers: Readonly<Record<number, Parse>>): readonly Column[] {
  const columns: Column[] = [];
  let at = body + 2;
  for (let left = answer.readInt16BE(body); left > 0; left -= 1) {
    const nameEnd = answer.indexOf(0, at);
    // After the name: table (4), attribute (2), type (4), size (2), modifier (4), format (2).
    const type = answer.readInt32BE(nameEnd + 7);
    const parse = RESULT_PARSERS[type] ?? arrayParsers[type] ?? (types.parsers[type] as Parse | undefined);
    columns.push({ name: answer.toString('utf8', at, nameEnd), type, parse });
    at = nameEnd + 19;
  }
  return columns;
}

function readRow(answer: Buffer, body: number, columns: readonly Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  let at = body + 2;
  for (const { name, type, parse } of columns) {
    const length = answer.readInt32BE(at);
    at += 4;
    if (length < 0) {
      row[name] = null;
      continue;
    }
    const text = answer.toString('utf8', at, at + length);
    row[name] = parse === undefined ? text : parse(text, type);
    at += length;
  }
  return row;
}

/** Letter and text of each field, ended by a zero byte. */
const ERROR_FIELDS: Readonly<
  Record<string, 'message' | 'code' | 'constraint' | 'detail' | 'table' | 'column' | 'severity' | 'where'>
> = {
  M: 'message',
  C: 'code',
  n: 'constraint',
  D: 'detail',
  t: 'table',
  c: 'column',
  S: 'severity',
  W: 'where',
};

function readError(answer: Buffer, body: number, end: number): DatabaseError {
  const fields: { -readonly [K in (typeof ERROR_FIELDS)[string]]?: string } = {};
  for (let at = body; at < end && answer[at] !== 0; ) {
    const name = ERROR_FIELDS[String.fromCharCode(answer[at] ?? 0)];
    const valueEnd = answer.indexOf(0, at + 1);
    if (name !== undefined) fields[name] = answer.toString('utf8', at + 1, valueEnd);
    at = valueEnd + 1;
  }
  return new DatabaseError({ message: 'the database refused without a reason', ...fields });
}
