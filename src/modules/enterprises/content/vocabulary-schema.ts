/** The shape of `content/facts/vocabulary.json` and `content/size-classes/*.json`, checked before anything starts. */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { conditionSchema, type FactDefinition } from '../../conditions/index.ts';

const day = z
  .string()
  .refine((text) => parseLocalDate(text) !== undefined, 'not a day')
  .transform((text) => text as LocalDate);
const text = z.string().trim().min(1);
const bilingual = z.strictObject({ vi: text, en: text });
const codeText = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const code = z.strictObject({ code: codeText, vi: text, en: text });
const type = z.enum(['code', 'boolean', 'integer', 'money', 'date', 'locality', 'industry', 'tax-code']);

const field = z.strictObject({
  type,
  codes: z.array(code).min(1).optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  optional: z.boolean().optional(),
  label: bilingual.optional(),
});

const definition: z.ZodType<FactDefinition> = z
  .strictObject({
    key: z.string().regex(/^[a-z][A-Za-z0-9]{1,40}$/),
    type,
    unit: z.enum(['people', 'VND', 'VND/month', 'hours/week', 'stars']).optional(),
    cardinality: z.enum(['one', 'many']),
    fields: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), field).optional(),
    codes: z.array(code).min(1).optional(),
    changedBy: z.enum(['owner', 'authority', 'nobody']),
    effort: z.enum(['never', 'easy', 'moderate', 'hard']),
    min: z.int().optional(),
    max: z.int().optional(),
    expiresAfterMonths: z.int().min(1).max(120).optional(),
    derivedFrom: z.array(z.string()).min(1).optional(),
    personal: z.boolean().optional(),
    askWhen: conditionSchema.optional(),
    label: bilingual,
    question: bilingual.optional(),
    hint: bilingual.optional(),
    heldBy: bilingual.optional(),
  })
  .refine(
    (fact) => (fact.cardinality === 'many') === (fact.fields !== undefined),
    'a list names its fields, a single value has none',
  )
  .refine(
    (fact) => fact.derivedFrom !== undefined || fact.question !== undefined,
    'a fact that is not derived has a question',
  )
  .refine(
    (fact) => fact.cardinality === 'many' || fact.type !== 'code' || fact.codes !== undefined,
    'a code has its list',
  );

export const vocabularyFile = z.strictObject({
  id: z.literal('facts'),
  version: text,
  validFrom: day,
  note: bilingual,
  sources: z.array(z.strictObject({ for: z.array(text), document: text, article: text, verified: z.boolean() })),
  facts: z.array(definition).min(1),
});

/** `content/capabilities/processes.json`: what a workshop can do, in families. */
export const processesFile = z
  .strictObject({
    id: z.literal('processes'),
    version: text,
    validFrom: day,
    note: bilingual,
    sources: z.array(text).min(1),
    families: z.array(code).min(1),
    processes: z
      .array(
        z.strictObject({ ...code.shape, family: codeText, vsic2025: z.array(z.string().regex(/^\d{2,4}$/)).min(1) }),
      )
      .min(1),
  })
  .refine(
    ({ families, processes }) => processes.every(({ family }) => families.some((each) => each.code === family)),
    'a process belongs to one of the families',
  )
  .refine(
    ({ processes }) => new Set(processes.map((each) => each.code)).size === processes.length,
    'a process is listed once',
  );

export const derivedTableFile = z
  .strictObject({
    id: codeText,
    key: z.string(),
    /** A draft is kept for readers and never computes anything. */
    status: z.enum(['in-force', 'draft']),
    validFrom: day.nullable(),
    validTo: day.nullable(),
    citation: z.strictObject({ document: text, article: text.optional(), verified: z.boolean() }),
    note: bilingual,
    sources: z.array(text).min(1),
    lastRead: day,
    cases: z.array(z.strictObject({ value: codeText, when: conditionSchema })).min(1),
    otherwise: codeText,
  })
  .refine(
    (table) => (table.status === 'in-force') === (table.validFrom !== null),
    'a table in force has its first day, a draft has none',
  );

export type DerivedTable = z.infer<typeof derivedTableFile>;
