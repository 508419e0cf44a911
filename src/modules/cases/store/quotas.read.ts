/** Reads quotas and what was taken from them. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Quota } from './quotas.write.ts';
import './tables.ts';

export async function findQuota(db: Db, id: string): Promise<Quota | undefined> {
  return db.selectFrom('quotas').select(['id', 'unit', 'total', 'used']).where('id', '=', id).executeTakeFirst();
}

export async function findTaking(
  db: Db,
  id: string,
): Promise<{ readonly quotaId: string; readonly amount: number; readonly givenBack: boolean } | undefined> {
  const row = await db
    .selectFrom('quota_takings')
    .select(['quota_id', 'amount', 'given_back_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { quotaId: row.quota_id, amount: row.amount, givenBack: row.given_back_at !== null };
}

/** By id; an unknown one is absent. */
export async function listQuotas(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Quota>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('quotas')
    .select(['id', 'unit', 'total', 'used'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
