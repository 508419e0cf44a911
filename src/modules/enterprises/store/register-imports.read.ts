/** Imports as they stand, and what was said about their lines. */
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
