/** Loads the catalogue of steps with its figures, the bridge and the pillars, checked against each other and against the vocabulary. */
import { z } from 'zod';
import { listContent, readContent, type Versioned } from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { type Condition, checkCondition, conditionSchema, type Vocabulary } from '../../conditions/index.ts';
import { CONFIDENCES, OBSERVATION_UNITS } from '../domain/observation.ts';
import { type Step, type StepCatalogue, TIERS } from '../domain/step.ts';

const text = z.string().min(1).max(400);
const bilingual = z.strictObject({ vi: text, en: text });
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const ids = z.array(id);

const stepFile = z.strictObject({
  id,
  order: z.number().int(),
  title: bilingual,
  tier: z.enum(TIERS),
  useful: conditionSchema,
  inPlace: conditionSchema.optional(),
  unknownMeansAbsent: z.boolean().optional(),
  ready: conditionSchema.optional(),
  why: z
    .array(z.strictObject({ facts: z.array(z.string()), when: conditionSchema.optional(), text: bilingual }))
    .min(1),
  how: z.array(bilingual).min(1),
  prerequisites: ids,
  brings: ids,
  lifts: z.strictObject({ pillars: ids, criteria: z.record(z.string(), z.array(z.string())) }),
  effort: ids,
  price: ids,
  trial: ids,
  free: z.boolean(),
  guide: z
    .string()
    .regex(/^L\d\d$/)
    .optional(),
  categories: ids,
  measures: ids,
  goals: ids,
  repeatAfterMonths: z.number().int().positive().optional(),
  provisional: bilingual.optional(),
});

const when = z.string().regex(/^\d{4}(-\d{2}){0,2}$/);
const observationFile = z.strictObject({
  title: bilingual,
  asOf: z.string(),
  rule: bilingual,
  observations: z.array(
    z.strictObject({
      id,
      kind: z.enum(['price', 'effort', 'trial']),
      what: bilingual,
      low: z.number().nonnegative(),
      high: z.number().nonnegative().nullable(),
      unit: z.enum(OBSERVATION_UNITS),
      observed: z.strictObject({ from: when, to: when }).nullable(),
      source: bilingual.nullable(),
      confidence: z.enum(CONFIDENCES),
      note: bilingual.optional(),
    }),
  ),
});
const bridgeFile = z.strictObject({
  spans: z.array(z.strictObject({ id, label: bilingual, lit: conditionSchema, steps: ids })).length(8),
});
const pillarFile = z.strictObject({
  source: bilingual,
  pillars: z.array(z.strictObject({ id, label: bilingual, frameworks: z.record(z.string(), z.array(z.string())) })),
});

const functionFile = z.strictObject({
  source: bilingual,
  asked: ids,
  functions: z.array(z.strictObject({ id, label: bilingual, detail: bilingual.optional() })),
});

/** Reads and checks the files once, at start. Throws on broken content, naming the file. */
export function loadSteps(vocabulary: Vocabulary): StepCatalogue {
  const files: Versioned<Step>[] = listContent('steps', '.json').map((name) => readContent(`steps/${name}`, stepFile));
  const figures = readContent('steps/reference/observations.json', observationFile);
  const bridge = readContent('steps/reference/bridge.json', bridgeFile);
  const pillars = readContent('steps/reference/pillars.json', pillarFile);
  const used = readContent('steps/reference/functions.json', functionFile);
  const functions = new Map(used.value.functions.map(({ id: code, label }) => [code, { code, ...label }]));
  const steps = files.map((file) => file.value).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const catalogue: StepCatalogue = {
    steps,
    byId: new Map(steps.map((step) => [step.id, step])),
    observations: new Map(figures.value.observations.map((figure) => [figure.id, figure])),
    spans: bridge.value.spans,
    pillarOf: new Map(
      pillars.value.pillars.flatMap((pillar) =>
        Object.entries(pillar.frameworks).flatMap(([framework, codes]) =>
          codes.map((code): [string, string] => [`${framework}:${code}`, pillar.id]),
        ),
      ),
    ),
    pillars: new Map(pillars.value.pillars.map((pillar) => [pillar.id, pillar.label])),
    functions,
    askedFunctions: used.value.asked.flatMap((code) => functions.get(code) ?? []),
    hash: contentHash([...files, figures, bridge, pillars, used].map((file) => file.hash)),
  };
  const problems = problemsOf(catalogue, vocabulary);
  if (problems.length > 0) throw new Error(`content/steps is not valid:\n  ${problems.join('\n  ')}`);
  return catalogue;
}

/** What the files say of each other: known facts, known steps, known figures, no circle of prerequisites. */
function problemsOf(catalogue: StepCatalogue, vocabulary: Vocabulary): string[] {
  const problems: string[] = [];
  const check = (where: string, condition: Condition | undefined): void => {
    if (condition === undefined) return;
    for (const issue of checkCondition(condition, vocabulary)) problems.push(`${where}: ${JSON.stringify(issue)}`);
  };
  for (const step of catalogue.steps) {
    check(`${step.id}.useful`, step.useful);
    check(`${step.id}.inPlace`, step.inPlace);
    check(`${step.id}.ready`, step.ready);
    for (const why of step.why) {
      check(`${step.id}.why`, why.when);
      for (const fact of why.facts)
        if (vocabulary.facts[fact] === undefined) problems.push(`${step.id}: unknown fact ${fact}`);
    }
    for (const other of step.prerequisites)
      if (!catalogue.byId.has(other)) problems.push(`${step.id}: unknown prerequisite ${other}`);
    for (const code of step.brings)
      if (!catalogue.functions.has(code)) problems.push(`${step.id}: unnamed function ${code}`);
    for (const figure of [...step.effort, ...step.price, ...step.trial])
      if (!catalogue.observations.has(figure)) problems.push(`${step.id}: unknown figure ${figure}`);
    for (const pillar of step.lifts.pillars)
      if (!catalogue.pillars.has(pillar)) problems.push(`${step.id}: unknown pillar ${pillar}`);
    const goals = vocabulary.facts.mainGoal?.codes?.map((goal) => goal.code) ?? [];
    for (const goal of step.goals) if (!goals.includes(goal)) problems.push(`${step.id}: unknown goal ${goal}`);
    if (comesBackTo(step, step.id, catalogue, new Set())) problems.push(`${step.id}: is its own prerequisite`);
  }
  for (const span of catalogue.spans) {
    check(`span ${span.id}`, span.lit);
    for (const step of span.steps)
      if (!catalogue.byId.has(step)) problems.push(`span ${span.id}: unknown step ${step}`);
  }
  return problems;
}

function comesBackTo(step: Step, target: string, catalogue: StepCatalogue, seen: Set<string>): boolean {
  return step.prerequisites.some((id) => {
    if (id === target) return true;
    const next = catalogue.byId.get(id);
    if (next === undefined || seen.has(id)) return false;
    seen.add(id);
    return comesBackTo(next, target, catalogue, seen);
  });
}
