/** Opens a plan by its key in two queries and makes it, or remembers it: facts with their history, then progress. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import { type ConditionContext, createReader, type Dossier, type Reader } from '../../conditions/index.ts';
import { currentDossier, type DossierRefusal, type OpenDossier, openByKey } from '../../enterprises/index.ts';
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

export function createOpenView(deps: PlanPageDeps): OpenView {
  const memory: Memory<Plan> = createMemory();
  return async (key, today) => {
    const found = await openByKey(deps.db, key, today);
    if (!found.ok) return found;
    const opened = found.value;
    const { plan: kept, progress } = await findKept(deps.db, opened.id);
    const context = deps.contextAt(today);
    const dossier = currentDossier(opened.facts, context.vocabulary, today);
    const weak = kept?.weakPillars ?? [];
    const plan = memory.get(JSON.stringify([today, deps.versions, dossier, progress, weak]), () =>
      makePlan({
        dossier,
        context,
        catalogue: deps.catalogue,
        support: deps.judgeSupport(dossier, context),
        progress,
        weak,
      }),
    );
    return accepted({ opened, dossier, reader: createReader(dossier, context), context, plan, kept, progress });
  };
}
