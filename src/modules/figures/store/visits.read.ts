/** Reads the visit counts back, for the page and for the recount. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { VisitCountsTable } from './tables.ts';

/** Visits per day, newest first. */
export async function listVisitsByDay(db: Db, days: number): Promise<{ day: string; visits: number }[]> {
  return visitsByDay(db, days).execute();
}

/** The latest day first. */
export function visitsByDay(db: Db, days: number) {
  return db
    .selectFrom('visit_counts')
    .select(['day', sql<number>`sum(visits)::bigint`.as('visits')])
    .groupBy('day')
    .orderBy('day', 'desc')
    .limit(days);
}

export async function sumVisits(db: Db): Promise<number> {
  const row = await db
    .selectFrom('visit_counts')
    .select(sql<number | null>`sum(visits)::bigint`.as('visits'))
    .executeTakeFirst();
  return Number(row?.visits ?? 0);
}

export async function listVisitCells(db: Db): Promise<VisitCountsTable[]> {
  return db.selectFrom('visit_counts').selectAll().orderBy('day').orderBy('language').orderBy('section').execute();
}
