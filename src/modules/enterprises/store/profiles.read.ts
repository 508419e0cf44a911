/** Asks a rule of every dossier at once: counts, and lists by page. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { SqlFragment, Verdict } from '../../conditions/index.ts';
import type { ProfileRow } from '../domain/profile.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import './tables.ts';

/** The alias under which compiled conditions know the profile. */
export const PROFILE_ALIAS = 'p';

/** Lists are looked up through a hash of all their items; compiling the expression for the machine costs more than it saves. */
export async function useMemoryForCounting(trx: Trx): Promise<void> {
  await sql`select set_config('work_mem', '128MB', true), set_config('jit', 'off', true)`.execute(trx);
}

export interface Asked {
  readonly verdict: SqlFragment;
  /** Only dossiers for which it is surely true are counted. */
  readonly inScope: SqlFragment;
  /** The verdict looks items up. */
  readonly readsLists: boolean;
}

type Counts = Readonly<Record<Verdict, number>>;

/** Both ways give the same counts. A million firms take a third longer by groups, but inside a sum PostgreSQL would look every list up row by row. */
export function countVerdicts(db: Db, asked: Asked): Promise<Counts> {
  return asked.readsLists ? countByGroups(db, asked) : countBySum(db, asked);
}

async function countByGroups(db: Db, { verdict, inScope }: Asked): Promise<Counts> {
  const { rows } = await sql<{ verdict: boolean | null; firms: number }>`
    select ${rawOf(verdict)} as verdict, count(*)::int as firms from enterprise_profiles as p
    where ${rawOf(inScope)} group by 1`.execute(db);
  const counted = (answer: boolean | null) => rows.find((row) => row.verdict === answer)?.firms ?? 0;
  return { yes: counted(true), no: counted(false), unknown: counted(null) };
}

/** More firms than any country has: yeses are counted below it, noes above, both exact in one 53-bit sum. */
const NOES = 2 ** 26;

async function countBySum(db: Db, { verdict, inScope }: Asked): Promise<Counts> {
  const { rows } = await sql<{ firms: number; answers: number | null }>`
    select count(*)::int as firms,
      sum(case ${rawOf(verdict)} when true then 1::float8 when false then ${sql.lit(NOES)}::float8 end) as answers
    from enterprise_profiles as p where ${rawOf(inScope)}`.execute(db);
  const firms = rows[0]?.firms ?? 0;
  const answers = rows[0]?.answers ?? 0;
  const no = Math.floor(answers / NOES);
  const yes = answers % NOES;
  return { yes, no, unknown: firms - yes - no };
}

export async function lettersOf(db: Db, { verdict, inScope }: Asked): Promise<string> {
  const { rows } = await sql<{ letters: string | null }>`
    select string_agg(case when verdict then 'y' when not verdict then 'n' else 'u' end, '' order by dossier_id) as letters
    from (select p.dossier_id, ${rawOf(verdict)} as verdict from enterprise_profiles as p where ${rawOf(inScope)} offset 0) as judged`.execute(
    db,
  );
  return rows[0]?.letters ?? '';
}

/** Ids of dossiers in order, from after the one given. */
export async function listByVerdict(
  db: Db,
  asked: Asked & { wanted: Verdict; after?: string; limit: number },
): Promise<readonly string[]> {
  const wanted = { yes: sql`is true`, no: sql`is false`, unknown: sql`is null` }[asked.wanted];
  const after = asked.after === undefined ? sql`true` : sql`p.dossier_id > ${asked.after}::uuid`;
  const { rows } = await sql<{ dossier_id: string }>`
    select p.dossier_id from enterprise_profiles as p
    where ${after} and ${rawOf(asked.inScope)} and (${rawOf(asked.verdict)}) ${wanted}
    order by p.dossier_id limit ${asked.limit}`.execute(db);
  return rows.map((row) => row.dossier_id);
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
