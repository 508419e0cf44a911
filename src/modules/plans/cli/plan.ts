/** `plan`: facts as JSON Lines in, one plan each out. The same function as behind the page. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { answerEachLine } from '../../../foundation/cli/each-line.ts';
import type { Verb } from '../../../foundation/cli/verb.ts';
import { type Clock, type LocalDate, localDateOf, parseLocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type ConditionContext, createReader, type Dossier } from '../../conditions/index.ts';
import { dossierFromPlainFacts, type ReadingContext } from '../../enterprises/index.ts';
import { makePlan } from '../domain/plan.ts';
import type { StepCatalogue } from '../domain/step.ts';
import type { SupportAnswer } from '../domain/support-answer.ts';
import { weakPillars } from '../domain/weak-pillars.ts';
import { printPlan } from './print-plan.ts';

/** What the verb needs; loaded only when it runs. */
export interface PlanVerbDeps {
  readonly clock: Clock;
  readonly catalogue: StepCatalogue;
  contextAt(asOf: LocalDate): ConditionContext;
  judgeSupport(dossier: Dossier, context: ConditionContext): readonly SupportAnswer[];
  /** Refuses places and trades nobody knows. */
  readonly reading?: ReadingContext;
}

const HELP = `plan [--as-of yyyy-mm-dd]

Reads {"id","facts":{…},"assessment":{…}?} lines from standard input and writes one plan each:
  {"id","asOf","now":[…],"later":[…],"leftOut":[…],"inPlace":[…],"questions":[…],"support":{…},"catalogue"}

facts       keys of content/facts/vocabulary.json, e.g. {"applicantType":"enterprise","functionsInUse":["qr-payment"]};
            lists hold codes or objects; [] says "none"; a missing key says "not known"
assessment  {"framework","pillars":[{"code","score","max"}]}: a line of the verb assess fits as it is
A step holds its reasons with grades, effort and price with date and source or null ("no figure yet"), and the measures that may pay.
--as-of     the date of law and of the plan; today in Viet Nam when absent

Exit code 0; 1 when a line was refused (named on standard error, the others are answered); 2 for wrong use.`;

/** As the verb assess writes it: a pillar without points or without a known maximum says null and tells nothing about weakness. */
const pillarShape = z.object({
  code: z.string().max(20),
  score: z.number().nonnegative().nullable(),
  max: z.number().positive().nullable(),
});
const assessmentShape = z.object({
  framework: z.string().max(60),
  pillars: z
    .array(pillarShape)
    .max(40)
    .transform((pillars) =>
      pillars.flatMap(({ code, score, max }) => (score === null || max === null ? [] : [{ code, score, max }])),
    ),
});
const lineShape = z.strictObject({
  id: z.union([z.string().max(200), z.number()]).optional(),
  facts: z.record(z.string(), z.unknown()),
  assessment: assessmentShape.optional(),
});

export function planVerb(load: () => PlanVerbDeps): Verb {
  return {
    name: 'plan',
    summary: 'from facts to a plan of three steps now and three later',
    help: HELP,
    async run(args, io) {
      const deps = load();
      const asOf = asOfOption(args, deps.clock);
      if (asOf === undefined) {
        io.err('plan: --as-of takes one day, yyyy-mm-dd');
        return 2;
      }
      const context = deps.contextAt(asOf);
      return answerEachLine(io, (line) => planLine(line, context, deps));
    },
  };
}

function asOfOption(args: string[], clock: Clock): LocalDate | undefined {
  try {
    const { values } = parseArgs({ args, options: { 'as-of': { type: 'string' } } });
    const given = values['as-of'];
    return given === undefined ? localDateOf(clock.now()) : parseLocalDate(given);
  } catch {
    return undefined;
  }
}

function planLine(line: string, context: ConditionContext, deps: PlanVerbDeps): Result<unknown> {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
  } catch {
    return refused({ code: 'plans.line.not-json' });
  }
  const read = lineShape.safeParse(raw);
  if (!read.success) return refused(...malformed(read.error));
  const { id = null, facts, assessment } = read.data;
  const dossier = dossierFromPlainFacts(context.vocabulary, facts, { ...deps.reading, today: context.asOf });
  if (!dossier.ok) return dossier;
  const support = deps.judgeSupport(dossier.value, context);
  const plan = makePlan({
    dossier: dossier.value,
    context,
    catalogue: deps.catalogue,
    support,
    weak: weakPillars(assessment, deps.catalogue),
  });
  return accepted({ id, ...printPlan(plan, deps.catalogue, createReader(dossier.value, context)) });
}

/** One refusal a field; a key nobody knows is named. */
function malformed({ issues }: z.ZodError): Refusal[] {
  return issues.flatMap((issue) => {
    const fields =
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => key.slice(0, 60)) : [issue.path.join('.')];
    return fields.map((field): Refusal => ({ code: 'plans.line.malformed', ...(field !== '' && { field }) }));
  });
}
