/** Reads stocks of the register by place. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { StockCell } from '../domain/stock.ts';

/** National totals; a stock nobody stands in is absent. */
export async function readStockTotals(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('figure_stocks').select(['stock', 'firms']).where('level', '=', 'nation').execute();
  return new Map(rows.map(({ stock, firms }) => [stock, Number(firms)]));
}

export interface StockCount {
  readonly definitionHash: string;
  readonly eventId: string | null;
  readonly countedAt: string;
}

/** When each stock was counted last, and after which event. */
export async function listStockCounts(db: Db): Promise<ReadonlyMap<string, StockCount>> {
  const rows = await db.selectFrom('figure_stock_counts').selectAll().execute();
  return new Map(
    rows.map((row) => [
      row.stock,
      { definitionHash: row.definition_hash, eventId: row.event_id, countedAt: row.counted_at },
    ]),
  );
}

/** Firms of every stock by place of one level, below these parents when given, of these places when given. */
export async function readStockPlaces(
  db: Db,
  level: 'commune' | 'province',
  parents?: readonly string[],
  places?: readonly string[],
): Promise<readonly { readonly stock: string; readonly localityId: string; readonly firms: number }[]> {
  let query = db
    .selectFrom('figure_stocks')
    .select(['stock', 'locality_id', sql<number>`sum(firms)::bigint`.as('firms')])
    .where('level', '=', level);
  if (parents !== undefined) query = query.where('parent_id', 'in', [...parents]);
  if (places !== undefined) query = query.where('locality_id', 'in', [...places]);
  const rows = await query.groupBy(['stock', 'locality_id']).execute();
  return rows.map(({ stock, locality_id, firms }) => ({ stock, localityId: locality_id, firms: Number(firms) }));
}

export async function listStockCells(db: Db): Promise<StockCell[]> {
  const rows = await db.selectFrom('figure_stocks').selectAll().execute();
  return rows.map((row) => ({
    stock: row.stock,
    level: row.level as StockCell['level'],
    parentId: row.parent_id,
    localityId: row.locality_id,
    firms: Number(row.firms),
  }));
}
