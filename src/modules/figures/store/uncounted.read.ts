/** What an indicator nobody has built yet would count, straight from the ledger: for the officers who look at its draft. */
import { sql } from 'kysely';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { firstEventsOf } from '../../ledger/index.ts';
import type { Indicator } from '../domain/indicator.ts';
import { allowMemory, groupOf } from './recount.read.ts';

export interface CountedFromEvents {
  readonly total: number;
  /** Of the country, oldest first. */
  readonly months: readonly { readonly period: string; readonly members: number }[];
  /** How many joined since the instant asked for. */
  readonly recent: number;
  /** Newest first. */
  readonly members: readonly { readonly event_id: string; readonly occurred_at: string }[];
}

export function countFromEvents(
  db: Db,
  indicator: Indicator,
  { since, limit, offset }: { readonly since: string; readonly limit: number; readonly offset: number },
): Promise<CountedFromEvents> {
  const first = firstEventsOf([groupOf(indicator)], { order: 'first' });
  return inTransaction(db, async (trx) => {
    await allowMemory(trx);
    const { rows } = await sql<{ period: string; members: number; recent: number }>`
      select date_trunc('month', occurred_at at time zone 'Asia/Ho_Chi_Minh')::date as period, count(*) as members,
        count(*) filter (where occurred_at >= ${since}::timestamptz) as recent
      from (${first}) f group by 1 order by 1`.execute(trx);
    const months = rows.map(({ period, members }) => ({ period, members: Number(members) }));
    const { rows: members } = await sql<CountedFromEvents['members'][number]>`
      select event_id, occurred_at from (${first}) f order by occurred_at desc, member_id desc
      limit ${limit} offset ${offset}`.execute(trx);
    return {
      ...{ months, members },
      total: months.reduce((sum, month) => sum + month.members, 0),
      recent: rows.reduce((sum, { recent }) => sum + Number(recent), 0),
    };
  });
}
