/** Reads `content/consents/purposes.json`: what a firm may agree to, each with the version of the text it reads. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { ConsentPurpose } from '../domain/consent.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const schema = z
  .strictObject({
    source: z.string().min(1),
    validFrom: z.iso.date(),
    purposes: z
      .array(
        z.strictObject({
          code: z.enum(['adviser-matching', 'lead-firm-buyer', 'statistics-by-name', 'programme-news']),
          version: z.int().positive(),
          label: bilingual,
          text: bilingual,
        }),
      )
      .min(1),
  })
  .refine(
    ({ purposes }) => new Set(purposes.map(({ code }) => code)).size === purposes.length,
    'a purpose stands twice',
  );

export function loadConsentPurposes(): readonly ConsentPurpose[] {
  return readContent('consents/purposes.json', schema).value.purposes;
}
