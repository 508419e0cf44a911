/** Reads the published claims that stand beside our counts. */
import { z } from 'zod';
import type { LocalDate } from '../../../foundation/clock.ts';
import { readContent, type Versioned } from '../../../foundation/content.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

/** A number somebody published and nobody can open. */
export interface Claim {
  readonly id: string;
  readonly value: number;
  readonly asOf: LocalDate;
  readonly what: Bilingual;
  readonly source: string;
  readonly note: Bilingual;
}

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const schema = z.strictObject({
  source: z.string(),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      value: z.number().int().positive(),
      asOf: z.iso.date().transform((day) => day as LocalDate),
      what: bilingual,
      source: z.string(),
      note: bilingual,
    }),
  ),
});

export function loadClaims(): Versioned<readonly Claim[]> {
  const file = readContent('indicators/published-claims.json', schema);
  return { value: file.value.claims, hash: file.hash };
}
