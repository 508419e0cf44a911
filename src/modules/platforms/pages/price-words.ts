/** Prices in words: from how much, for what unit, read when and where; undefined where no dated price was read. */

import type { LocalDate } from '../../../foundation/clock.ts';
import { formatDate, formatNumber, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Platform } from '../domain/platform.ts';
import { type DatedPrice, entryPrice, type PriceObservation } from '../domain/price.ts';
import { platformsText } from '../messages/index.ts';

export interface PriceWords {
  readonly sum: string;
  /** Of what: a month, a package of 300 invoices. */
  readonly per: string;
  readonly seen: string;
}

/** The price of coming in; a free platform has no sum to date. */
export function entryPriceWords(platform: Platform, language: Language): PriceWords | undefined {
  const price = entryPrice(platform);
  if (price === undefined) return undefined;
  const text = platformsText(language).price;
  const per = price.unit === 'month' ? text.unit.month : price.what[language];
  return { sum: text.from(formatVnd(price.low, language)), per, seen: seenWords(price, language) };
}

/** `270.000 ₫ đến 490.000 ₫ một tháng`. */
export function rangeWords(price: PriceObservation, language: Language): string {
  const text = platformsText(language).price;
  const low = formatVnd(price.low, language);
  const sum = price.low === price.high ? low : text.between(low, formatVnd(price.high, language));
  const per = price.unit === 'term' ? text.term(formatNumber(price.years ?? 1, language)) : text.unit[price.unit];
  return `${sum} ${per}`;
}

export function seenWords(price: DatedPrice, language: Language): string {
  return platformsText(language).price.seen(formatWhen(price.observed), price.source[language]);
}

/** `2026`, `10/2026`, `03/10/2026`. */
export function formatWhen(when: string): string {
  const [year, month, day] = when.split('-');
  if (day !== undefined) return formatDate(when as LocalDate);
  return month === undefined ? String(year) : `${month}/${year}`;
}
