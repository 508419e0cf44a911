/** Reads cells: totals, months, and places crossed with months, sectors or sizes. Every query walks the primary key from its front. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { CountedCell } from '../domain/public-cells.ts';
import type { FigureMembersTable } from './tables.ts';

/** What a table of places is crossed with. */
export type Crossing = 'period' | 'sector_group' | 'size_class';

/** National totals of these indicators; one nobody counts in is absent. */
export async function readTotals(db: Db, indicators: readonly string[]): Promise<Map<string, number>> {
  const rows = await totalsOf(db, indicators).execute();
  return new Map(rows.map((row) => [row.indicator, Number(row.members)]));
}

export function totalsOf(db: Db, indicators: readonly string[]) {
  return db
    .selectFrom('figure_cells')
    .select(['indicator', sql<number>`sum(members)::bigint`.as('members')])
    .where('indicator', 'in', [...indicators])
    .where('level', '=', 'nation')
    .groupBy('indicator');
}

/** Provinces crossed with months, sectors or sizes; cells nobody counts in are absent. */
export async function readProvinceCells(db: Db, indicator: string, crossing: Crossing): Promise<CountedCell[]> {
  const rows = await db
    .selectFrom('figure_cells')
    .select((select) => [
      'locality_id as row',
      select.ref(crossing).as('column'),
      sql<number>`sum(members)::bigint`.as('members'),
    ])
    .where('indicator', '=', indicator)
    .where('level', '=', 'province')
    .groupBy(['locality_id', crossing])
    .having(sql`sum(members)`, '>', 0)
    .orderBy('locality_id')
    .orderBy(crossing)
    .execute();
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

/** National months, oldest first. */
export async function readNationMonths(db: Db, indicator: string): Promise<{ period: string; members: number }[]> {
  const rows = await db
    .selectFrom('figure_cells')
    .select(['period', sql<number>`sum(members)::bigint`.as('members')])
    .where('indicator', '=', indicator)
    .where('level', '=', 'nation')
    .groupBy('period')
    .orderBy('period')
    .execute();
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

const NOT_EXCLUDED = sql<boolean>`not exists (
  select from figure_corrections c
  where c.indicator = figure_members.indicator and c.member_id = figure_members.member_id and c.act = 'excluded')`;

/** Events behind an indicator in the whole country, newest first. */
export async function listMembers(
  db: Db,
  indicator: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<Pick<FigureMembersTable, 'event_id' | 'occurred_at' | 'member_id'>[]> {
  return db
    .selectFrom('figure_members')
    .select(['event_id', 'occurred_at', 'member_id'])
    .where('indicator', '=', indicator)
    .where(NOT_EXCLUDED)
    .orderBy('occurred_at', 'desc')
    .orderBy('member_id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many joined since an instant: the pace. */
export async function countSince(db: Db, indicator: string, since: string): Promise<number> {
  const row = await db
    .selectFrom('figure_members')
    .select(sql<number>`count(*)::bigint`.as('members'))
    .where('indicator', '=', indicator)
    .where('occurred_at', '>=', since)
    .where(NOT_EXCLUDED)
    .executeTakeFirst();
  return Number(row?.members ?? 0);
}
