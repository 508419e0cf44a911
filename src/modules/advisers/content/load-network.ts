/** Reads `content/advisers/network.json` and `province-seats.json`: languages, ministries, ties to vendors, reasons and papers of the network. */
import { z } from 'zod';
import { readContent } from '../../../foundation/content.ts';
import type { TermLength } from '../../cases/index.ts';
import type { Named } from '../domain/named.ts';

export interface NetworkRules {
  readonly languages: readonly Named[];
  /** Who may recognise a consultant for a field; Decree 80/2021/NĐ-CP, art. 13. */
  readonly ministries: readonly Named[];
  /** How a vendor pays an adviser. */
  readonly natures: readonly Named[];
  readonly refusalReasons: readonly Named[];
  readonly suspensionReasons: readonly Named[];
  readonly complaintGrounds: readonly Named[];
  /** How long an adviser has to say their side of a complaint. */
  readonly hearingTerm: TermLength;
  readonly papers: readonly (Named & { readonly kind: 'person' | 'organisation' })[];
  /** By versioned id of the province. */
  readonly seats: ReadonlyMap<string, Seat>;
}

/** Degrees, rounded: only to tell near from far. */
export interface Seat {
  readonly lat: number;
  readonly lon: number;
}

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const named = z.strictObject({ code, label });
const list = z
  .array(named)
  .min(1)
  .refine((rows) => new Set(rows.map((row) => row.code)).size === rows.length, 'a code stands twice');
const schema = z.strictObject({
  source: z.string().min(1),
  languages: list,
  ministries: list,
  natures: list,
  refusalReasons: list,
  suspensionReasons: list,
  complaintGrounds: list,
  hearingTerm: z.strictObject({ count: z.int().positive().max(60), unit: z.enum(['working-days', 'days']) }),
  papers: z.array(named.extend({ kind: z.enum(['person', 'organisation']) })).min(2),
});
const seatsSchema = z.strictObject({
  source: z.string().min(1),
  seats: z
    .array(
      z.strictObject({
        province: z.string().min(2),
        lat: z.number().min(8).max(24),
        lon: z.number().min(102).max(110),
      }),
    )
    .min(1),
});

export function loadNetwork(): NetworkRules {
  const { source: _, ...lists } = readContent('advisers/network.json', schema).value;
  const { seats } = readContent('advisers/province-seats.json', seatsSchema).value;
  return { ...lists, seats: new Map(seats.map(({ province, lat, lon }) => [province, { lat, lon }])) };
}
