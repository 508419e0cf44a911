/** Reads `content/advisers/topics.json`: what a firm may ask advice about beside the steps of its plan. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export interface Topic {
  readonly code: string;
  readonly label: Bilingual;
}

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const schema = z.strictObject({
  source: z.string().min(1),
  topics: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z][a-z-]{1,39}$/), label }))
    .min(1)
    .refine((topics) => new Set(topics.map(({ code }) => code)).size === topics.length, 'a topic stands twice'),
});

export function loadTopics(): readonly Topic[] {
  return readContent('advisers/topics.json', schema).value.topics;
}
