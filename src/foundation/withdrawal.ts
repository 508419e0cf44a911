/** Content that was taken back: kept for whoever holds on to it, dated, with the reason; no list and no rule shows it any more. */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from './clock.ts';
import type { Bilingual } from './i18n/language.ts';

export interface Withdrawal {
  /** First day on which it is not shown. */
  readonly on: LocalDate;
  readonly reason: Bilingual;
}

const text = z.string().trim().min(1).max(400);

/** For the schemas of files whose entries may be withdrawn. */
export const withdrawalSchema: z.ZodType<Withdrawal> = z.strictObject({
  on: z.custom<LocalDate>((value) => typeof value === 'string' && parseLocalDate(value) !== undefined, {
    error: 'is not a day yyyy-mm-dd',
  }),
  reason: z.strictObject({ vi: text, en: text }),
});
