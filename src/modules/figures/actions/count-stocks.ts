/** Counts the stocks of the register again, in the transaction that changed it. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { lastClosedYear, type StockCell, stockCells } from '../domain/stock.ts';
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
  const counts = await countRegister(trx, { taxSince: closedYearAt(because.at) });
  await replaceStocks(trx, { stocks, cells: stockCells(stocks, counts), ...because });
}

/** Whether a definition is new or another than the one counted under, or a year has closed since. */
export async function stocksAreOld(db: Db, { stocks }: StockRules, now: Instant): Promise<boolean> {
  const counts = await listStockCounts(db);
  if (counts.size !== stocks.length) return true;
  return stocks.some(({ id, hash, taxArisen }) => {
    const count = counts.get(id);
    if (count?.definitionHash !== hash) return true;
    return taxArisen !== undefined && closedYearAt(count.countedAt) !== closedYearAt(now);
  });
}

/** No register says it of such a year: while nothing was counted no year was asked for. */
const NEVER = 9999;

function closedYearAt(at: string): number {
  return lastClosedYear(localDateOf(at as Instant));
}

/** One line a difference between the register and the stocks kept. */
export async function recountStocks(db: Db, { stocks, countRegister }: StockRules): Promise<string[]> {
  const keyOf = ({ stock, level, localityId, parentId }: StockCell) =>
    `${stock}: ${level} ${localityId} in ${parentId}`;
  // As of the day they were counted on: a year that closed since is counted by the clock, it is no difference.
  const [countedAt] = [...(await listStockCounts(db)).values()].map((count) => count.countedAt).sort();
  const counts = await countRegister(db, { taxSince: countedAt === undefined ? NEVER : closedYearAt(countedAt) });
  const counted = new Map(stockCells(stocks, counts).map((cell) => [keyOf(cell), cell.firms]));
  const kept = new Map((await listStockCells(db)).map((cell) => [keyOf(cell), cell.firms]));
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .sort()
    .filter((key) => counted.get(key) !== kept.get(key))
    .map((key) => `${key}: kept ${kept.get(key) ?? 0}, register ${counted.get(key) ?? 0}`);
}
