/** A backup of the whole database as one file that either engine can write and either can take back: rows as text, in the order of their keys. */
import { sql } from 'kysely';
import type { Instant } from '../clock.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type BackupHeader, writeBackupFile } from './backup-file.ts';
import { listLandedMigrations, listStoredTables, type StoredTable } from './backup-tables.ts';
import type { Database } from './open-database.ts';
import type { Trx } from './tables.ts';

export interface BackupRefusal {
  readonly code:
    | 'database.backup.nothing-to-back-up'
    | 'database.backup.unreadable'
    | 'database.backup.other-schema'
    | 'database.backup.not-empty';
  /** A sentence for the operator. */
  readonly details: { readonly reason: string };
}

/** Rows by table. */
export type BackupCounts = Readonly<Record<string, number>>;

const FETCHED = 500;

/**
 * Writes `path` (it must not exist) as the database was at one instant, while others may go on writing to a server. Does
 * not migrate: the state before an upgrade is worth a backup too.
 */
export async function backUp(
  database: Pick<Database, 'db' | 'engine'>,
  path: string,
  now: Instant,
): Promise<Result<BackupCounts, BackupRefusal>> {
  const migrations = await listLandedMigrations(database.db);
  if (migrations.length === 0) return refuse('nothing-to-back-up', 'there is no database of Cầu Số here');
  const header: BackupHeader = {
    format: 'cau-so-backup',
    version: 1,
    madeAt: now,
    engine: database.engine,
    migrations: migrations.map(({ name, sha256 }) => ({ name, sha256 })),
  };
  const file = writeBackupFile(path);
  try {
    const counts = await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (trx) => {
        await file.line(JSON.stringify(header));
        const rows: Record<string, number> = {};
        for (const table of await listStoredTables(trx)) rows[table.name] = await copyRows(trx, table, file.line);
        return rows;
      });
    await file.end();
    return accepted(counts);
  } catch (fault) {
    file.discard();
    throw fault;
  }
}

async function copyRows(trx: Trx, table: StoredTable, line: (text: string) => Promise<void>): Promise<number> {
  const names = table.columns.map(({ name }) => name);
  await line(JSON.stringify({ table: table.name, columns: names }));
  // `::text` and back is exact for every type; a JSON array in the database's own hand keeps rows out of our parsers.
  const values = sql.join(names.map((name) => sql`${sql.id(name)}::text`));
  const order = table.key.length > 0 ? sql`order by ${sql.join(table.key.map((name) => sql.id(name)))}` : sql``;
  await sql`
    declare backup_rows no scroll cursor for
    select to_json(array[${values}])::text as row from ${sql.table(table.name)} ${order}`.execute(trx);
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(FETCHED)} from backup_rows`.execute(trx);
    for (const { row } of rows) await line(row);
    count += rows.length;
    if (rows.length < FETCHED) break;
  }
  await sql`close backup_rows`.execute(trx);
  return count;
}

export function refuse(
  code: 'nothing-to-back-up' | 'unreadable' | 'other-schema' | 'not-empty',
  reason: string,
): { readonly ok: false; readonly refusals: readonly BackupRefusal[] } {
  return refused({ code: `database.backup.${code}`, details: { reason } });
}
