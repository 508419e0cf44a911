/** A price somebody read, with its day and source: without a day it is neither printed nor ranked on. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export const CONFIDENCES = ['high', 'medium-high', 'medium', 'low-medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const PRICE_UNITS = ['month', 'term', 'package', 'once', 'case', 'invoice', 'message'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];

export interface PriceObservation {
  readonly id: string;
  readonly platform: string;
  readonly what: Bilingual;
  /** Integer đồng. */
  readonly low: number;
  readonly high: number;
  readonly unit: PriceUnit;
  /** For a `term`: how many years it covers. */
  readonly years?: number | undefined;
  /** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`; null when the source carries no day. */
  readonly observed: string | null;
  readonly source: Bilingual;
  readonly url?: string | undefined;
  readonly confidence: Confidence;
  /** The price of coming in, not of an extra. */
  readonly entry: boolean;
  readonly note?: Bilingual | undefined;
}

export type DatedPrice = PriceObservation & { readonly observed: string };

export function isDated(price: PriceObservation): price is DatedPrice {
  return price.observed !== null;
}

interface Priced {
  readonly pricing: { readonly model: string };
  readonly prices: readonly PriceObservation[];
}

/** What coming in costs, when somebody read it on a known day. */
export function entryPrice(platform: Priced): DatedPrice | undefined {
  return platform.prices.filter(isDated).find((price) => price.entry);
}

/** The least đồng a month, for comparing with a budget: known only for prices by the month or by the year. */
export function leastMonthlyVnd(platform: Priced): number | undefined {
  if (platform.pricing.model === 'free') return 0;
  const price = entryPrice(platform);
  if (price === undefined) return undefined;
  if (price.unit === 'month') return price.low;
  return price.unit === 'term' && price.years !== undefined ? Math.ceil(price.low / (12 * price.years)) : undefined;
}
