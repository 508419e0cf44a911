/** Reads `content/consents/purposes.json`: what a firm may agree to, each with the version of the text it reads. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { ActConsentCode, ConsentPurpose } from '../domain/consent.ts';

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
    /** Asked where the use begins, for that one use. */
    atTheAct: z.array(
      z.strictObject({
        code: z.enum(['platform-vendor']),
        version: z.int().positive(),
        label: bilingual,
        text: bilingual,
      }),
    ),
  })
  .refine(
    ({ purposes, atTheAct }) =>
      [...purposes, ...atTheAct].every(({ code }, at, all) => all.findIndex((each) => each.code === code) === at),
    'a purpose stands twice',
  );

export function loadConsentPurposes(): readonly ConsentPurpose[] {
  return readContent('consents/purposes.json', schema).value.purposes;
}

/** Throws for a purpose there is not. */
export function loadActConsent(code: ActConsentCode): ConsentPurpose<ActConsentCode> {
  const found = readContent('consents/purposes.json', schema).value.atTheAct.find((purpose) => purpose.code === code);
  if (found === undefined) throw new Error(`content/consents has no purpose ${code}`);
  return found;
}
