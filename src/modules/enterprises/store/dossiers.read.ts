/** Reads a dossier with its whole history in one query. */
import { sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import { fixedQuery } from '../../../foundation/database/fixed-query.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { FactValue } from '../../conditions/index.ts';
import type { Fact } from '../domain/fact.ts';
import type { OpenDossier } from '../domain/open-dossier.ts';
import './tables.ts';

/** As stored: erased or expired dossiers too, so that an old link can say what happened. */
export interface StoredDossier extends OpenDossier {
  readonly erasedBecause?: 'asked' | 'expired';
}

export async function findDossierByKeyHash(db: Db, keyHash: string): Promise<StoredDossier | undefined> {
  return stored(await rowsByKeyHash(db, keyHash));
}

export async function findDossier(db: Db, id: string): Promise<StoredDossier | undefined> {
  return stored(await rowsById(db, id));
}

const rowsByKeyHash = fixedQuery((db, keyHash: string) =>
  dossiersWithFacts(db).innerJoin('plan_keys as k', 'k.dossier_id', 'd.id').where('k.key_hash', '=', keyHash),
);
const rowsById = fixedQuery((db, id: string) => dossiersWithFacts(db).where('d.id', '=', id));

function dossiersWithFacts(db: Db) {
  return db
    .selectFrom('dossiers as d')
    .leftJoin('facts as f', 'f.dossier_id', 'd.id')
    .leftJoin('fact_fields as v', 'v.fact_id', 'f.id')
    .select(['d.id', 'd.opened_at', 'd.expires_on', 'd.erased_because', 'd.party_id'])
    .select(['f.id as fact_id', 'f.key', 'f.item', 'f.said', 'f.valid_from', 'f.valid_to', 'f.recorded_at', 'f.grade'])
    .select(['f.source_kind', 'f.source_ref', 'f.expires_on as fact_expires_on'])
    .select(['f.value_text', 'f.value_integer', 'f.value_boolean', 'f.value_date'])
    .select(['v.field', 'v.value_text as field_text', 'v.value_integer as field_integer'])
    .select(['v.value_boolean as field_boolean', 'v.value_date as field_date'])
    .orderBy('f.recorded_at')
    .orderBy('f.id');
}

type Query = ReturnType<typeof dossiersWithFacts>;
type Row = Awaited<ReturnType<Query['execute']>>[number];

function stored(rows: readonly Row[]): StoredDossier | undefined {
  const first = rows[0];
  if (first === undefined) return undefined;
  return {
    id: first.id,
    openedAt: first.opened_at,
    expiresOn: first.expires_on,
    facts: factsOf(rows),
    ...(first.party_id !== null && { claimed: true }),
    ...(first.erased_because !== null && { erasedBecause: first.erased_because }),
  };
}

/** The next dossiers in order of id that are not erased and of which something was said. */
export async function listDossierIds(
  db: Db,
  page: { readonly after?: string; readonly limit: number; readonly lock: boolean },
): Promise<readonly string[]> {
  const ids = await db
    .selectFrom('dossiers')
    .select('id')
    .where('erased_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('facts').select('facts.id').whereRef('facts.dossier_id', '=', 'dossiers.id')),
    )
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after ?? ''))
    .orderBy('id')
    .limit(page.limit)
    .$if(page.lock, (query) => query.forUpdate())
    .execute();
  return ids.map(({ id }) => id);
}

/** Locks the next dossiers whose profile was settled only until a day before `today`. */
export async function lockUnsettled(
  trx: Trx,
  page: { readonly after?: string; readonly limit: number; readonly today: LocalDate },
): Promise<readonly string[]> {
  const ids = await trx
    .selectFrom('dossiers as d')
    .innerJoin('enterprise_profiles as p', 'p.dossier_id', 'd.id')
    .select('d.id')
    .where('p.size_class_until', '<', page.today)
    .where('d.erased_at', 'is', null)
    .$if(page.after !== undefined, (query) => query.where('d.id', '>', page.after ?? ''))
    .orderBy('d.id')
    .limit(page.limit)
    .forUpdate('d')
    .execute();
  return ids.map(({ id }) => id);
}

/** The whole history of each of these dossiers. */
export async function findHistories(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const byDossier = new Map<string, Row[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return new Map();
  const rows = await dossiersWithFacts(db)
    .where('d.id', 'in', [...ids])
    .execute();
  for (const row of rows) byDossier.get(row.id)?.push(row);
  return new Map([...byDossier].map(([id, its]) => [id, factsOf(its)]));
}

/** One row a field: the rows of a fact stand together. */
function factsOf(rows: readonly Row[]): readonly Fact[] {
  const facts = new Map<string, Fact & { fields?: Record<string, FactValue> }>();
  for (const row of rows) {
    if (row.fact_id === null) continue;
    let fact = facts.get(row.fact_id);
    if (fact === undefined) {
      fact = factOf(row);
      facts.set(fact.id, fact);
    }
    const value = row.field_text ?? row.field_integer ?? row.field_boolean ?? row.field_date;
    if (row.field !== null && value !== null)
      facts.set(fact.id, { ...fact, fields: { ...fact.fields, [row.field]: value } });
  }
  return [...facts.values()];
}

function factOf(row: Row): Fact {
  const value = row.value_text ?? row.value_integer ?? row.value_boolean ?? row.value_date;
  return {
    id: row.fact_id!,
    key: row.key!,
    item: row.item!,
    said: row.said!,
    recordedAt: row.recorded_at!,
    grade: row.grade!,
    source: { kind: row.source_kind!, ...(row.source_ref !== null && { ref: row.source_ref }) },
    ...(value !== null && { value }),
    ...(row.valid_from !== null && { validFrom: row.valid_from }),
    ...(row.valid_to !== null && { validTo: row.valid_to }),
    ...(row.fact_expires_on !== null && { expiresOn: row.fact_expires_on }),
  };
}

/** Whether anybody ever opened a dossier here, erased ones included. */
export async function hasDossiers(db: Db): Promise<boolean> {
  return (await db.selectFrom('dossiers').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function findSecret(db: Db, dossierId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('dossier_secrets')
    .select('secret')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst();
  return row?.secret;
}

/** Dossiers nobody came back to, the oldest first. */
export async function listExpired(db: Db, today: LocalDate, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('dossiers')
    .select('id')
    .where('erased_at', 'is', null)
    .where('party_id', 'is', null)
    .where('expires_on', '<', today)
    .orderBy('expires_on')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Locks the dossier for a change; false when it is gone or erased. */
export async function lockDossier(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('dossiers')
    .select(sql<number>`1`.as('one'))
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
