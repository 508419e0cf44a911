/** Fills an empty database with made-up firms, each deed through the action a visitor's form would call. */
import { addMonths, type Instant, instantOf, localDateOf } from '../foundation/clock.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import type { Db } from '../foundation/database/tables.ts';
import { type AssessmentDeps, completeAssessment, saveSection, startAssessment } from '../modules/assessments/index.ts';
import { hasDossiers, openByKey, type PlanKey, statementsFromPlainFacts } from '../modules/enterprises/index.ts';
import { answerQuestion, changeStep, exportPlans, openPlan, type PlanDeps } from '../modules/plans/index.ts';
import { type DemoAnswer, type DemoDeed, type DemoFirm, type DemoWorld, makeFirm, timelineOf } from './demo-firm.ts';
import { madeUpAnswers } from './made-up-answers.ts';
import { chanceOf } from './random.ts';

export interface DemoDeps {
  readonly db: Db;
  readonly world: DemoWorld;
  readonly plan: PlanDeps;
  readonly assessment: AssessmentDeps;
}

export interface SeedOptions {
  readonly firms: number;
  readonly seed: number;
  /** Everything happened before this moment. */
  readonly now: Instant;
  /** Ends between two deeds. */
  readonly signal?: AbortSignal;
}

export interface DemoPlan {
  /** Which showcase of content/demo/firms.json; undefined for the others. */
  readonly showcase: string | undefined;
  readonly key: PlanKey;
}

interface Standing {
  readonly firm: DemoFirm;
  readonly index: number;
  key?: PlanKey;
}

/** The plans opened, in the order of the firms; undefined when somebody's dossier is there already: then nothing is touched. */
export async function seedDemo(deps: DemoDeps, options: SeedOptions): Promise<readonly DemoPlan[] | undefined> {
  if (await hasDossiers(deps.db)) return undefined;
  const standings = Array.from({ length: options.firms }, (_, index): Standing => {
    return { firm: makeFirm(deps.world, options.seed, index), index };
  });
  for (const { firm, timed } of timelineOf(standings.map((each) => each.firm))) {
    if (options.signal?.aborted) break;
    const standing = standings[firm]!;
    const at = instantOf(new Date(Date.parse(options.now) - timed.secondsAgo * 1000));
    await carryOut(deps, options, standing, timed.deed, at);
  }
  return standings.flatMap(({ firm, key }) => (key === undefined ? [] : [{ showcase: firm.showcase, key }]));
}

async function carryOut(
  deps: DemoDeps,
  options: SeedOptions,
  standing: Standing,
  deed: DemoDeed,
  now: Instant,
): Promise<void> {
  const { plan } = deps;
  const command = plan.ids.next();
  if (deed.kind === 'open') {
    standing.key = (await openPlan(plan, { command, statements: [], now })).key;
    return;
  }
  const { key } = standing;
  if (key === undefined) throw new Error('a firm acts before it opened its plan');
  switch (deed.kind) {
    case 'answer': {
      const { vocabulary } = plan.contextAt(localDateOf(now));
      const facts = { [deed.answer.fact]: factValueOf(deed.answer, options.now) };
      const statements = certain(statementsFromPlainFacts(vocabulary, facts));
      certain(await answerQuestion(plan, { key, command, statements, now }));
      return;
    }
    case 'assess':
      return assessOnce(deps, options.seed, standing, key, deed, now);
    default: {
      const dossierId = certain(await openByKey(deps.db, key, localDateOf(now))).id;
      const step = await proposedStep(deps, dossierId, deed);
      // A firm whose plan has nothing (more) to do does nothing.
      if (step === undefined) return;
      const brings = plan.catalogue.byId.get(step)?.brings ?? [];
      const change =
        deed.kind === 'finish'
          ? { act: deed.kind, functions: brings.slice(0, 2) }
          : deed.kind === 'drop'
            ? { act: deed.kind, reason: deed.reason }
            : { act: deed.kind };
      certain(await changeStep(plan, { key, command, step, change, now }));
    }
  }
}

function factValueOf({ value }: DemoAnswer, now: Instant): unknown {
  if (typeof value !== 'object' || !('monthsAgo' in value)) return value;
  const day = String(value.day).padStart(2, '0');
  return `${addMonths(localDateOf(now), -value.monthsAgo - 1).slice(0, 8)}${day}`;
}

/** The step to finish is one that was started; the others are read from the plan as it stands. */
async function proposedStep(
  { db }: DemoDeps,
  dossierId: string,
  deed: Extract<DemoDeed, { position: number }>,
): Promise<string | undefined> {
  const { plans, progress } = await exportPlans(db, dossierId);
  const state = new Map(progress.map((entry) => [entry.step, entry.state]));
  if (deed.kind === 'finish') return [...state].find(([, at]) => at === 'started')?.[0];
  const now = (plans.at(-1)?.steps ?? []).filter(({ horizon, step }) => horizon === 'now' && !state.has(step));
  return now[Math.min(deed.position, now.length - 1)]?.step;
}

async function assessOnce(
  { assessment: deps, db }: DemoDeps,
  seed: number,
  { index }: Standing,
  key: PlanKey,
  { strength, allAnswered }: Extract<DemoDeed, { kind: 'assess' }>,
  now: Instant,
): Promise<void> {
  const today = localDateOf(now);
  const dossier = certain(await openByKey(db, key, today));
  const industry = dossier.facts.findLast((fact) => fact.key === 'industry')?.value;
  const compiled = deps.frameworks.default;
  const { id: assessmentId } = await inTransaction(db, (trx) => startAssessment(trx, deps, { dossier, compiled, now }));
  const parts = madeUpAnswers(compiled, chanceOf(seed + 1, index), {
    strength,
    allAnswered,
    ...(typeof industry === 'string' && { industry }),
  });
  for (const { part, answers } of parts)
    certain(await saveSection(deps, { dossier, assessmentId, compiled, part, answers, now }));
  certain(await completeAssessment(deps, { dossier, assessmentId, compiled, allowGaps: true, now }));
}

/** What the generator says is always accepted; a refusal is a bug of the generator. */
function certain<T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusals: readonly { readonly code: string; readonly field?: string }[] },
): T {
  if (result.ok) return result.value;
  throw new Error(
    `demo data was refused: ${result.refusals.map(({ code, field }) => `${code} ${field ?? ''}`).join('; ')}`,
  );
}
