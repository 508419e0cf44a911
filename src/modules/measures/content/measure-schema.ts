/** The shape of the files of `content/measures`: strict, both languages present, every amount an integer of đồng. */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { withdrawalSchema } from '../../../foundation/withdrawal.ts';
import { conditionSchema } from '../../conditions/index.ts';
import {
  APPLICANTS,
  BENEFIT_KINDS,
  CHANNELS,
  type LegalDocument,
  MEASURE_STATUSES,
  type Measure,
  type Paper,
  PER_UNITS,
  READ_FROM,
  TOPICS,
} from '../domain/measure.ts';

const text = z.string().trim().min(1);
const bilingual = z.strictObject({ vi: text, en: text });
const day = z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== undefined, {
  error: 'is not a day yyyy-mm-dd',
});
const dong = z.int().positive();
const citation = z.strictObject({ document: text, article: text.optional(), verified: z.boolean() });

const tier = z
  .strictObject({
    label: bilingual,
    when: conditionSchema.optional(),
    rate: z.number().positive().max(1).optional(),
    rateIs: z.enum(['exact', 'ceiling']).optional(),
    capVnd: dong.optional(),
    amountVnd: dong.optional(),
    per: z.enum(PER_UNITS).optional(),
    quota: z.int().positive().optional(),
    verified: z.boolean(),
  })
  .refine((value) => (value.rate === undefined) === (value.rateIs === undefined), 'a rate says whether it is a ceiling')
  .refine((value) => !(value.capVnd !== undefined && value.amountVnd !== undefined), 'a cap or a flat sum, not both');

const months = z.int().positive().optional();

const benefit = z.strictObject({
  kind: z.enum(BENEFIT_KINDS),
  base: bilingual.optional(),
  tiers: z.array(tier).min(1),
  durationMonths: months,
  minMonths: months,
  maxMonths: months,
  maxPerYear: months,
  maxPerLifetime: months,
  maxUnitsPerYear: months,
  phased: z.boolean().optional(),
  also: z.array(bilingual).optional(),
});

export const measureFile: z.ZodType<Omit<Measure, 'hash'>> = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: bilingual,
  summary: bilingual,
  topic: z.enum(TOPICS),
  authority: bilingual,
  jurisdiction: z.string().regex(/^vn(-2025-\d\d|-gso-\d\d)?$/),
  legalBasis: z.array(citation).min(1),
  validity: z
    .strictObject({ from: day, to: day.nullable(), verified: z.boolean() })
    .refine((value) => value.to === null || value.from <= value.to, 'ends before it starts'),
  status: z.enum(MEASURE_STATUSES),
  applicants: z.array(z.enum(APPLICANTS)).min(1),
  audience: bilingual,
  condition: conditionSchema,
  provisos: z.array(z.strictObject({ text: bilingual, certain: z.boolean(), cite: citation.optional() })),
  benefit,
  papers: z.array(z.strictObject({ code: text, required: z.boolean(), verified: z.boolean() })),
  channels: z.array(z.enum(CHANNELS)).min(1),
  processing: z.strictObject({ days: z.int().positive(), kind: z.enum(['working', 'calendar']) }).optional(),
  readFrom: z.strictObject({
    amounts: z.enum(READ_FROM),
    conditions: z.enum(READ_FROM),
    papers: z.enum(READ_FROM),
    processing: z.enum(READ_FROM),
  }),
  priority: z.strictObject({ order: z.array(text), tieBreak: z.array(text) }).optional(),
  stackingGroup: text.optional(),
  supersededBy: text.optional(),
  withdrawn: withdrawalSchema.optional(),
  doubts: z.array(bilingual),
  sources: z.array(z.string().regex(/^https?:\/\//)),
  readOn: day,
});

export const papersFile: z.ZodType<{ papers: Paper[] }> = z.strictObject({
  papers: z.array(z.strictObject({ code: text, name: bilingual, heldBy: bilingual.optional() })),
});

export const documentsFile: z.ZodType<{ documents: LegalDocument[] }> = z.strictObject({
  documents: z.array(z.strictObject({ document: text, name: bilingual })),
});
