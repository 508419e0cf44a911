/** Shares and sums of a benefit as people say them: percentages never hide behind a number that is not known. */
import { formatNumber, formatShare, formatVnd } from '../../../foundation/i18n/format.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Amount, mostFavourable, sumOf } from '../domain/amount.ts';
import type { Benefit, Measure, Tier } from '../domain/measure.ts';
import { measuresText } from '../messages/index.ts';

/** `đến 50 %`, `100 %`; undefined when the share is not known. */
export function rateText(tier: Tier, language: Language): string | undefined {
  if (tier.rate === undefined) return undefined;
  const share = formatShare(tier.rate, language);
  return tier.rateIs === 'ceiling' ? measuresText(language).amount.upTo(share) : share;
}

/** `đến 50.000.000 ₫`, or the flat sum; undefined when none is known. */
export function sumText(tier: Tier, language: Language): string | undefined {
  if (tier.amountVnd !== undefined) return formatVnd(tier.amountVnd, language);
  return tier.capVnd === undefined ? undefined : measuresText(language).amount.upTo(formatVnd(tier.capVnd, language));
}

export function perText(tier: Tier, language: Language): string | undefined {
  return tier.per === undefined ? undefined : measuresText(language).per[tier.per];
}

/** The most a measure may give, for lists without a dossier; undefined when nothing is known. */
export function headline(measure: Measure, language: Language): { value: string; per?: string } | undefined {
  const best = mostFavourable(measure.benefit.tiers);
  return best === undefined ? undefined : tierHeadline(measure, best, language);
}

function tierHeadline(measure: Measure, tier: Tier, language: Language): { value: string; per?: string } | undefined {
  const per = perText(tier, language);
  const value = sumText(tier, language) ?? shareOrFree(measure, tier, language);
  return value === undefined ? undefined : { value, ...(per === undefined ? {} : { per }) };
}

/** `100 % tổng chi phí khóa học`, `miễn, giảm 100 % thuế …`, `miễn phí`: a share always names what it is taken of. */
function shareOrFree({ benefit, topic }: Measure, tier: Tier, language: Language): string | undefined {
  const text = measuresText(language).amount;
  if (benefit.kind === 'free' && tier.verified) return text.free;
  const share = rateText(tier, language);
  if (share === undefined || benefit.base === undefined) return share;
  const words = topic === 'tax' ? text.relief : text.ofCost;
  return words(share, benefit.base[language]);
}

/** What this dossier may get: the certain sum first, and what more is possible. */
export interface AmountWords {
  readonly value?: string;
  readonly per?: string;
  readonly more?: string;
  readonly provisional: boolean;
}

export function amountWords(measure: Measure, amount: Amount, language: Language): AmountWords {
  const text = measuresText(language).amount;
  const upTo = amount.upToVnd === null ? undefined : formatVnd(amount.upToVnd, language);
  if (amount.tier === undefined)
    return upTo === undefined
      ? { provisional: false }
      : { value: text.dependsOn(upTo), provisional: amount.provisional };
  const words = tierHeadline(measure, amount.tier, language);
  const flat = amount.tier.amountVnd !== undefined;
  const sum = sumOf(amount.tier);
  const value = sum === null || flat ? words?.value : text.most(formatVnd(sum, language));
  return {
    ...(value === undefined ? {} : { value }),
    ...(words?.per === undefined ? {} : { per: words.per }),
    ...(upTo === undefined ? {} : { more: text.higher(upTo) }),
    provisional: amount.provisional,
  };
}

/** `nhiều nhất 36 tháng`, `mỗi năm 1 lần`: what bounds the benefit beside its cap. */
export function limitWords(benefit: Benefit, language: Language): readonly string[] {
  const text = measuresText(language).amount;
  const count = (value: number) => formatNumber(value, language);
  const words: string[] = [];
  if (benefit.minMonths !== undefined && benefit.maxMonths !== undefined && benefit.minMonths !== benefit.maxMonths)
    words.push(text.between(count(benefit.minMonths), count(benefit.maxMonths)));
  else if (benefit.maxMonths !== undefined) words.push(text.months(count(benefit.maxMonths)));
  if (benefit.durationMonths !== undefined) words.push(text.months(count(benefit.durationMonths)));
  if (benefit.maxPerYear !== undefined) words.push(text.perYear(count(benefit.maxPerYear)));
  if (benefit.maxPerLifetime !== undefined) words.push(text.perLifetime(count(benefit.maxPerLifetime)));
  if (benefit.maxUnitsPerYear !== undefined) words.push(text.units(count(benefit.maxUnitsPerYear)));
  return words;
}
