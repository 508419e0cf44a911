/** Firms of the register: one by its tax code, many by what a person typed. */
import type { Selectable } from 'kysely';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import { type RankedName, type RegisterQuery, rankNames, readRegisterQuery } from '../domain/register-query.ts';
import type { RegisterRecord } from '../domain/register-record.ts';

export async function findRecord(db: Db, taxCode: string): Promise<RegisterRecord | undefined> {
  const row = await db.selectFrom('register_records').selectAll().where('tax_code', '=', taxCode).executeTakeFirst();
  return row && toRecord(row);
}

/** By tax code; codes the register does not know are left out. */
export async function findRecords(db: Db, taxCodes: readonly string[]): Promise<ReadonlyMap<string, RegisterRecord>> {
  if (taxCodes.length === 0) return new Map();
  const rows = await db
    .selectFrom('register_records')
    .selectAll()
    .where('tax_code', 'in', [...taxCodes])
    .execute();
  return new Map(rows.map((row) => [row.tax_code, toRecord(row)]));
}

export function toRecord(row: Selectable<Tables['register_records']>): RegisterRecord {
  const optional = {
    legalForm: row.legal_form,
    communeId: row.commune_id,
    provinceId: row.province_id,
    placeText: row.place_text,
    placeCandidates: row.place_candidates,
    industryCode: row.industry_code,
    industryEdition: row.industry_edition,
    foundedOn: row.founded_on,
    operatingStatus: row.operating_status,
    taxStatus: row.tax_status,
    taxArisenYear: row.tax_arisen_year,
    employeesInsured: row.employees_insured,
    revenueVnd: row.revenue_vnd,
    capitalVnd: row.capital_vnd,
  };
  const known = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value !== null),
  ) as Partial<RegisterRecord>;
  return {
    taxCode: row.tax_code,
    name: row.name,
    nameKey: row.name_key,
    ...known,
    asOf: row.as_of,
    importId: row.import_id,
    recordedAt: row.recorded_at,
  };
}

export async function countRecords(db: Db): Promise<number> {
  const counted = await sql<{ rows: number }>`select count(*) as rows from register_records`.execute(db);
  return counted.rows[0]?.rows ?? 0;
}

export interface RegisterSearch {
  /** Name in any spelling, with or without marks, or the beginning of a tax code. Empty: everything the filters leave, by name. */
  readonly text: string;
  /** Ids in force. */
  readonly province?: string;
  readonly commune?: string;
  /** Beginning of a code, e.g. `47` or `4711`. */
  readonly industry?: string;
  /** Default 20, at most 100. */
  readonly limit?: number;
}

/** Ranking more would cost ten times as much and change nothing a person sees: the best beginnings are among them in any case. */
const CANDIDATES = 500;
const BEGINNINGS = 100;
const MOST_SHOWN = 100;

/** Firms a person may mean, the likeliest first. A person's own tax code is found only when typed in full. */
export async function searchRegister(db: Db, search: RegisterSearch): Promise<RegisterRecord[]> {
  const limit = Math.min(search.limit ?? 20, MOST_SHOWN);
  const query = readRegisterQuery(search.text);
  switch (query.kind) {
    case 'tax-code':
      return (await byTaxCode(db, query.digits, search, limit)).map(toRecord);
    case 'words':
      return recordsInOrder(db, rankNames(await namesByWords(db, query, search, 5 * limit), query).slice(0, limit));
    case 'legal-form':
      return (
        await filtered(db, search).where('legal_form', '=', query.legalForm).orderBy('name_key').limit(limit).execute()
      ).map(toRecord);
    case 'nothing':
      return (await filtered(db, search).orderBy('name_key').limit(limit).execute()).map(toRecord);
  }
}

export interface NameSuggestion {
  readonly taxCode: string;
  readonly name: string;
  readonly communeId?: string;
}

/** Names that begin so, in their order: one range of one index. */
export async function suggestNames(
  db: Db,
  text: string,
  { limit = 8, ...places }: Pick<RegisterSearch, 'limit' | 'province' | 'commune'> = {},
): Promise<NameSuggestion[]> {
  const query = readRegisterQuery(text);
  if (query.kind === 'nothing' || query.kind === 'legal-form') return [];
  const rows =
    query.kind === 'tax-code'
      ? query.digits.length === 12
        ? []
        : await byTaxCode(db, query.digits, { text, ...places }, limit)
      : await beginning(filtered(db, { text, ...places }), query.key)
          .orderBy('name_key')
          .limit(limit)
          .execute();
  return rows.map(({ tax_code, name, commune_id }) => ({
    taxCode: tax_code,
    name,
    ...(commune_id !== null && { communeId: commune_id }),
  }));
}

/** Firms whose commune is not known yet, in the order of their codes; a person chooses among the candidates. */
export async function listUnplaced(
  db: Db,
  {
    province,
    after = '',
    limit = 100,
  }: { readonly province?: string; readonly after?: string; readonly limit?: number },
): Promise<RegisterRecord[]> {
  const rows = await filtered(db, { text: '', ...(province !== undefined && { province }) })
    .where('commune_id', 'is', null)
    .where('tax_code', '>', after)
    .orderBy('province_id')
    .orderBy('tax_code')
    .limit(limit)
    .execute();
  return rows.map(toRecord);
}

/** Conditions of the caller's own, about the row as `register_records`. */
export interface NarrowedSearch extends RegisterSearch {
  readonly only?: readonly RawBuilder<boolean>[];
}

export function filtered(db: Db, { province, commune, industry, only = [] }: NarrowedSearch) {
  return db
    .selectFrom('register_records')
    .selectAll()
    .where(sql<boolean>`length(tax_code) <> 12`)
    .$if(province !== undefined, (of) => of.where('province_id', '=', province ?? ''))
    .$if(commune !== undefined, (of) => of.where('commune_id', '=', commune ?? ''))
    .$if(industry !== undefined, (of) =>
      of.where('industry_code', '>=', industry ?? '').where('industry_code', '<', `${industry}:`),
    )
    .$if(only.length > 0, (of) => of.where(sql<boolean>`${sql.join([...only], sql` and `)}`));
}

type Query = ReturnType<typeof filtered>;

function beginning(query: Query, key: string): Query {
  return query.where('name_key', '>=', key).where('name_key', '<', `${key}\u{10FFFF}`);
}

/** `:` follows `9` in ASCII. A whole code finds its record whatever its kind. */
export async function byTaxCode(db: Db, digits: string, search: NarrowedSearch, limit: number) {
  const query = digits.length === 12 ? db.selectFrom('register_records').selectAll() : filtered(db, search);
  return query
    .where('tax_code', '>=', digits)
    .where('tax_code', '<', digits.length === 12 ? `${digits}!` : `${digits}:`)
    .orderBy('tax_code')
    .limit(limit)
    .execute();
}

/** For the few names of one commune: the index of words does not serve this expression, and would first find those of the whole country. */
export function namesOneByOne(column: string): RawBuilder<string> {
  return sql`(${sql.ref(column)} || '')`;
}

/**
 * Only what ranking reads of some hundred candidates; the few that are shown are fetched whole afterwards. A last word that may go on
 * costs the index several times a whole one: `enough` names with the words as they stand, and it is not asked for.
 */
export async function namesByWords(
  db: Db,
  query: Extract<RegisterQuery, { kind: 'words' }>,
  search: NarrowedSearch,
  enough = CANDIDATES,
): Promise<RankedName[]> {
  const names = (of: Query) =>
    of.clearSelect().select(['tax_code', 'name', 'name_key', 'legal_form', 'operating_status']);
  const words = search.commune === undefined ? sql`name_key` : namesOneByOne('name_key');
  const withWords = (open: boolean) => {
    const last = query.words.length - 1;
    const terms = query.words.map((word, index) => (open && index === last ? `'${word}':*` : `'${word}'`));
    return names(
      filtered(db, search)
        .where(
          sql<boolean>`to_tsvector('simple'::regconfig, ${words}) @@ to_tsquery('simple'::regconfig, ${terms.join(' & ')})`,
        )
        .limit(CANDIDATES),
    ).execute();
  };
  const [first, whole] = await Promise.all([
    names(beginning(filtered(db, search), query.key).orderBy('name_key').limit(BEGINNINGS)).execute(),
    withWords(false),
  ]);
  const others = query.open && whole.length < enough ? await withWords(true) : whole;
  const distinct = new Map([...first, ...others].map((row) => [row.tax_code, row]));
  return [...distinct.values()].map((row) => ({
    taxCode: row.tax_code,
    name: row.name,
    nameKey: row.name_key,
    ...(row.legal_form !== null && { legalForm: row.legal_form }),
    ...(row.operating_status !== null && { operatingStatus: row.operating_status }),
  }));
}

export async function recordsInOrder(db: Db, ranked: readonly RankedName[]): Promise<RegisterRecord[]> {
  const codes = ranked.map(({ taxCode }) => taxCode);
  const byCode = await findRecords(db, codes);
  return codes.flatMap((code) => byCode.get(code) ?? []);
}

export async function isRegisterEmpty(db: Db): Promise<boolean> {
  return (await db.selectFrom('register_records').select('tax_code').limit(1).executeTakeFirst()) === undefined;
}
