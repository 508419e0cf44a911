/** Reads `content/case-types/*.json`; a type in which somebody could get stuck does not start. */
import { z } from 'zod';
import { listContent, readContent } from '../../../foundation/content.ts';
import { type CaseType, problemsOfType } from '../domain/case-type.ts';

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const schema = z
  .strictObject({
    id: code,
    version: z.int().positive(),
    label,
    source: z.string().min(1),
    calendar: z.string().min(1),
    start: code,
    states: z.array(
      z.strictObject({
        code,
        label,
        firmSees: label,
        turn: z.enum(['desk', 'firm', 'nobody']),
        promise: z
          .strictObject({ count: z.int().positive().max(400), unit: z.enum(['working-hours', 'working-days', 'days']) })
          .optional(),
        next: label.optional(),
        ifLate: label.optional(),
        onLapse: code.optional(),
      }),
    ),
    transitions: z.array(
      z.strictObject({
        code,
        from: z.array(code).min(1),
        to: code,
        by: z.enum(['desk', 'firm', 'clock']),
        message: z.enum(['required', 'optional']).optional(),
        takes: z.boolean().optional(),
        quiet: z.boolean().optional(),
        withinDaysOfClosing: z.int().positive().optional(),
        label,
        done: label,
      }),
    ),
  })
  .superRefine((type, context) => {
    for (const problem of problemsOfType(type)) context.addIssue(problem);
  });

/** By id. */
export function loadCaseTypes(): ReadonlyMap<string, CaseType> {
  return new Map(
    listContent('case-types', '.json').map((name) => {
      const { value } = readContent(`case-types/${name}`, schema);
      if (`${value.id}.json` !== name) throw new Error(`content/case-types/${name} calls itself ${value.id}`);
      return [value.id, value];
    }),
  );
}
