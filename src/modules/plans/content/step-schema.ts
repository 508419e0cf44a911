/** The shape of the files of `content/steps`: strict, both languages present. */
import { z } from 'zod';
import { withdrawalSchema } from '../../../foundation/withdrawal.ts';
import { conditionSchema } from '../../conditions/index.ts';
import { type Step, TIERS } from '../domain/step.ts';

const text = z.string().min(1).max(400);
const bilingual = z.strictObject({ vi: text, en: text });
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const ids = z.array(id);

export const stepFile: z.ZodType<Step> = z.strictObject({
  id,
  order: z.number().int(),
  title: bilingual,
  tier: z.enum(TIERS),
  useful: conditionSchema,
  inPlace: conditionSchema.optional(),
  unknownMeansAbsent: z.boolean().optional(),
  ready: conditionSchema.optional(),
  why: z
    .array(z.strictObject({ facts: z.array(z.string()), when: conditionSchema.optional(), text: bilingual }))
    .min(1),
  how: z.array(bilingual).min(1),
  prerequisites: ids,
  brings: ids,
  lifts: z.strictObject({ pillars: ids, criteria: z.record(z.string(), z.array(z.string())) }),
  effort: ids,
  price: ids,
  trial: ids,
  free: z.boolean(),
  guide: z
    .string()
    .regex(/^L\d\d$/)
    .optional(),
  categories: ids,
  measures: ids,
  goals: ids,
  repeatAfterMonths: z.number().int().positive().optional(),
  provisional: bilingual.optional(),
  withdrawn: withdrawalSchema.optional(),
});
