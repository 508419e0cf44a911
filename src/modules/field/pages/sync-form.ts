/** What a device sends, checked at the edge: a whole batch or nothing of it is read, each item by its kind. */
import { z } from 'zod';
import { type FieldItem, LARGEST_PHOTO, LONGEST_NOTE } from '../domain/field-item.ts';

const MOST_ITEMS = 50;

const written = {
  id: z.uuid(),
  firm: z.string().regex(/^[mt]-[0-9a-f-]{10,36}$/),
  happenedAt: z.iso.datetime(),
};
const code = z.string().max(60);
const answer = z.union([
  z.number(),
  z.string().max(2000),
  z.array(z.string().max(60)).max(200),
  z.strictObject({ numerator: z.number(), denominator: z.number() }),
]);

const item = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('assessment'),
    ...written,
    framework: code,
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    answers: z.record(code, answer).refine((answers) => Object.keys(answers).length <= 300),
  }),
  z.strictObject({
    kind: z.literal('visit'),
    ...written,
    channel: code,
    outcome: code,
    note: z.string().max(LONGEST_NOTE),
  }),
  z.strictObject({
    kind: z.literal('request'),
    ...written,
    about: code,
    message: z.string().max(1000),
    name: z.string().max(100),
    phone: z.string().max(30),
    email: z.string().max(254),
  }),
  z.strictObject({
    kind: z.literal('photo'),
    ...written,
    of: z.uuid(),
    bytes: z
      .string()
      .regex(/^[\w-]+$/)
      .max(Math.ceil((LARGEST_PHOTO * 4) / 3) + 4),
  }),
]);

/** An item that cannot be read keeps its id, so that its sender hears which one. */
export type ReadItem = { readonly item: FieldItem } | { readonly malformed: string };

/** Undefined when it is no list of items at all. */
export function readItems(text: string): readonly ReadItem[] | undefined {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = z
    .array(z.object({ id: z.uuid() }).loose())
    .max(MOST_ITEMS)
    .safeParse(sent);
  if (!list.success) return undefined;
  return list.data.map((each) => {
    const read = item.safeParse(each);
    return read.success ? { item: read.data } : { malformed: each.id };
  });
}
