/** The tables of this database as its catalogue knows them: what a backup copies, whatever modules own them. */
import { sql } from 'kysely';
import type { Db } from './tables.ts';

export interface StoredTable {
  readonly name: string;
  /** Without generated columns: those follow from the others. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of the primary key; empty when there is none. */
  readonly key: readonly string[];
}

/** Kept by `migrate`; a backup names them in its header instead. */
const MIGRATIONS_TABLE = 'schema_migrations';

/** By name. Unlogged tables are scratch paper, tables of extensions are not ours, partitions are read through their parent. */
export async function listStoredTables(db: Db): Promise<StoredTable[]> {
  const { rows } = await sql<StoredTable>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by k.position)
        from pg_index i
        cross join lateral unnest(i.indkey) with ordinality as k (attnum, position)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary), '[]') as key
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace
      and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
      and c.relname <> ${MIGRATIONS_TABLE}
      and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname`.execute(db);
  return rows;
}

export async function hasRows(db: Db, table: string): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select 1 from ${sql.table(table)}) as some`.execute(db);
  return rows[0]?.some ?? false;
}

export interface LandedMigration {
  readonly name: string;
  readonly sha256: string;
}

/** In order; empty for a database nobody has migrated. */
export async function listLandedMigrations(db: Db): Promise<LandedMigration[]> {
  const there = await sql<{ yes: boolean }>`select to_regclass(${MIGRATIONS_TABLE}) is not null as yes`.execute(db);
  if (there.rows[0]?.yes !== true) return [];
  return db.selectFrom('schema_migrations').select(['name', 'sha256']).orderBy('name').execute();
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

export async function listForeignKeys(db: Db): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.relname as table, f.conname as name, pg_get_constraintdef(f.oid) as definition
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and f.conparentid = 0 and c.relnamespace = current_schema()::regnamespace
    order by c.relname, f.conname`.execute(db);
  return rows;
}
