/** Reads the public directory of advisers: who helps with what, where, in an order that favours nobody. */
import { sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Adviser } from '../domain/adviser.ts';
import { listAdvisersById } from './advisers.read.ts';
import './tables.ts';

/** A place with every versioned id it had. Whoever works from afar helps everywhere, so they follow those who live there. */
export interface Near {
  readonly communes: readonly string[];
  readonly provinces: readonly string[];
}

export interface DirectoryQuery {
  /** Part of a name, with marks or without. */
  readonly text: string;
  readonly near?: Near | undefined;
  readonly field?: string | undefined;
  readonly language?: string | undefined;
  readonly remoteOnly: boolean;
  readonly today: LocalDate;
}

export interface DirectoryPage {
  readonly advisers: readonly Adviser[];
  readonly found: number;
}

/**
 * Of one commune first its own advisers, then those of its province, then those who help from afar. Among equals the order is drawn anew
 * each day, so that nobody always stands first.
 */
export async function searchDirectory(
  db: Db,
  query: DirectoryQuery,
  page: { readonly limit: number; readonly offset: number },
): Promise<DirectoryPage> {
  const { near, field, language, remoteOnly, today } = query;
  const text = foldVietnamese(query.text);
  const communes = sql`${[...(near?.communes ?? [])]}::text[]`;
  const provinces = sql`${[...(near?.provinces ?? [])]}::text[]`;
  const where = sql`status = 'active'
      ${text === '' ? sql`` : sql`and name_fold like ${`%${text}%`}`}
      ${near === undefined ? sql`` : sql`and (province_id = any(${provinces}) or remote_ok)`}
      ${field === undefined ? sql`` : sql`and ${field} = any(fields)`}
      ${language === undefined ? sql`` : sql`and ${language} = any(languages)`}
      ${remoteOnly ? sql`and remote_ok` : sql``}`;
  // Counted apart: a count beside each line would keep every line that is not shown.
  const counted = await sql<{ found: number }>`
    select count(*)::int as found from adviser_profiles where ${where}`.execute(db);
  const { rows } = await sql<{ id: string }>`
    select id from adviser_profiles where ${where}
    order by
      ${near === undefined ? sql`` : sql`case when commune_id = any(${communes}) then 0 when province_id = any(${provinces}) then 1 else 2 end,`}
      uuid_hash_extended(id, (${today}::date - date '2000-01-01')::bigint)
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return {
    advisers: await listAdvisersById(
      db,
      rows.map(({ id }) => id),
      today,
    ),
    found: counted.rows[0]?.found ?? 0,
  };
}
