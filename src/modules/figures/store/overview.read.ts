/** What the public overview of all figures says, in one statement: its page is asked for more often than any other that counts. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import { totalsOf } from './cells.read.ts';
import { visitsByDay } from './visits.read.ts';

export interface Overview {
  /** Nation-wide, of indicators and of stocks; what nobody counts in is absent. */
  readonly counted: ReadonlyMap<string, number>;
  /** A register was counted. */
  readonly hasStocks: boolean;
  /** Indicators counted from history; empty before the first start has counted. */
  readonly built: ReadonlySet<string>;
  /** The latest day first. */
  readonly visitsByDay: readonly { readonly day: string; readonly visits: number }[];
}

type Counts = Readonly<Record<string, number>>;

export async function readOverview(db: Db, indicators: readonly string[], days: number): Promise<Overview> {
  const { rows } = await sql<{
    totals: Counts;
    standing: Counts;
    built: readonly string[];
    visits: Overview['visitsByDay'];
  }>`
    select
      (select coalesce(jsonb_object_agg(indicator, members), '{}') from (${totalsOf(db, indicators)}) as t) as totals,
      (select coalesce(jsonb_object_agg(stock, firms), '{}') from figure_stocks where level = 'nation') as standing,
      (select coalesce(jsonb_agg(indicator), '[]') from figure_builds) as built,
      (select coalesce(jsonb_agg(v order by v.day desc), '[]') from (${visitsByDay(db, days)}) as v) as visits`.execute(
    db,
  );
  const { totals = {}, standing = {}, built = [], visits = [] } = rows[0] ?? {};
  return {
    counted: new Map([...Object.entries(totals), ...Object.entries(standing)]),
    hasStocks: Object.keys(standing).length > 0,
    built: new Set(built),
    visitsByDay: visits,
  };
}
