/** Stocks of the register: which firms stand in one, and what each place holds. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { type CellKey, cellsOf } from './cell.ts';
import type { Stock } from './indicator.ts';
import { UNKNOWN } from './member.ts';

/** Firms of the register that share place and statuses, counted by the module that keeps the register. */
export interface RegisterCount {
  readonly communeId: string | null;
  readonly provinceId: string | null;
  readonly operatingStatus: string | null;
  readonly taxStatus: string | null;
  /** Tax arose in the last closed year or since. */
  readonly taxArisen: boolean;
  readonly firms: number;
}

/** The year tax is asked for on a day: this one is not over, so nobody can say yet who had none in it. */
export function lastClosedYear(day: LocalDate): number {
  return Number(day.slice(0, 4)) - 1;
}

export type StockCell = Pick<CellKey, 'level' | 'parentId' | 'localityId'> & {
  readonly stock: string;
  readonly firms: number;
};

function standsIn(stock: Stock, { operatingStatus, taxStatus, taxArisen }: RegisterCount): boolean {
  const among = (codes: readonly string[] | undefined, code: string | null): boolean =>
    codes === undefined || (code !== null && codes.includes(code));
  if (operatingStatus !== null && stock.notOperatingStatus?.includes(operatingStatus)) return false;
  if (stock.taxArisen !== undefined && !taxArisen) return false;
  return among(stock.operatingStatus, operatingStatus) && among(stock.taxStatus, taxStatus);
}

/** Cells of every level, each counted for itself, in a fixed order. */
export function stockCells(stocks: readonly Stock[], counts: readonly RegisterCount[]): StockCell[] {
  const cells = new Map<string, StockCell>();
  for (const stock of stocks) {
    for (const count of counts) {
      if (!standsIn(stock, count)) continue;
      const place = { provinceId: count.provinceId ?? UNKNOWN, communeId: count.communeId ?? UNKNOWN };
      for (const { level, parentId, localityId } of cellsOf({ ...NOTHING, ...place })) {
        const key = [stock.id, level, parentId, localityId].join('|');
        const firms = (cells.get(key)?.firms ?? 0) + count.firms;
        cells.set(key, { stock: stock.id, level, parentId, localityId, firms });
      }
    }
  }
  return [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

const NOTHING = { indicator: '', period: '', sectorGroup: '', sizeClass: '' };
