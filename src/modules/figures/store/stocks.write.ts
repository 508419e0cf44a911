/** Replaces the stocks by what was counted just now; the next writer waits. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Stock } from '../domain/indicator.ts';
import type { StockCell } from '../domain/stock.ts';

/** Taken before counting, so that two changes of the register never leave the older count behind. */
export async function becomeTheCounter(trx: Trx): Promise<void> {
  await sql`lock table figure_stocks, figure_stock_counts in share row exclusive mode`.execute(trx);
}

export async function replaceStocks(
  trx: Trx,
  counted: {
    readonly stocks: readonly Stock[];
    readonly cells: readonly StockCell[];
    readonly eventId: string | null;
    readonly at: string;
  },
): Promise<void> {
  await trx.deleteFrom('figure_stocks').execute();
  await trx.deleteFrom('figure_stock_counts').execute();
  const rows = counted.cells.map(({ stock, level, parentId, localityId, firms }) => [
    stock,
    level,
    parentId,
    localityId,
    firms,
  ]);
  await sql`
    insert into figure_stocks (stock, level, parent_id, locality_id, firms)
    select c ->> 0, c ->> 1, c ->> 2, c ->> 3, (c ->> 4)::bigint
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) c`.execute(trx);
  if (counted.stocks.length === 0) return;
  await trx
    .insertInto('figure_stock_counts')
    .values(
      counted.stocks.map(({ id, hash }) => ({
        ...{ stock: id, definition_hash: hash, event_id: counted.eventId, counted_at: counted.at },
      })),
    )
    .execute();
}
