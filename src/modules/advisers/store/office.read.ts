/** Reads the advisers of an office's place, whatever their standing. */
import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Adviser, Standing } from '../domain/adviser.ts';
import { listAdvisersById } from './advisers.read.ts';
import './tables.ts';

export interface OfficeQuery {
  /** `everywhere` for the nation. */
  readonly provinces: readonly string[] | 'everywhere';
  /** Part of a name, with marks or without. */
  readonly text: string;
  readonly field?: string | undefined;
  readonly standing?: Standing | undefined;
  readonly today: LocalDate;
}

/** Erased people are left out; by name. `found` counts every page. */
export async function listAdvisersOf(
  db: Db,
  query: OfficeQuery,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly advisers: readonly Adviser[]; readonly found: number }> {
  const { provinces, field, standing, today } = query;
  if (provinces.length === 0) return { advisers: [], found: 0 };
  const text = foldVietnamese(query.text);
  const where = sql`name is not null
    ${provinces === 'everywhere' ? sql`` : sql`and province_id = any(${[...provinces]}::text[])`}
    ${text === '' ? sql`` : sql`and name_fold like ${`%${text}%`}`}
    ${field === undefined ? sql`` : sql`and ${field} = any(fields)`}
    ${standing === undefined ? sql`` : sql`and ${isStanding(standing, today)}`}`;
  const { rows } = await sql<{ id: string }>`
    select id from adviser_profiles where ${where} order by name_fold, id limit ${page.limit} offset ${page.offset}`.execute(
    db,
  );
  const counted = await sql<{ found: number }>`
    select count(*)::int as found from adviser_profiles where ${where}`.execute(db);
  const ids = rows.map(({ id }) => id);
  return { advisers: await listAdvisersById(db, ids, today), found: counted.rows[0]?.found ?? 0 };
}

/** As `standingOf` says it of one. */
function isStanding(standing: Standing, today: LocalDate): RawBuilder<unknown> {
  const away = sql`exists (select 1 from adviser_absences a
    where a.adviser_id = adviser_profiles.id and a.from_day <= ${today}::date and a.until_day >= ${today}::date)`;
  switch (standing) {
    case 'active':
      return sql`status = 'active' and paused_at is null and not ${away}`;
    case 'paused':
      return sql`status = 'active' and paused_at is not null`;
    case 'away':
      return sql`status = 'active' and paused_at is null and ${away}`;
    default:
      return sql`status = ${standing}`;
  }
}
