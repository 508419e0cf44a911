/** Makes a kept plan again from what was known then, to prove that it said what it said. */
import type { Db } from '../../../foundation/database/tables.ts';
import { currentDossier, type Fact } from '../../enterprises/index.ts';
import { makePlan, type Plan } from '../domain/plan.ts';
import { type KeptPlan, listProgressUntil } from '../store/plans.read.ts';
import { resultHashOf } from './keep-plan.ts';
import type { PlanDeps } from './plan-deps.ts';

export interface Replay {
  readonly plan: Plan;
  /** The same advice came out. */
  readonly same: boolean;
  /** The content read today is the content of that day; when not, a difference is no fault. */
  readonly sameVersions: boolean;
}

export async function replayPlan(
  db: Db,
  deps: Pick<PlanDeps, 'catalogue' | 'contextAt' | 'judgeSupport' | 'versions'>,
  kept: KeptPlan,
  dossier: { readonly id: string; readonly facts: readonly Fact[] },
): Promise<Replay> {
  const context = deps.contextAt(kept.asOf);
  const known = dossier.facts.filter((fact) => fact.recordedAt <= kept.knowledgeAt);
  const then = currentDossier(known, context.vocabulary, kept.asOf);
  const plan = makePlan({
    dossier: then,
    context,
    catalogue: deps.catalogue,
    support: deps.judgeSupport(then, context),
    progress: await listProgressUntil(db, dossier.id, kept.knowledgeAt),
    weak: kept.weakPillars,
  });
  return { plan, same: resultHashOf(plan) === kept.resultHash, sameVersions: deps.versions === kept.catalogueHash };
}
