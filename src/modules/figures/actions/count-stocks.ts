/** Counts the stocks of the register again, in the transaction that changed it. */
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { type StockCell, stockCells } from '../domain/stock.ts';
import { listStockCells, listStockCounts } from '../store/stocks.read.ts';
import { becomeTheCounter, replaceStocks } from '../store/stocks.write.ts';
import type { CountingRules } from './counting-rules.ts';

type StockRules = Pick<CountingRules, 'stocks' | 'countRegister'>;

export async function countStocks(
  trx: Trx,
  { stocks, countRegister }: StockRules,
  because: { readonly eventId: string | null; readonly at: string },
): Promise<void> {
  await becomeTheCounter(trx);
  await replaceStocks(trx, { stocks, cells: stockCells(stocks, await countRegister(trx)), ...because });
}

/** Whether a definition is new or another than the one counted under. */
export async function stocksAreOld(db: Db, { stocks }: StockRules): Promise<boolean> {
  const counts = await listStockCounts(db);
  return counts.size !== stocks.length || stocks.some(({ id, hash }) => counts.get(id)?.definitionHash !== hash);
}

/** One line a difference between the register and the stocks kept. */
export async function recountStocks(db: Db, { stocks, countRegister }: StockRules): Promise<string[]> {
  const keyOf = ({ stock, level, localityId, parentId }: StockCell) =>
    `${stock}: ${level} ${localityId} in ${parentId}`;
  const counted = new Map(stockCells(stocks, await countRegister(db)).map((cell) => [keyOf(cell), cell.firms]));
  const kept = new Map((await listStockCells(db)).map((cell) => [keyOf(cell), cell.firms]));
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .sort()
    .filter((key) => counted.get(key) !== kept.get(key))
    .map((key) => `${key}: kept ${kept.get(key) ?? 0}, register ${counted.get(key) ?? 0}`);
}
