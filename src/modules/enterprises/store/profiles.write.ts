/** Writes the projection: any number of profiles and their items in one statement, rows that say the same left untouched. */
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Profile } from '../domain/profile.ts';
import {
  itemColumnNames,
  type ListTable,
  PROFILE_TABLE,
  profileColumnNames,
  profileColumns,
} from '../domain/profile-columns.ts';

/** `facts`: what was recorded, to leave the other lists alone; every list when it is absent. */
export async function writeProfiles(
  trx: Trx,
  profiles: readonly Profile[],
  facts?: ReadonlySet<string>,
): Promise<void> {
  if (profiles.length === 0) return;
  const lists = Object.entries(profileColumns.many).filter(([fact]) => facts?.has(fact) ?? true);
  const parts = [
    sql`written as (${upsert(
      PROFILE_TABLE,
      profileColumnNames,
      [profileColumns.key],
      rowsOf(
        PROFILE_TABLE,
        profiles.map(({ row }) => row),
      ),
    )})`,
    ...lists.flatMap(([fact, list]) => listParts(fact, list, profiles)),
  ];
  await sql`with ${sql.join(parts)} select 1`.execute(trx);
}

function listParts(fact: string, list: ListTable, profiles: readonly Profile[]): RawBuilder<unknown>[] {
  const items = profiles.flatMap((profile) => profile.lists[fact] ?? []);
  const said = sql.raw(`said_${list.table}`);
  const table = sql.raw(list.table);
  const key = sql.raw(profileColumns.key);
  const named = sql.raw(list.fields[list.itemField] ?? 'code');
  const dossiers = profiles.map(({ dossierId }) => dossierId);
  const gone = sql`gone_${table} as (
    delete from ${table} as old where old.${key} = any(${dossiers}::uuid[])
      and not exists (select from ${said} as kept where kept.${key} = old.${key} and kept.${named} = old.${named}))`;
  if (items.length === 0)
    return [sql`gone_${table} as (delete from ${table} as old where old.${key} = any(${dossiers}::uuid[]))`];
  const columns = itemColumnNames(list);
  const rows = sql`${said}`;
  return [
    sql`${said} as (select * from ${rowsOf(list.table, items)})`,
    gone,
    sql`kept_${table} as (${upsert(list.table, columns, [profileColumns.key, list.fields[list.itemField] ?? 'code'], rows)})`,
  ];
}

function rowsOf(table: string, rows: readonly object[]): RawBuilder<unknown> {
  return sql`jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`;
}

function upsert(table: string, columns: readonly string[], keys: readonly string[], rows: RawBuilder<unknown>) {
  const others = columns.filter((column) => !keys.includes(column));
  const list = (names: readonly string[], prefix = '') => sql.raw(names.map((each) => `${prefix}${each}`).join(', '));
  return sql`insert into ${sql.raw(table)} as stored (${list(columns)}) select ${list(columns)} from ${rows}
    on conflict (${list(keys)}) do update set (${list(others)}) = row(${list(others, 'excluded.')})
    where (${list(others, 'stored.')}) is distinct from (${list(others, 'excluded.')})`;
}

/** Items go with their profile. */
export async function deleteProfiles(trx: Trx, dossierIds: readonly string[]): Promise<void> {
  await trx
    .deleteFrom('enterprise_profiles')
    .where('dossier_id', 'in', [...dossierIds])
    .execute();
}
