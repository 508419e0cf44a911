/** Reads `content/advisers/fields.json`: which field of advice a step, a platform or a measure belongs to, and which measures want a recognised adviser. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';

export interface FieldRules {
  /** By id of the step. */
  readonly steps: Readonly<Record<string, string>>;
  /** By category of platforms. */
  readonly categories: Readonly<Record<string, string>>;
  readonly measures: string;
  readonly recognisedFor: readonly {
    readonly measure: string;
    readonly ministry?: string | undefined;
    readonly field?: string | undefined;
  }[];
}

const code = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const schema = z.strictObject({
  source: z.string().min(1),
  steps: z.record(z.string(), code),
  categories: z.record(z.string(), code),
  measures: code,
  recognisedFor: z.array(
    z.strictObject({
      measure: z.string().min(1),
      ministry: code.optional(),
      field: code.optional(),
      source: z.string().min(1),
    }),
  ),
});

/** `topics`: the codes there are. */
export function loadFields(topics: readonly { readonly code: string }[]): FieldRules {
  const { value } = readContent('advisers/fields.json', schema);
  const known = new Set(topics.map((topic) => topic.code));
  for (const field of [...Object.values(value.steps), ...Object.values(value.categories), value.measures])
    if (!known.has(field)) throw new Error(`content/advisers/fields.json names ${field}, which is no topic`);
  return value;
}
