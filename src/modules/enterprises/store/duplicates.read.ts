/** Finds pairs of the register that may belong together, set by set, and reads those that were proposed. */
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import {
  type DuplicateCandidate,
  type DuplicateDecision,
  type DuplicateKind,
  type DuplicateReason,
  SUCCESSOR_MONTHS,
} from '../domain/duplicate.ts';
import './tables.ts';

/** More firms of one name in one commune are a common name, not one firm. */
const COMMON_NAME = 6;

/**
 * The pairs the register holds now, as a query. A branch by its code; an enterprise founded since a household of its name and commune ended; two
 * firms of one name in one commune. A pair found two ways keeps the first.
 */
function pairs(): RawBuilder<unknown> {
  return sql`
    select distinct on (tax_code, other_code) tax_code, other_code, kind, reasons, province_id, other_province_id, commune_id, other_commune_id
    from (
      select 1 as rank, root.tax_code, unit.tax_code as other_code, 'branch' as kind,
        array_remove(array['root-code', case when unit.name_key = root.name_key then 'name' end], null) as reasons,
        root.province_id, unit.province_id as other_province_id, root.commune_id, unit.commune_id as other_commune_id
      from register_records as unit join register_records as root on root.tax_code = left(unit.tax_code, 10)
      where length(unit.tax_code) = 13
      union all
      select 2, home.tax_code, firm.tax_code, 'successor',
        array['name', 'commune', 'household-ended', 'founded-after'],
        home.province_id, firm.province_id, home.commune_id, firm.commune_id
      from register_records as home
      join register_records as firm on firm.commune_id = home.commune_id and firm.name_key = home.name_key
      where home.legal_form = 'business-household' and home.operating_status in ('closed', 'stopped')
        and firm.legal_form in ('llc', 'llc-one-member', 'joint-stock', 'private-enterprise', 'partnership', 'company')
        and firm.founded_on > coalesce(home.founded_on, date '1900-01-01')
        and firm.founded_on >= home.as_of - make_interval(months => ${sql.lit(SUCCESSOR_MONTHS)})
      union all
      select 3, a.tax_code, b.tax_code, 'same',
        array_remove(array['name', 'commune', case when a.legal_form = b.legal_form then 'legal-form' end,
          case when a.founded_on = b.founded_on then 'founded-same-day' end,
          case when a.industry_edition = b.industry_edition and a.industry_code = b.industry_code then 'industry' end], null),
        a.province_id, b.province_id, a.commune_id, b.commune_id
      from (
        select commune_id, name_key from register_records
        where commune_id is not null and operating_status is distinct from 'closed'
        group by commune_id, name_key having count(*) between 2 and ${sql.lit(COMMON_NAME)}
      ) as shared
      join register_records as a on a.commune_id = shared.commune_id and a.name_key = shared.name_key
      join register_records as b on b.commune_id = shared.commune_id and b.name_key = shared.name_key
      where a.tax_code < b.tax_code and left(a.tax_code, 10) <> left(b.tax_code, 10)
        and a.operating_status is distinct from 'closed' and b.operating_status is distinct from 'closed'
    ) as found
    order by tax_code, other_code, rank`;
}

export interface FoundPair {
  readonly tax_code: string;
  readonly other_code: string;
  readonly kind: DuplicateKind;
  readonly reasons: string[];
  readonly province_id: string | null;
  readonly other_province_id: string | null;
  readonly commune_id: string | null;
  readonly other_commune_id: string | null;
}

/** Keeps what the register holds now in a table that ends with the transaction. */
export async function gatherPairs(trx: Db): Promise<void> {
  await sql`create temp table found_pairs on commit drop as ${pairs()}`.execute(trx);
  await sql`create unique index on found_pairs (tax_code, other_code)`.execute(trx);
  await sql`analyze found_pairs`.execute(trx);
}

export async function forgetPairs(trx: Db): Promise<void> {
  await sql`drop table found_pairs`.execute(trx);
}

/** Of those gathered, pairs never proposed in either order. */
export async function listNewPairs(trx: Db, limit: number): Promise<readonly FoundPair[]> {
  const { rows } = await sql<FoundPair>`
    select f.* from found_pairs as f
    where not exists (select from duplicate_candidates as c where c.tax_code = f.tax_code and c.other_code = f.other_code)
      and not exists (select from duplicate_candidates as c where c.tax_code = f.other_code and c.other_code = f.tax_code)
    order by f.tax_code, f.other_code limit ${limit}`.execute(trx);
  return rows;
}

/** Whether an import has ended since the last search. */
export async function hasRegisterChanged(db: Db): Promise<boolean> {
  const { rows } = await sql<{ changed: boolean }>`
    select coalesce((select max(finished_at) from register_imports where state = 'applied')
      > coalesce((select max(searched_at) from duplicate_searches), '-infinity'), false) as changed`.execute(db);
  return rows[0]?.changed ?? false;
}

export interface CandidateQuery {
  readonly scope: PopulationScope;
  readonly isProvince: boolean;
  readonly state: 'open' | 'decided';
  readonly kind?: DuplicateKind;
}

/** In the order they were found; both firms lie in the scope, or the pair is for a wider desk. */
export async function listCandidates(
  db: Db,
  query: CandidateQuery,
  page: { readonly after?: string; readonly limit: number },
): Promise<readonly DuplicateCandidate[]> {
  const rows = await candidates(db)
    .where(seen(query))
    .$if(query.kind !== undefined, (of) => of.where('kind', '=', query.kind!))
    .$if(page.after !== undefined, (of) => of.where('id', '>', page.after!))
    .orderBy('id')
    .limit(page.limit)
    .execute();
  return rows.map(toCandidate);
}

export async function countCandidates(
  db: Db,
  query: CandidateQuery,
): Promise<Readonly<Partial<Record<DuplicateKind, number>>>> {
  const rows = await db
    .selectFrom('duplicate_candidates')
    .select(['kind', sql<number>`count(*)::int`.as('pairs')])
    .where(seen(query))
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, pairs: counted }) => [kind, counted]));
}

/** Of every kind together, counted no further than `most`. */
export async function countCandidatesUpTo(db: Db, query: CandidateQuery, most: number): Promise<number> {
  const some = db.selectFrom('duplicate_candidates').select(sql<number>`1`.as('one')).where(seen(query)).limit(most);
  const row = await db.selectFrom(some.as('some')).select(sql<number>`count(*)::int`.as('pairs')).executeTakeFirst();
  return row?.pairs ?? 0;
}

function seen({ scope, isProvince, state }: CandidateQuery): RawBuilder<boolean> {
  const decided = state === 'open' ? sql`decision is null` : sql`decision is not null`;
  if (scope === 'everywhere') return sql<boolean>`${decided}`;
  return isProvince
    ? sql<boolean>`${decided} and province_id = ${scope.inside} and other_province_id = ${scope.inside}`
    : sql<boolean>`${decided} and commune_id = ${scope.inside} and other_commune_id = ${scope.inside}`;
}

/** Locked for a decision when `lock` is set. */
export async function findCandidates(
  db: Db,
  ids: readonly string[],
  { lock = false } = {},
): Promise<readonly DuplicateCandidate[]> {
  if (ids.length === 0) return [];
  const rows = await candidates(db)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .$if(lock, (of) => of.forUpdate())
    .execute();
  return rows.map(toCandidate);
}

/** What was decided of a firm, whichever side of the pair it stands on. */
export async function listDecidedOf(db: Db, taxCode: string): Promise<readonly DuplicateCandidate[]> {
  const rows = await candidates(db)
    .where((where) => where.or([where('tax_code', '=', taxCode), where('other_code', '=', taxCode)]))
    .where('decision', 'is not', null)
    .where('decision', '<>', 'different')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows.map(toCandidate);
}

export interface DecisionMade {
  /** Absent: the decision before was taken back. */
  readonly decision?: DuplicateDecision;
  readonly personId: string;
  readonly decidedAt: Instant;
}

export async function listDecisions(db: Db, candidateId: string): Promise<readonly DecisionMade[]> {
  const rows = await db
    .selectFrom('duplicate_decisions')
    .select(['decision', 'person_id', 'decided_at'])
    .where('candidate_id', '=', candidateId)
    .orderBy('decided_at', 'desc')
    .execute();
  return rows.map(({ decision, person_id, decided_at }) => ({
    ...(decision !== null && { decision }),
    personId: person_id,
    decidedAt: decided_at,
  }));
}

function candidates(db: Db) {
  return db
    .selectFrom('duplicate_candidates')
    .select(['id', 'tax_code', 'other_code', 'kind', 'reasons', 'found_at', 'decision', 'decided_at']);
}

type Row = Awaited<ReturnType<ReturnType<typeof candidates>['execute']>>[number];

function toCandidate(row: Row): DuplicateCandidate {
  return {
    id: row.id,
    taxCode: row.tax_code,
    otherCode: row.other_code,
    kind: row.kind,
    reasons: row.reasons as DuplicateReason[],
    foundAt: row.found_at,
    ...(row.decision !== null && { decision: row.decision }),
    ...(row.decided_at !== null && { decidedAt: row.decided_at }),
  };
}
