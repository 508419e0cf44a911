/** Loads the catalogue of steps with its figures, the bridge and the pillars, checked against each other and against the vocabulary. */
import { z } from 'zod';
import {
  ContentInvalid,
  type ContentIssue,
  listContent,
  readContent,
  type Versioned,
} from '../../../foundation/content.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { type Condition, checkCondition, conditionSchema, type Vocabulary } from '../../conditions/index.ts';
import { CONFIDENCES, OBSERVATION_UNITS } from '../domain/observation.ts';
import type { Step, StepCatalogue } from '../domain/step.ts';
import { stepFile } from './step-schema.ts';

const text = z.string().min(1).max(400);
const bilingual = z.strictObject({ vi: text, en: text });
const id = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const ids = z.array(id);

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
  const misnamed: ContentIssue[] = [];
  const files = listContent('steps', '.json').map((name): Versioned<Step> => {
    const read = readContent(`steps/${name}`, stepFile);
    const { id: called } = read.value;
    if (`${called}.json` !== name)
      misnamed.push({ file: `steps/${name}`, path: 'id', message: `calls itself ${called}` });
    return read;
  });
  const figures = readContent('steps/reference/observations.json', observationFile);
  const bridge = readContent('steps/reference/bridge.json', bridgeFile);
  const pillars = readContent('steps/reference/pillars.json', pillarFile);
  const used = readContent('steps/reference/functions.json', functionFile);
  const functions = new Map(used.value.functions.map(({ id: code, label }) => [code, { code, ...label }]));
  const steps = withoutWithdrawn(files.map((file) => file.value)).sort(
    (a, b) => a.order - b.order || (a.id < b.id ? -1 : 1),
  );
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
  const issues = [...misnamed, ...issuesOf(catalogue, vocabulary)];
  if (issues.length > 0) throw new ContentInvalid('steps', issues);
  return catalogue;
}

/** Nothing waits for a step nobody is shown any more. */
function withoutWithdrawn(steps: readonly Step[]): Step[] {
  const gone = new Set(steps.flatMap(({ id, withdrawn }) => (withdrawn === undefined ? [] : id)));
  return steps.map((step) => ({ ...step, prerequisites: step.prerequisites.filter((id) => !gone.has(id)) }));
}

/** What the files say of each other: known facts, known steps, known figures, no circle of prerequisites. */
function issuesOf(catalogue: StepCatalogue, vocabulary: Vocabulary): readonly ContentIssue[] {
  const issues: ContentIssue[] = [];
  const check = (file: string, at: string, condition: Condition | undefined): void => {
    if (condition === undefined) return;
    for (const { path, message } of checkCondition(condition, vocabulary))
      issues.push({ file, path: [at, ...path].join('.'), message });
  };
  const known = (
    file: string,
    at: string,
    what: string,
    ids: readonly string[],
    has: (id: string) => boolean,
  ): void => {
    for (const [index, id] of ids.entries())
      if (!has(id)) issues.push({ file, path: `${at}.${String(index)}`, message: `unknown ${what} ${id}` });
  };
  const goals = vocabulary.facts.mainGoal?.codes?.map((goal) => goal.code) ?? [];
  for (const step of catalogue.steps) {
    const file = `steps/${step.id}.json`;
    check(file, 'useful', step.useful);
    check(file, 'inPlace', step.inPlace);
    check(file, 'ready', step.ready);
    for (const [index, why] of step.why.entries()) {
      check(file, `why.${String(index)}.when`, why.when);
      known(file, `why.${String(index)}.facts`, 'fact', why.facts, (id) => vocabulary.facts[id] !== undefined);
    }
    known(file, 'prerequisites', 'step', step.prerequisites, (id) => catalogue.byId.has(id));
    known(file, 'brings', 'function', step.brings, (id) => catalogue.functions.has(id));
    for (const list of ['effort', 'price', 'trial'] as const)
      known(file, list, 'figure', step[list], (id) => catalogue.observations.has(id));
    known(file, 'lifts.pillars', 'pillar', step.lifts.pillars, (id) => catalogue.pillars.has(id));
    known(file, 'goals', 'goal', step.goals, (id) => goals.includes(id));
    if (comesBackTo(step, step.id, catalogue, new Set()))
      issues.push({ file, path: 'prerequisites', message: 'is its own prerequisite' });
  }
  for (const [index, span] of catalogue.spans.entries()) {
    const [file, at] = ['steps/reference/bridge.json', `spans.${String(index)}`];
    check(file, `${at}.lit`, span.lit);
    known(file, `${at}.steps`, 'step', span.steps, (id) => catalogue.byId.has(id));
  }
  return issues;
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
