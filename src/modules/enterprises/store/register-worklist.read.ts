/** The register as a list of work: a place's firms in the order of their names, each beside what another module knows of the same tax code. */
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { readRegisterQuery } from '../domain/register-query.ts';
import { namesOneByOne } from './register.read.ts';

export interface WorklistQuery {
  /** A place in force. */
  readonly place: { readonly level: 'commune' | 'province'; readonly id: string };
  /** Narrows a province. */
  readonly commune?: string | undefined;
  /** `operating`: at work; `others`: everything else that is not shut down. */
  readonly standing: 'operating' | 'others';
  /** Name in any spelling, or the beginning of a tax code. */
  readonly text?: string | undefined;
  /** Divisions (two digits) by the edition of the code. */
  readonly divisions?: Readonly<Record<'2018' | '2025', readonly string[]>> | undefined;
  /** Insured workers, inclusive; `unknown`: the register does not say. */
  readonly employees?: Band<number> | undefined;
  readonly foundedOn?: Band<LocalDate> | undefined;
}

export type Band<T> = 'unknown' | { readonly from?: T; readonly to?: T };

export interface WorklistPlace {
  readonly nameKey: string;
  readonly taxCode: string;
}

export interface WorklistLine {
  readonly taxCode: string;
  readonly name: string;
  readonly nameKey: string;
  readonly communeId: string | null;
  readonly provinceId: string | null;
  readonly industry: string | null;
  readonly foundedOn: LocalDate | null;
  readonly operatingStatus: string | null;
  readonly employeesInsured: number | null;
}

/** What another module knows of a firm: at most one row, looked up firm by firm while the list is walked, never joined as a whole. */
export interface Beside {
  /** A select of at most one row, with `limit 1`: the planner then cannot turn the look-up into a join of everything. */
  readonly lookUp: (taxCode: RawBuilder<string>) => RawBuilder<unknown>;
  /** Over the row as `b`. */
  readonly keep: RawBuilder<boolean>;
}

export interface WorklistPage<T> {
  readonly firms: readonly (WorklistLine & T)[];
  /** Set when reading stopped there with fewer firms than asked for: the next page goes on from it. */
  readonly stoppedAt?: WorklistPlace;
}

/**
 * Codes of persons are never listed. Columns of the row beside come as they are named there. At most `most` firms of the register are
 * read, so that a page of a great province costs no more when everybody at its beginning is done with.
 */
export async function listWorklist<T>(
  db: Db,
  query: WorklistQuery,
  beside: Beside,
  page: { readonly after?: WorklistPlace | undefined; readonly limit: number; readonly most: number },
): Promise<WorklistPage<T>> {
  const pick = async (from: RawBuilder<unknown>): Promise<readonly (WorklistLine & T)[]> =>
    (
      await sql<WorklistLine & T>`
        select r.tax_code as "taxCode", r.name, r.name_key as "nameKey", r.commune_id as "communeId", r.province_id as "provinceId",
          r.industry_edition || ':' || r.industry_code as industry, r.founded_on as "foundedOn",
          r.operating_status as "operatingStatus", r.employees_insured as "employeesInsured", b.*
        from ${from} r left join lateral (${beside.lookUp(sql`r.tax_code`)}) b on true where ${beside.keep}
        order by r.name_key, r.tax_code limit ${page.limit}`.execute(db)
    ).rows;
  const inOrder = (limit: number) => sql`order by r.name_key, r.tax_code limit ${limit}`;
  const rest = after(page.after);
  if (isWordInProvince(query)) {
    // A common word is met early along the names; for a rare one the walk would read the whole province, and its index is asked.
    const wordless = narrowed({ ...query, text: undefined });
    const walked = await pick(sql`(
      select * from (select * from register_records r where ${wordless} ${rest} ${inOrder(WALKED)}) r where true ${named(query, true)})`);
    if (walked.length >= page.limit) return { firms: walked };
  }
  // Behind `offset 0` the planner cannot hope to meet a word's firms early along the names.
  const matching = isWordInProvince(query)
    ? sql`(select * from register_records r where ${narrowed(query)} ${rest} offset 0)`
    : sql`register_records`;
  const where = isWordInProvince(query) ? sql`` : sql`where ${narrowed(query)} ${rest}`;
  const read = sql`(select * from ${matching} r ${where} ${inOrder(page.most)})`;
  const rows = await pick(read);
  if (rows.length >= page.limit) return { firms: rows };
  const last = await sql<WorklistPlace>`
    select r.name_key as "nameKey", r.tax_code as "taxCode" from ${read} r
    order by r.name_key, r.tax_code offset ${page.most - 1} limit 1`.execute(db);
  return { firms: rows, ...(last.rows[0] && { stoppedAt: last.rows[0] }) };
}

/** So many firms along the names are looked through for a word before its index is asked. */
const WALKED = 500;

/** A commune is small enough to look at each name. */
function isWordInProvince({ text = '', place, commune }: WorklistQuery): boolean {
  return place.level === 'province' && commune === undefined && readRegisterQuery(text).kind === 'words';
}

/** Counts up to `most` and then stops. */
export async function countWorklist(db: Db, query: WorklistQuery, beside: Beside, most: number): Promise<number> {
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from (
      select 1 from register_records r left join lateral (${beside.lookUp(sql`r.tax_code`)}) b on true
      where ${narrowed(query)} and ${beside.keep} limit ${most}) as firms`.execute(db);
  return rows[0]?.found ?? 0;
}

export interface RegisterName {
  readonly name: string;
  readonly communeId: string | null;
  readonly provinceId: string | null;
}

/** Firms by their codes, as far as the register has them. */
export async function listRegisterNames(
  db: Db,
  taxCodes: readonly string[],
): Promise<ReadonlyMap<string, RegisterName>> {
  if (taxCodes.length === 0) return new Map();
  const rows = await db
    .selectFrom('register_records')
    .select(['tax_code', 'name', 'commune_id', 'province_id'])
    .where('tax_code', 'in', [...taxCodes])
    .execute();
  return new Map(
    rows.map(({ tax_code, name, commune_id, province_id }) => [
      tax_code,
      { name, communeId: commune_id, provinceId: province_id },
    ]),
  );
}

function narrowed(query: WorklistQuery): RawBuilder<unknown> {
  const place = query.place.level === 'commune' ? sql`r.commune_id` : sql`r.province_id`;
  return sql`${place} = ${query.place.id} and length(r.tax_code) <> 12
      ${STANDING[query.standing]}
      ${query.commune === undefined ? sql`` : sql`and r.commune_id = ${query.commune}`}
      ${inDivisions(query.divisions)} ${inBand(sql`r.employees_insured`, query.employees)}
      ${inBand(sql`r.founded_on`, query.foundedOn)} ${named(query)}`;
}

/** Plain comparisons, which the planner has statistics for: it must see that the order of names is the cheap way. */
const STANDING = {
  operating: sql`and r.operating_status = 'active'`,
  // Codes of the vocabulary's operatingStatus: of a firm that is shut nobody is there to be reached.
  others: sql`and (r.operating_status is null or r.operating_status not in ('active', 'closed', 'stopped'))`,
};

function after(place: WorklistPlace | undefined): RawBuilder<unknown> {
  return place === undefined
    ? sql``
    : sql`and r.name_key >= ${place.nameKey} and (r.name_key, r.tax_code) > (${place.nameKey}, ${place.taxCode})`;
}

function inDivisions(divisions: WorklistQuery['divisions']): RawBuilder<unknown> {
  if (divisions === undefined) return sql``;
  const either = (['2018', '2025'] as const).map(
    (edition) =>
      sql`(r.industry_edition = ${edition} and left(r.industry_code, 2) = any(${[...divisions[edition]]}::text[]))`,
  );
  return sql`and (${sql.join(either, sql` or `)})`;
}

function inBand(column: RawBuilder<unknown>, band: Band<number | string> | undefined): RawBuilder<unknown> {
  if (band === undefined) return sql``;
  if (band === 'unknown') return sql`and ${column} is null`;
  const from = band.from === undefined ? sql`` : sql`and ${column} >= ${band.from}`;
  return band.to === undefined ? from : sql`${from} and ${column} <= ${band.to}`;
}

function named(asked: WorklistQuery, oneByOne = !isWordInProvince(asked)): RawBuilder<unknown> {
  const query = readRegisterQuery(asked.text ?? '');
  switch (query.kind) {
    case 'nothing':
      return sql``;
    // `:` follows `9` in ASCII.
    case 'tax-code':
      return sql`and r.tax_code >= ${query.digits} and r.tax_code < ${`${query.digits}:`}`;
    case 'legal-form':
      return sql`and r.legal_form = ${query.legalForm}`;
    case 'words': {
      const terms = query.words.map((word, index) =>
        query.open && index === query.words.length - 1 ? `'${word}':*` : `'${word}'`,
      );
      const words = oneByOne ? namesOneByOne('r.name_key') : sql`r.name_key`;
      return sql`and to_tsvector('simple'::regconfig, ${words}) @@ to_tsquery('simple'::regconfig, ${terms.join(' & ')})`;
    }
  }
}
