/** The projection as it stands: rows of dossiers, and what a compiled rule needs to be asked of them. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { SqlFragment } from '../../conditions/index.ts';
import type { ProfileRow } from '../domain/profile.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import './tables.ts';

/** The alias under which compiled conditions know the profile. */
export const PROFILE_ALIAS = 'p';

/** Lists are looked up through a hash of all their items. */
export async function useMemoryForCounting(trx: Trx): Promise<void> {
  await sql`select set_config('work_mem', '128MB', true)`.execute(trx);
}

export function rawOf({ texts, values }: SqlFragment): RawBuilder<boolean | null> {
  return sql.join(
    texts.flatMap((text, index) => (index < values.length ? [sql.raw(text), sql.val(values[index])] : [sql.raw(text)])),
    sql.raw(''),
  );
}

export interface StoredProfile {
  readonly row: ProfileRow;
  /** By fact; each in the order of its names. */
  readonly lists: Readonly<Record<string, readonly ProfileRow[]>>;
}

/** By dossier id, as JSON values: days and whole numbers as a dossier writes them. */
export async function findProfiles(db: Db, dossierIds: readonly string[]): Promise<ReadonlyMap<string, StoredProfile>> {
  const lists = Object.entries(profileColumns.many).map(([fact, list]) => {
    const named = sql.ref(`item.${list.fields[list.itemField]}`);
    return sql`${sql.lit(fact)}, (select coalesce(jsonb_agg(to_jsonb(item) order by ${named}), '[]') from ${sql.table(list.table)} as item where item.dossier_id = p.dossier_id)`;
  });
  const { rows } = await sql<{ dossier_id: string; row: ProfileRow; lists: Record<string, ProfileRow[]> }>`
    select p.dossier_id, to_jsonb(p) as row, jsonb_build_object(${sql.join(lists)}) as lists
    from enterprise_profiles as p where p.dossier_id = any(${dossierIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ dossier_id, row, lists: items }) => [dossier_id, { row, lists: items }]));
}

/** Profiles whose dossier is gone, erased or says nothing: there should be none. */
export async function listStrayProfiles(db: Db, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ dossier_id: string }>`
    select p.dossier_id from enterprise_profiles as p
    where not exists (select from facts as f join dossiers as d on d.id = f.dossier_id where d.id = p.dossier_id and d.erased_at is null)
    order by p.dossier_id limit ${limit}`.execute(db);
  return rows.map((row) => row.dossier_id);
}
