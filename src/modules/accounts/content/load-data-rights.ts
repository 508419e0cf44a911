/** Reads `content/accounts/data-rights.json`: the clocks of the law on personal data, how certain each is, and what stays after erasing. */
import { z } from 'zod';
import type { LocalDate } from '../../../foundation/clock.ts';
import { readContent } from '../../../foundation/content.ts';
import { DATA_RIGHTS, type DataRights } from '../domain/erasure.ts';

const text = z.string().min(1).max(400);
const bilingual = z.strictObject({ vi: text, en: text });
const days = z.int().positive().max(60);
const schema: z.ZodType<DataRights> = z.strictObject({
  source: bilingual,
  validFrom: z.iso.date(),
  readOn: z.iso.date().transform((day) => day as LocalDate),
  reading: bilingual,
  clocks: z
    .array(
      z.strictObject({
        right: z.enum(DATA_RIGHTS),
        days: z.strictObject({ from: days, to: days }).refine(({ from, to }) => from <= to, 'ends before it starts'),
        unit: z.enum(['working', 'calendar']),
        certain: z.boolean(),
        withOthers: days.optional(),
        extension: days.optional(),
      }),
    )
    .refine(
      (clocks) => DATA_RIGHTS.every((right) => clocks.filter((clock) => clock.right === right).length === 1),
      'every right has one clock',
    ),
  kept: z.array(z.strictObject({ what: bilingual, why: bilingual, until: bilingual })),
  keptBasis: bilingual,
});

export function loadDataRights(): DataRights {
  return readContent('accounts/data-rights.json', schema).value;
}
