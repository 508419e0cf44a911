/** The life of one import: begun, read on batch by batch behind a fence, and ended. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';

export interface NewImport {
  readonly id: string;
  readonly fileHash: string;
  readonly fileName: string;
  readonly settingsHash: string;
  /** Over the settings and the versions of all that lines are read with. */
  readonly readingHash: string;
  readonly mapping: unknown;
  readonly asOf: LocalDate;
  readonly keepGood: boolean;
  readonly startedAt: Instant;
}

export async function insertImport(trx: Trx, given: NewImport): Promise<void> {
  await trx
    .insertInto('register_imports')
    .values({
      id: given.id,
      file_hash: given.fileHash,
      file_name: given.fileName,
      settings_hash: given.settingsHash,
      reading_hash: given.readingHash,
      mapping: JSON.stringify(given.mapping),
      as_of: given.asOf,
      keep_good: given.keepGood,
      state: 'reading',
      rows_added: null,
      rows_changed: null,
      rows_same: null,
      rows_older: null,
      started_at: given.startedAt,
      moved_at: given.startedAt,
      finished_at: null,
    })
    .execute();
}

export interface Progress {
  readonly read: number;
  readonly staged: number;
  readonly refused: number;
}

/** False when the import is not where we left it: another process reads the same file. Its rows and this line commit together. */
export async function moveProgress(trx: Trx, id: string, from: Progress, to: Progress, at: Instant): Promise<boolean> {
  const moved = await trx
    .updateTable('register_imports')
    .set({ rows_read: to.read, rows_staged: to.staged, rows_refused: to.refused, moved_at: at })
    .where('id', '=', id)
    .where('state', '=', 'reading')
    .where('rows_read', '=', from.read)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

export async function forgetIssues(trx: Trx, importId: string): Promise<void> {
  await trx.deleteFrom('register_import_errors').where('import_id', '=', importId).execute();
}

export async function countRefused(trx: Trx, importId: string): Promise<number> {
  const { lines } = await trx
    .selectFrom('register_import_errors')
    .select((of) => of.fn.count<number>('line').distinct().as('lines'))
    .where('import_id', '=', importId)
    .where('level', '=', 'refused')
    .executeTakeFirstOrThrow();
  return lines;
}

export async function endImport(
  trx: Trx,
  id: string,
  end: {
    readonly state: 'applied' | 'refused' | 'discarded';
    readonly refused?: number;
    readonly applied?: {
      readonly added: number;
      readonly changed: number;
      readonly same: number;
      readonly older: number;
    };
    readonly at: Instant;
  },
): Promise<void> {
  await trx
    .updateTable('register_imports')
    .set({
      state: end.state,
      finished_at: end.at,
      ...(end.refused !== undefined && { rows_refused: end.refused }),
      ...(end.applied && {
        rows_added: end.applied.added,
        rows_changed: end.applied.changed,
        rows_same: end.applied.same,
        rows_older: end.applied.older,
      }),
    })
    .where('id', '=', id)
    .execute();
}

/** Whoever holds what this transaction asks for is waited for no longer than a person waits for a page. */
export async function waitBriefly(trx: Trx): Promise<void> {
  await sql`select set_config('lock_timeout', '3s', true)`.execute(trx);
}
