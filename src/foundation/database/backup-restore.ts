/** Takes a backup back into an empty database: the schema of its day first, then every row, then the migrations made since. */
import { sql } from 'kysely';
import { accepted, type Result } from '../result.ts';
import { type BackupCounts, type BackupRefusal, refuse } from './backup.ts';
import { type BackupHeader, type BackupTable, BackupUnreadable, readBackupFile } from './backup-file.ts';
import { hasRows, listForeignKeys, listLandedMigrations, listStoredTables, type StoredTable } from './backup-tables.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import type { Db, Trx } from './tables.ts';

export interface Restored {
  readonly madeAt: string;
  readonly rows: BackupCounts;
}

/** All or nothing: the rows arrive in one transaction. The database's user must own its tables, as it does when it migrated them. */
export async function restoreBackup(
  db: Db,
  path: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Result<Restored, BackupRefusal>> {
  let header: BackupHeader;
  try {
    header = await checkFile(path);
  } catch (fault) {
    if (fault instanceof BackupUnreadable) return refuse('unreadable', fault.message);
    throw fault;
  }
  const then = migrationsOfThen(header, migrations);
  if (typeof then === 'string') return refuse('other-schema', then);
  const landed = await listLandedMigrations(db);
  for (const { name } of await listStoredTables(db)) {
    if (await hasRows(db, name))
      return refuse('not-empty', `this database already holds data (table ${name}); restore into an empty one`);
  }
  if (
    landed.length > 0 &&
    JSON.stringify(landed.map(nameAndHash)) !== JSON.stringify(header.migrations.map(nameAndHash))
  )
    return refuse('other-schema', 'this database has other tables than the backup; restore into a new, empty one');
  await migrate(db, { migrations: then });
  const rows = await db.transaction().execute((trx) => load(trx, path));
  await migrate(db, { migrations });
  return accepted({ madeAt: header.madeAt, rows });
}

const nameAndHash = ({ name, sha256 }: { name: string; sha256: string }) => [name, sha256];

/** Reads it to the end before anything is touched. */
async function checkFile(path: string): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  let columns: number | undefined;
  for await (const part of readBackupFile(path)) {
    if (part.kind === 'header') header = part.header;
    else if (part.kind === 'table') columns = part.table.columns.length;
    else if (columns === undefined) throw new BackupUnreadable(2, 'a row stands before its table');
  }
  if (!header) throw new BackupUnreadable(1, 'this is not a backup of Cầu Số');
  return header;
}

/** The migrations the backup was made under, or why they cannot be had. */
function migrationsOfThen(header: BackupHeader, known: readonly Migration[]): Migration[] | string {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  const then: Migration[] = [];
  for (const { name, sha256 } of header.migrations) {
    const migration = byName.get(name);
    if (migration === undefined) return `the backup was made by a newer version: this one does not know ${name}`;
    if (migration.sha256 !== sha256) return `the backup was made with another ${name} than this version has`;
    then.push(migration);
  }
  return then;
}

async function load(trx: Trx, path: string): Promise<BackupCounts> {
  const tables = new Map((await listStoredTables(trx)).map((table) => [table.name, table]));
  const foreignKeys = await listForeignKeys(trx);
  // Rows come table by table, whoever refers to whom: references are checked once, all together, when they are put back.
  for (const { table, name } of foreignKeys)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(trx);
  for (const { name } of tables.values()) {
    await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx);
    // A migration may have put rows of its own: those of the backup are newer.
    if (await hasRows(trx, name)) await sql`delete from ${sql.table(name)}`.execute(trx);
  }
  const counts: Record<string, number> = {};
  let insert: RowInsert | undefined;
  for await (const part of readBackupFile(path)) {
    if (part.kind === 'table') {
      await insert?.flush();
      insert = new RowInsert(trx, tableOf(tables, part.table), part.table.columns);
      counts[part.table.table] = 0;
    } else if (part.kind === 'row' && insert) {
      await insert.add(part.text);
      counts[insert.table] = (counts[insert.table] ?? 0) + 1;
    }
  }
  await insert?.flush();
  for (const { name } of tables.values()) await sql`alter table ${sql.table(name)} enable trigger user`.execute(trx);
  for (const { table, name, definition } of foreignKeys)
    await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(trx);
  await moveSequences(trx, [...tables.values()]);
  return counts;
}

function tableOf(tables: ReadonlyMap<string, StoredTable>, { table, columns }: BackupTable): StoredTable {
  const known = tables.get(table);
  const missing = columns.filter((name) => !known?.columns.some((column) => column.name === name));
  // The migrations agree, so this is a bug or a file somebody made by hand.
  if (!known || missing.length > 0)
    throw new Error(`the backup has ${table} (${missing.join(', ')}), the schema has not`);
  return known;
}

const ROWS_A_STATEMENT = 500;
const LENGTH_A_STATEMENT = 1_000_000;

/** Gathers the lines of one table and inserts them some hundred at a time. */
class RowInsert {
  readonly table: string;
  readonly #trx: Trx;
  readonly #columns: readonly { readonly name: string; readonly type: string }[];
  #waiting: string[] = [];
  #length = 0;

  constructor(trx: Trx, table: StoredTable, columns: readonly string[]) {
    this.#trx = trx;
    this.table = table.name;
    this.#columns = columns.flatMap((name) => table.columns.filter((column) => column.name === name));
  }

  async add(row: string): Promise<void> {
    this.#waiting.push(row);
    this.#length += row.length;
    if (this.#waiting.length >= ROWS_A_STATEMENT || this.#length >= LENGTH_A_STATEMENT) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const rows = `[${this.#waiting.join(',')}]`;
    this.#waiting = [];
    this.#length = 0;
    const names = sql.join(this.#columns.map(({ name }) => sql.id(name)));
    const values = sql.join(
      this.#columns.map(({ type }, at) => sql`(given.line ->> ${sql.lit(at)})::${sql.raw(type)}`),
    );
    await sql`
      insert into ${sql.table(this.table)} (${names}) overriding system value
      select ${values} from json_array_elements(${rows}::json) as given (line)`.execute(this.#trx);
  }
}

/** Numbers the database gives by itself go on after the last one restored. */
async function moveSequences(trx: Trx, tables: readonly StoredTable[]): Promise<void> {
  for (const table of tables) {
    for (const { name, type } of table.columns) {
      if (type !== 'bigint' && type !== 'integer' && type !== 'smallint') continue;
      await sql`
        select setval(seq::regclass, greatest((select max(${sql.id(name)}) from ${sql.table(table.name)}), 1))
        from pg_get_serial_sequence(${table.name}, ${name}) as seq where seq is not null`.execute(trx);
    }
  }
}
