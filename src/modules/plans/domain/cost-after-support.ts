/** What a price may come down to when a measure pays: never below zero, never more than the cap allows, always provisional. */
import type { Observation } from './observation.ts';
import { leastFirstYearVnd } from './observation.ts';
import type { SupportAnswer } from './support-answer.ts';

const MONTHS = 12;

/** In the unit of the price. Undefined when neither a share nor a sum is known. */
export function costAfterSupport(
  price: Observation,
  support: SupportAnswer,
): { readonly low: number; readonly high: number | null } | undefined {
  if (support.verdict !== 'yes' || (support.rate === undefined && support.amountVnd === undefined)) return undefined;
  const perYear = price.unit === 'vnd-per-month' ? MONTHS : 1;
  const left = (value: number): number => {
    const year = leastFirstYearVnd({ ...price, low: value });
    const share = support.rate === undefined ? year : year * support.rate;
    const paid = Math.min(share, support.amountVnd ?? share, year);
    return Math.round((year - paid) / perYear);
  };
  return { low: left(price.low), high: price.high === null ? null : left(price.high) };
}
