/** Takes from a quota and gives back: the row that everybody wants is changed by one statement and held no longer than that. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

export interface Quota {
  readonly id: string;
  readonly unit: 'places' | 'seats' | 'vnd';
  readonly total: number;
  readonly used: number;
}

export async function insertQuota(trx: Trx, quota: Omit<Quota, 'used'>, now: Instant): Promise<void> {
  await trx
    .insertInto('quotas')
    .values({ ...quota, created_at: now })
    .execute();
}

export interface Taking {
  readonly id: string;
  readonly quotaId: string;
  readonly amount: number;
}

/**
 * `taken` with what is left, `exhausted` (nothing was written), or `known`: this taking was made before, perhaps a moment ago by another
 * session, which was waited for.
 */
export async function insertTaking(
  trx: Trx,
  { id, quotaId, amount }: Taking,
  now: Instant,
): Promise<{ readonly outcome: 'taken'; readonly left: number } | { readonly outcome: 'exhausted' | 'known' }> {
  const { rows } = await sql<{ mine: boolean; left: number | null }>`
    with mine as (
      insert into quota_takings (id, quota_id, amount, taken_at) values (${id}, ${quotaId}, ${amount}, ${now})
      on conflict (id) do nothing returning quota_id, amount
    ), counted as (
      update quotas q set used = q.used + mine.amount from mine
      where q.id = mine.quota_id and q.used + mine.amount <= q.total
      returning q.total - q.used as "left"
    )
    select exists (select 1 from mine) as mine, (select "left" from counted) as "left"`.execute(trx);
  const row = rows[0]!;
  if (!row.mine) return { outcome: 'known' };
  if (row.left !== null) return { outcome: 'taken', left: Number(row.left) };
  await trx.deleteFrom('quota_takings').where('id', '=', id).execute();
  return { outcome: 'exhausted' };
}

/** False when it was given back before, or never taken. */
export async function giveTakingBack(trx: Trx, id: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    with back as (
      update quota_takings set given_back_at = ${now} where id = ${id} and given_back_at is null returning quota_id, amount
    )
    update quotas q set used = q.used - back.amount from back where q.id = back.quota_id returning q.id`.execute(trx);
  return rows.length === 1;
}

/** False when more is used than the new total. */
export async function updateTotal(trx: Trx, id: string, total: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('quotas')
    .set({ total })
    .where('id', '=', id)
    .where('used', '<=', total)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
