/** Lines of a file that were read and wait: inserted by batches of arrays, one statement each, on both engines. */
import { sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { RegisterRow } from '../domain/register-record.ts';
import type { RowIssue } from '../domain/register-row.ts';

export interface StagedRow {
  readonly row: RegisterRow;
  readonly line: number;
  /** 32 hexadecimal digits over the content. */
  readonly hash: string;
  /** 32 hexadecimal digits over the raw cells and the settings of reading. */
  readonly sourceHash: string;
}

export interface IssueOfLine extends RowIssue {
  readonly line: number;
}

export async function emptyStaging(trx: Trx): Promise<void> {
  await sql`truncate register_staging`.execute(trx);
}

export async function countStaged(db: Db): Promise<number> {
  const counted = await sql<{ rows: number }>`select count(*) as rows from register_staging`.execute(db);
  return counted.rows[0]?.rows ?? 0;
}

/** An array of each column: a third of the time of one parameter a value, and no driver access as COPY would need. */
export async function insertStaged(trx: Trx, rows: readonly StagedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const codes = (key: Exclude<keyof RegisterRow, 'placeCandidates'>) => codeArray(rows, ({ row }) => row[key]);
  const texts = (key: 'name' | 'nameKey' | 'placeText') => textArray(rows, ({ row }) => row[key]);
  const own = (key: 'line' | 'hash' | 'sourceHash') => codeArray(rows, (staged) => staged[key]);
  await sql`
    insert into register_staging (line, tax_code, name, name_key, legal_form, commune_id, province_id, place_text,
      place_candidates, industry_code, industry_edition, founded_on, operating_status, tax_status, tax_arisen_year,
      employees_insured, revenue_vnd, capital_vnd, row_hash, source_hash)
    select line, tax_code, name, name_key, legal_form, commune_id, province_id, place_text, place_candidates, industry_code,
      industry_edition, founded_on, operating_status, tax_status, tax_arisen_year, employees_insured, revenue_vnd, capital_vnd,
      decode(hash, 'hex'), decode(source_hash, 'hex')
    from unnest(${own('line')}::bigint[], ${codes('taxCode')}::text[], ${texts('name')}::text[],
      ${texts('nameKey')}::text[], ${codes('legalForm')}::text[], ${codes('communeId')}::text[],
      ${codes('provinceId')}::text[], ${texts('placeText')}::text[],
      ${textArray(rows, ({ row }) => row.placeCandidates?.join(' '))}::text[], ${codes('industryCode')}::text[],
      ${codes('industryEdition')}::text[], ${codes('foundedOn')}::date[], ${codes('operatingStatus')}::text[],
      ${codes('taxStatus')}::text[], ${codes('taxArisenYear')}::smallint[], ${codes('employeesInsured')}::integer[],
      ${codes('revenueVnd')}::bigint[],
      ${codes('capitalVnd')}::bigint[], ${own('hash')}::text[], ${own('sourceHash')}::text[])
      as given (line, tax_code, name, name_key, legal_form, commune_id, province_id, place_text, place_candidates,
        industry_code, industry_edition, founded_on, operating_status, tax_status, tax_arisen_year, employees_insured,
        revenue_vnd, capital_vnd, hash, source_hash)`.execute(trx);
}

/** `{a,b,NULL}` of values that are ids, codes, dates or numbers by their making: nothing in them needs a quote. */
function codeArray<T>(rows: readonly T[], value: (row: T) => string | number | undefined): string {
  let text = '{';
  for (let at = 0; at < rows.length; at += 1) text += `${at === 0 ? '' : ','}${value(rows[at]!) ?? 'NULL'}`;
  return `${text}}`;
}

/** `{"Cơ khí","An Phát",NULL}`: written by hand, because the driver's way took most of an import's time. */
function textArray<T>(rows: readonly T[], value: (row: T) => string | undefined): string {
  let text = '{';
  for (let at = 0; at < rows.length; at += 1) {
    const given = value(rows[at]!);
    const element =
      given === undefined ? 'NULL' : `"${NEEDS_ESCAPE.test(given) ? given.replace(/["\\]/g, '\\$&') : given}"`;
    text += at === 0 ? element : `,${element}`;
  }
  return `${text}}`;
}

const NEEDS_ESCAPE = /["\\]/;

/** Lines that say what is stored, each as its firm stands: they wait because another line of the file names the same firm. */
export async function insertStagedAsStored(
  trx: Trx,
  lines: readonly { readonly line: number; readonly taxCode: string }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into register_staging (line, tax_code, name, name_key, row_hash)
    select given.line, r.tax_code, '', '', r.row_hash
    from unnest(${codeArray(lines, ({ line }) => line)}::bigint[],
      ${codeArray(lines, ({ taxCode }) => taxCode)}::text[]) as given (line, tax_code)
    join register_records r using (tax_code)`.execute(trx);
}

export async function insertIssues(trx: Trx, importId: string, issues: readonly IssueOfLine[]): Promise<void> {
  if (issues.length === 0) return;
  await sql`
    insert into register_import_errors (import_id, line, column_name, code, level, value)
    select ${importId}::uuid, given.*
    from unnest(${issues.map(({ line }) => line)}::bigint[], ${issues.map(({ column }) => column)}::text[],
      ${issues.map(({ code }) => code)}::text[], ${issues.map(({ level }) => level)}::text[],
      ${issues.map(({ value }) => value ?? null)}::text[]) as given`.execute(trx);
}

/**
 * A tax code that stands twice: the same content goes in once and the others are noted; different contents contradict each other,
 * nobody can tell which is right, and all of them are refused.
 */
export async function settleDuplicates(trx: Trx, importId: string): Promise<void> {
  await sql`
    create temporary table register_twice as
    select line, tax_code, min(row_hash::text) over firm = max(row_hash::text) over firm as same, line = first_line as first
    from register_staging join (
      select tax_code, min(line) as first_line from register_staging group by tax_code having count(*) > 1
    ) twice using (tax_code)
    window firm as (partition by tax_code)`.execute(trx);
  await sql`
    insert into register_import_errors (import_id, line, column_name, code, level)
    select ${importId}::uuid, line, 'taxCode', case when same then 'duplicate.same' else 'duplicate.conflict' end,
      case when same then 'noted' else 'refused' end
    from register_twice where not (same and first)`.execute(trx);
  await sql`
    delete from register_staging staged using register_twice twice
    where staged.line = twice.line and not (twice.same and twice.first)`.execute(trx);
  await sql`drop table register_twice`.execute(trx);
}

/** An officer of one province brings no firm of another over: what the register knows to lie elsewhere is refused by its line. */
export async function refuseElsewhere(trx: Trx, importId: string, provinceId: string): Promise<void> {
  await sql`
    with elsewhere as (
      delete from register_staging staged using register_records r
      where staged.tax_code = r.tax_code and staged.row_hash <> r.row_hash and r.province_id <> ${provinceId}
      returning staged.line
    )
    insert into register_import_errors (import_id, line, column_name, code, level)
    select ${importId}::uuid, line, 'province', 'place.registered-elsewhere', 'refused' from elsewhere`.execute(trx);
}
