/** Reads `content/advisers/dispatch.json`: clocks and weights of offers, each number with its reason. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { OfferRules } from '../domain/offer-rules.ts';

const why = z.string().min(1);
const weight = z.strictObject({ value: z.number().min(0).max(1000), why }).transform(({ value }) => value);
const count = z.strictObject({ value: z.int().positive().max(10_000), why }).transform(({ value }) => value);
const schema = z.strictObject({
  source: z.string().min(1),
  rules: z.strictObject({
    offerTerm: z
      .strictObject({
        count: z.int().positive().max(100),
        unit: z.enum(['working-hours', 'working-days', 'days']),
        why,
      })
      .transform(({ count: length, unit }) => ({ count: length, unit })),
    batchMinutes: count,
    retryMinutes: count,
    pauseAfterLapses: count,
    lapseMemoryDays: count,
    urgentFields: z.strictObject({ value: z.array(z.string().min(1)), why }).transform(({ value }) => value),
  }),
  weights: z.strictObject({
    km: weight,
    remote: weight,
    load: weight,
    skillGap: weight,
    language: weight,
    lateness: weight,
    continuity: weight,
    samePlaceKm: weight,
    sameProvinceKm: weight,
  }),
});

export function loadOfferRules(): OfferRules {
  const { rules, weights } = readContent('advisers/dispatch.json', schema).value;
  return { ...rules, weights };
}
