/** Reads a file of acts, one JSON object a line, as an officer wrote it; every line that cannot be read is told at once. */
import { z } from 'zod';
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import type { WrittenAct } from '../domain/check-act.ts';

const Day = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day) return day;
  context.addIssue({ code: 'custom', message: `${text} is not a day` });
  return z.NEVER;
});
/** Letters, digits and the few signs of place names: no markup, no control characters. */
const PlaceName = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(100)
      .regex(/^[\p{L}\p{M}\d .,'’()-]+$/u, 'is not a name'),
  );
const Name = z.union([PlaceName, z.strictObject({ vi: PlaceName, en: PlaceName })]);
const Kind = z.enum(['commune', 'ward', 'special-zone', 'province', 'centrally-run-city']);
const Ref = z.string().regex(/^(\d{2}|\d{5}|vn-\d{4}-(c-\d{5}|\d{2}))$/, 'is neither a code nor a versioned id');
const Unit = z.strictObject({ code: z.string().regex(/^(\d{2}|\d{5})$/, 'is no code'), name: Name, kind: Kind });
const dated = { on: Day, source: z.string().trim().min(5).max(300) };

const Act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merge'), ...dated, from: z.array(Ref).min(2).max(60), to: Unit }),
  z.strictObject({ kind: z.literal('split'), ...dated, from: Ref, to: z.array(Unit).min(2).max(20) }),
  z.strictObject({ kind: z.literal('rename'), ...dated, unit: Ref, name: Name }),
  z.strictObject({ kind: z.literal('upgrade'), ...dated, unit: Ref, to: Kind }),
]);

export interface ActLine {
  /** From 1. */
  readonly line: number;
  readonly act: WrittenAct;
}

export interface ReadActs {
  readonly acts: readonly ActLine[];
  readonly problems: readonly { readonly line: number; readonly reason: string }[];
}

export function readActs(text: string): ReadActs {
  const acts: ActLine[] = [];
  const problems: { line: number; reason: string }[] = [];
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const parsed = Act.safeParse(jsonOf(content));
    if (parsed.success) acts.push({ line, act: parsed.data });
    else
      for (const { path, message } of parsed.error.issues)
        problems.push({ line, reason: path.length > 0 ? `${path.join('.')}: ${message}` : message });
  }
  if (acts.length === 0 && problems.length === 0) problems.push({ line: 1, reason: 'the file holds no act' });
  return { acts, problems };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
