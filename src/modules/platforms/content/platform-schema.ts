/** The shape of the files of `content/platforms`: strict, both languages present, every price an integer of đồng. */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { withdrawalSchema } from '../../../foundation/withdrawal.ts';
import {
  AUDIENCES,
  type PlatformEntry,
  PRICING_MODELS,
  type PublicSupportLink,
  SIZES,
  VERIFICATIONS,
} from '../domain/platform.ts';
import { CONFIDENCES, PRICE_UNITS, type PriceObservation } from '../domain/price.ts';

const text = z.string().trim().min(1).max(400);
const bilingual = z.strictObject({ vi: text, en: text });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const day = z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== undefined, {
  error: 'is not a day yyyy-mm-dd',
});
/** `yyyy`, `yyyy-mm` or `yyyy-mm-dd`. */
const when = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);
const webAddress = z.string().regex(/^https?:\/\/\S+$/);

const platform: z.ZodType<PlatformEntry> = z.strictObject({
  id,
  name: text,
  vendor: text,
  ownership: z.enum(['private', 'public']),
  makeInVietnam: z.boolean(),
  summary: bilingual,
  categories: z.array(id).min(1),
  functions: z.array(id).min(1),
  audiences: z.array(z.enum(AUDIENCES)).min(1),
  sizes: z.array(z.enum(SIZES)).min(1),
  sectors: z.array(z.string().regex(/^[A-V]$/)),
  place: z
    .string()
    .regex(/^vn-2025-\d\d$/)
    .optional(),
  languages: z.array(z.enum(['vi', 'en'])).min(1),
  mobile: z.boolean().nullable(),
  pricing: z.strictObject({
    model: z.enum(PRICING_MODELS),
    otherModels: z.array(z.enum(PRICING_MODELS)),
    note: bilingual.optional(),
  }),
  offer: z.strictObject({ text: bilingual, reported: when.nullable() }).optional(),
  inProgramme: z.boolean().nullable(),
  programmeNote: bilingual.optional(),
  website: z.strictObject({ url: webAddress, verified: z.boolean() }),
  notes: z.array(bilingual),
  sources: z.array(z.strictObject({ url: webAddress.optional(), note: bilingual.optional() })),
  verification: z.enum(VERIFICATIONS),
  confidence: z.enum(CONFIDENCES),
  withdrawn: withdrawalSchema.optional(),
});

export const platformsFile = z.strictObject({
  title: bilingual,
  asOf: day,
  rule: bilingual,
  platforms: z.array(platform).min(1),
});

const price: z.ZodType<PriceObservation> = z
  .strictObject({
    id,
    platform: id,
    what: bilingual,
    low: z.int().nonnegative(),
    high: z.int().positive(),
    unit: z.enum(PRICE_UNITS),
    years: z.int().positive().optional(),
    observed: when.nullable(),
    source: bilingual,
    url: webAddress.optional(),
    confidence: z.enum(CONFIDENCES),
    entry: z.boolean(),
    note: bilingual.optional(),
  })
  .refine((value) => value.low <= value.high, 'ends below its start')
  .refine((value) => (value.unit === 'term') === (value.years !== undefined), 'a term says how many years');

export const pricesFile = z.strictObject({ title: bilingual, asOf: day, rule: bilingual, prices: z.array(price) });

export const taxonomyFile = z.strictObject({
  title: bilingual,
  asOf: day,
  source: bilingual,
  pillars: z.array(z.strictObject({ id, label: bilingual })),
  programmeGroups: z.strictObject({
    source: bilingual,
    groups: z.array(z.strictObject({ id, label: bilingual })),
  }),
  categories: z.array(z.strictObject({ id, label: bilingual, programmeGroup: id })),
  functions: z.array(
    z.strictObject({
      id,
      label: bilingual,
      category: id,
      pillars: z.array(id).min(1),
      criteria: z.record(z.string(), z.array(z.string())),
    }),
  ),
  goals: z.record(z.string(), z.array(id)),
});

const link: z.ZodType<PublicSupportLink> = z.strictObject({
  measure: id,
  audiences: z.array(z.enum(AUDIENCES)),
  categories: z.array(id),
});

export const publicSupportFile = z.strictObject({ title: bilingual, rule: bilingual, links: z.array(link) });

const code = z.string().regex(/^[a-z][a-z-]{1,39}$/);
export const criteriaFile = z
  .strictObject({
    title: bilingual,
    asOf: day,
    version: z.int().positive(),
    draft: z.boolean(),
    source: bilingual,
    notKnown: bilingual,
    required: z.array(code),
    criteria: z.array(z.strictObject({ code, label: bilingual, asks: bilingual })).min(1),
    delistingReasons: z.array(z.strictObject({ code, label: bilingual })).min(1),
  })
  .refine(
    ({ required, criteria }) => required.every((each) => criteria.some((criterion) => criterion.code === each)),
    'a required criterion is none of the criteria',
  );
