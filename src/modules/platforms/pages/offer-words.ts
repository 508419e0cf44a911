/** An offer and a vendor's price in words. */
import { formatDate, formatNumber, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Offer, OfferTerms } from '../domain/offer.ts';
import type { ProductEdit } from '../domain/product-edit.ts';
import { productText } from '../messages/products.ts';

/** In the reader's language where the vendor gave it, else as the vendor wrote it. */
export function termsWords({ termsVi, termsEn }: OfferTerms, language: Language): string {
  return language === 'en' && termsEn !== '' ? termsEn : termsVi;
}

export function daysWords({ from, until, trialDays }: OfferTerms, language: Language): string {
  const text = productText(language).offer;
  return `${text.days(formatDate(from), formatDate(until))}; ${text.trial(formatNumber(trialDays, language))}`;
}

export function leftWords({ left, places }: Offer, language: Language): string {
  return productText(language).offer.left(formatNumber(left, language), formatNumber(places, language));
}

export function priceWords({ price }: ProductEdit, language: Language): string | undefined {
  return price && `${formatVnd(price.vnd, language)} ${productText(language).units[price.unit]}`;
}

export function summaryWords({ summaryVi, summaryEn }: ProductEdit, language: Language): string {
  return language === 'en' && summaryEn !== '' ? summaryEn : summaryVi;
}
