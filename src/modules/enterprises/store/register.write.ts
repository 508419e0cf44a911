/** Takes what waits in the staging table over into the register: set by set, in the caller's one transaction. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { settledOf } from './register-facts.read.ts';

export interface Applied {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** The register already holds a later reading of these firms. */
  readonly older: number;
}

const CONTENT = [
  'name',
  'name_key',
  'legal_form',
  'commune_id',
  'province_id',
  'place_text',
  'place_candidates',
  'industry_code',
  'industry_edition',
  'founded_on',
  'operating_status',
  'tax_status',
  'tax_arisen_year',
  'employees_insured',
  'revenue_vnd',
  'capital_vnd',
] as const;

/** Columns whose former value is worth a line of history; the key follows from the name. */
const TOLD = CONTENT.filter((column) => column !== 'name_key');

const columns = sql.raw(CONTENT.join(', '));
const staged = sql.raw(
  CONTENT.map((column) => (column === 'place_candidates' ? `string_to_array(s.${column}, ' ')` : `s.${column}`)).join(
    ', ',
  ),
);

/** Rows equal to what is stored are not touched: no write, no new version of the row, no index work. */
export async function applyStaged(trx: Trx, given: Given): Promise<Applied> {
  await sql`analyze register_staging`.execute(trx);
  const counts = await sql<{ added: number; changed: number; same: number; older: number; stored: boolean }>`
    select count(*) filter (where r.tax_code is null) as added,
      count(*) filter (where r.row_hash <> s.row_hash and r.as_of <= ${given.asOf}::date) as changed,
      count(*) filter (where r.row_hash = s.row_hash) as same,
      count(*) filter (where r.row_hash <> s.row_hash and r.as_of > ${given.asOf}::date) as older,
      exists (select from register_records) as stored
    from register_staging s left join register_records r using (tax_code)`.execute(trx);
  const { added, changed, same, older, stored } = counts.rows[0]!;
  // Index by index at the end is several times faster than row by row; readers wait, so only where there is nothing to read yet.
  const first = !stored && added > 0;
  if (first) await sql`select drop_register_indexes()`.execute(trx);
  if (changed > 0) await keepHistory(trx, given);
  if (changed > 0) await updateChanged(trx, given);
  if (added > 0) await insertNew(trx, given);
  if (first) {
    await sql`set local maintenance_work_mem = '256MB'`.execute(trx);
    await sql`select build_register_indexes()`.execute(trx);
  }
  if (added + changed > 0) await sql`analyze register_records`.execute(trx);
  return { added, changed, same, older };
}

interface Given {
  readonly importId: string;
  readonly asOf: LocalDate;
  readonly now: Instant;
  /** By which the size class is settled. */
  readonly context: ConditionContext;
}

const SETTLED = sql.raw('size_class_possible, size_class_table');

async function insertNew(trx: Trx, { importId, asOf, now, context }: Given): Promise<void> {
  await sql`
    insert into register_records (tax_code, ${columns}, as_of, import_id, recorded_at, row_hash, source_hash, ${SETTLED})
    select s.tax_code, ${staged}, ${asOf}::date, ${importId}::uuid, ${now}::timestamptz, s.row_hash, s.source_hash,
      ${settledOf('s', context)}
    from register_staging s
    where not exists (select from register_records r where r.tax_code = s.tax_code)
    order by s.tax_code`.execute(trx);
}

async function updateChanged(trx: Trx, { importId, asOf, now, context }: Given): Promise<void> {
  await sql`
    update register_records r
    set (${columns}, as_of, import_id, recorded_at, row_hash, source_hash, ${SETTLED})
      = row(${staged}, ${asOf}::date, ${importId}::uuid, ${now}::timestamptz, s.row_hash, s.source_hash, ${settledOf('s', context)})
    from register_staging s
    where r.tax_code = s.tax_code and r.row_hash <> s.row_hash and r.as_of <= ${asOf}::date`.execute(trx);
}

async function keepHistory(trx: Trx, { importId, asOf, now }: Given): Promise<void> {
  const differing = sql.raw(
    TOLD.map((column) => {
      const new_ = column === 'place_candidates' ? `string_to_array(s.${column}, ' ')` : `s.${column}`;
      return `case when r.${column} is distinct from ${new_} then '${column}' end`;
    }).join(', '),
  );
  await sql`
    insert into register_changes (import_id, tax_code, changed, before, changed_at)
    select ${importId}::uuid, tax_code, changed,
      (select jsonb_object_agg(key, value) from jsonb_each(old) where key = any(changed)) || jsonb_build_object('as_of', old -> 'as_of'),
      ${now}::timestamptz
    from (
      select r.tax_code, to_jsonb(r) as old, array_remove(array[${differing}], null) as changed
      from register_records r join register_staging s using (tax_code)
      where r.row_hash <> s.row_hash and r.as_of <= ${asOf}::date
      order by r.tax_code
    ) differences
    where cardinality(changed) > 0`.execute(trx);
}
