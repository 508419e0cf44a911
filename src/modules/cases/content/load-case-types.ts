/** Reads `content/case-types/*.json`, every version of each type; a type in which somebody could get stuck does not start. */
import { z } from 'zod';
import { listContent, readContent } from '../../../foundation/content.ts';
import { type CaseType, type CaseTypes, problemsOfType } from '../domain/case-type.ts';

const label = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });
const code = z.string().regex(/^[a-z][a-z-]{1,39}$/);
const term = z.strictObject({
  count: z.int().positive().max(400),
  unit: z.enum(['working-hours', 'working-days', 'days']),
});
const schema = z
  .strictObject({
    id: code,
    version: z.int().positive(),
    label,
    source: z.string().min(1),
    calendar: z.string().min(1),
    start: code,
    startsAt: z.enum(['commune', 'province', 'nation']).optional(),
    states: z.array(
      z.strictObject({
        code,
        label,
        firmSees: label,
        turn: z.enum(['desk', 'firm', 'partner', 'nobody']),
        promise: z.union([term, z.strictObject({ daysBeforeAgreed: z.int().min(0).max(365) })]).optional(),
        next: label.optional(),
        ifLate: label.optional(),
        onLapse: code.optional(),
        unasked: z.boolean().optional(),
      }),
    ),
    transitions: z.array(
      z.strictObject({
        code,
        from: z.array(code).min(1),
        to: code,
        by: z.enum(['desk', 'firm', 'partner', 'clock']),
        message: z.enum(['required', 'optional']).optional(),
        agrees: z.boolean().optional(),
        takes: z.boolean().optional(),
        quiet: z.boolean().optional(),
        apart: z.boolean().optional(),
        settles: z.boolean().optional(),
        rises: z.boolean().optional(),
        withinDaysOfClosing: z.int().positive().optional(),
        label,
        done: label,
      }),
    ),
    atEnd: z.array(z.strictObject({ code, kind: z.enum(['scale-5', 'yes-no', 'text']), label })).optional(),
    atEndAfter: term.optional(),
  })
  .superRefine((type, context) => {
    for (const problem of problemsOfType(type)) context.addIssue(problem);
  });

/** `advice-request.json`, and beside it `advice-request@2.json` for a version that came later. */
export function loadCaseTypes(): CaseTypes {
  const all = listContent('case-types', '.json').map((name): CaseType => {
    const { value } = readContent(`case-types/${name}`, schema);
    const [, id, version] = /^([a-z-]+?)(?:@(\d+))?\.json$/.exec(name) ?? [];
    if (value.id !== id || (version !== undefined && Number(version) !== value.version))
      throw new Error(`content/case-types/${name} calls itself ${value.id}, version ${value.version}`);
    return value;
  });
  return caseTypesOf(all);
}

/** Throws for a version that is there twice. */
function caseTypesOf(types: readonly CaseType[]): CaseTypes {
  const all = [...types].sort((a, b) => (a.id === b.id ? b.version - a.version : a.id < b.id ? -1 : 1));
  const byName = new Map(all.map((type) => [`${type.id}@${type.version}`, type]));
  if (byName.size !== all.length) throw new Error('content/case-types holds a version of a type twice');
  const current = new Map<string, CaseType>();
  for (const type of all) if (!current.has(type.id)) current.set(type.id, type);
  return { current, all, find: (id, version) => byName.get(`${id}@${version}`) };
}
