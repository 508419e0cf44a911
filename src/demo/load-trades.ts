/** Reads the kinds of firm the generator makes up: content/demo/firms.json. */
import { z } from 'zod';
import { readContent } from '../foundation/content.ts';

const bilingual = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const range = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);
const weight = z.number().positive();

const trade = z.strictObject({
  id: z.string(),
  weight,
  kind: z.enum(['enterprise', 'business-household', 'cooperative', 'farm-household']),
  /** Classes of VSIC 2025. */
  industries: z.array(z.string()).min(1),
  employees: range,
  revenueMillion: range,
  ageMonths: range,
  /** Function of the platform taxonomy -> how many of a hundred such firms use it, as a share. */
  functions: z.record(z.string(), z.number().min(0).max(1)),
  goals: z.array(z.string()).min(1),
});

const firmsFile = z.strictObject({
  note: bilingual,
  provinces: z.array(z.strictObject({ province: z.string(), weight })).min(1),
  /** The first firms, whose links are printed at start. */
  showcase: z.array(z.strictObject({ id: z.string(), trade: z.string(), label: bilingual })),
  trades: z.array(trade).min(1),
});

export type Trade = z.infer<typeof trade>;
export type Trades = z.infer<typeof firmsFile>;

export function loadTrades(): Trades {
  const { value } = readContent('demo/firms.json', firmsFile);
  for (const { trade: id } of value.showcase)
    if (!value.trades.some((each) => each.id === id)) throw new Error(`content/demo/firms.json: no trade ${id}`);
  return value;
}
