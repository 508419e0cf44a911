/** Opens a plan by its key in two queries and makes it, or remembers it: facts with their history, then progress. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import { type ConditionContext, createReader, type Dossier, type Reader } from '../../conditions/index.ts';
import {
  currentDossier,
  type DossierRefusal,
  hashPlanKey,
  type OpenDossier,
  openByKey,
  parsePlanKey,
} from '../../enterprises/index.ts';
import { makePlan, type Plan } from '../domain/plan.ts';
import type { StepProgress } from '../domain/progress.ts';
import { findKept, type KeptPlan } from '../store/plans.read.ts';
import type { PlanPageDeps } from './page-deps.ts';
import { createMemory, type Memory } from './plan-memory.ts';

export interface PlanView {
  readonly opened: OpenDossier;
  readonly dossier: Dossier;
  readonly reader: Reader;
  readonly context: ConditionContext;
  readonly plan: Plan;
  readonly kept: KeptPlan | undefined;
  readonly progress: readonly StepProgress[];
}

export type OpenView = (key: string, today: LocalDate) => Promise<Result<PlanView, DossierRefusal>>;

/** What a day makes of a dossier: the same as long as nothing is added to its history. */
type Thought = Pick<PlanView, 'dossier' | 'reader' | 'plan'>;

export function createOpenView(deps: PlanPageDeps): OpenView {
  let remembered: { readonly context: ConditionContext; readonly thoughts: Memory<Thought> } | undefined;
  const dossierIds: Memory<string> = createMemory();
  return async (key, today) => {
    const planKey = parsePlanKey(key);
    const keyHash = planKey === undefined ? '' : hashPlanKey(planKey);
    // A link opened before leads to the same dossier: both look-ups are asked at once, and the second again should it not.
    const expected = dossierIds.find(keyHash);
    const [found, early] = await Promise.all([
      openByKey(deps.db, key, today),
      expected === undefined ? undefined : findKept(deps.db, expected),
    ]);
    if (!found.ok) return found;
    const opened = found.value;
    dossierIds.get(keyHash, () => opened.id);
    const { plan: kept, progress } =
      early !== undefined && expected === opened.id ? early : await findKept(deps.db, opened.id);
    // Another day, or places that changed: another context, in which nothing was thought yet.
    const context = deps.contextAt(today);
    if (remembered?.context !== context) remembered = { context, thoughts: createMemory() };
    const weak = kept?.weakPillars ?? [];
    const { facts } = opened;
    // Facts are only ever added, so their number and the newest one name the whole history.
    const input = JSON.stringify([deps.versions, opened.id, facts.length, facts.at(-1)?.id, progress, weak]);
    const thought = remembered.thoughts.get(input, () => {
      const dossier = currentDossier(facts, context.vocabulary, today);
      const support = deps.judgeSupport(dossier, context);
      const plan = makePlan({ dossier, context, catalogue: deps.catalogue, support, progress, weak });
      return { dossier, reader: createReader(dossier, context), plan };
    });
    return accepted({ opened, context, kept, progress, ...thought });
  };
}
