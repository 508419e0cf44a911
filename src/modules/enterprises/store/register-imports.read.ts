/** Imports as they stand, and what was said about their lines. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';

export interface UnfinishedImport {
  readonly id: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly settingsHash: string;
  readonly asOf: LocalDate;
  readonly read: number;
  readonly staged: number;
  readonly refused: number;
  /** When it last got on. */
  readonly movedAt: Instant;
}

/** At most one, by a unique index. Locked until the transaction ends. */
export async function lockUnfinished(trx: Trx): Promise<UnfinishedImport | undefined> {
  const row = await trx
    .selectFrom('register_imports')
    .selectAll()
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      fileHash: row.file_hash,
      fileName: row.file_name,
      settingsHash: row.settings_hash,
      asOf: row.as_of,
      read: row.rows_read,
      staged: row.rows_staged,
      refused: row.rows_refused,
      movedAt: row.moved_at ?? row.started_at,
    }
  );
}

export interface AppliedBefore {
  readonly read: number;
  /** Lines whose firm stands in the register as they say. */
  readonly stored: number;
}

/**
 * The newest import taken over, when it read this very file in this very way and left no line out: rows of the register are written by
 * imports alone, apart from places chosen by hand or moved by acts, which an import that finds a line unchanged leaves as they are.
 */
export async function findRepeated(
  db: Db,
  { fileHash, readingHash }: { readonly fileHash: string; readonly readingHash: string },
): Promise<AppliedBefore | undefined> {
  const { rows } = await sql<{ read: number; stored: number }>`
    select rows_read as read, rows_added + rows_changed + rows_same as stored
    from (select * from register_imports where state = 'applied' order by started_at desc, id desc limit 1) newest
    where file_hash = ${fileHash} and reading_hash = ${readingHash} and rows_refused = 0 and rows_older = 0
      and not exists (
        select from register_import_errors e where e.import_id = newest.id and e.code in ('duplicate.same', 'duplicate.conflict')
      )`.execute(db);
  return rows[0];
}

export async function hasImport(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('register_imports').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export interface LineIssue {
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly level: 'refused' | 'noted';
  readonly value?: string;
}

export async function hasIssues(db: Db, importId: string): Promise<boolean> {
  const row = await db
    .selectFrom('register_import_errors')
    .select('line')
    .where('import_id', '=', importId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const SLICE = 5_000;

/** In the order of the file, in slices: a file may be wrong on every line. */
export async function* readIssues(db: Db, importId: string): AsyncGenerator<LineIssue[]> {
  let after = -1;
  for (;;) {
    const rows = await db
      .selectFrom('register_import_errors')
      .select(['line', 'column_name', 'code', 'level', 'value'])
      .where('import_id', '=', importId)
      .where('line', '>', after)
      .where('line', '<=', (of) =>
        of
          .selectFrom(
            of
              .selectFrom('register_import_errors')
              .select('line')
              .where('import_id', '=', importId)
              .where('line', '>', after)
              .orderBy('line')
              .limit(SLICE)
              .as('next'),
          )
          .select((inner) => inner.fn.max('line').as('last')),
      )
      .orderBy('line')
      .orderBy('column_name')
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.line;
    yield rows.map(({ line, column_name, code, level, value }) => ({
      line,
      column: column_name,
      code,
      level,
      ...(value !== null && { value }),
    }));
  }
}
