/** Makes the plan of a dossier and keeps it when it says something new, with all that is needed to make it again. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { currentDossier, type Fact, standingOf } from '../../enterprises/index.ts';
import type { ActorRef } from '../../ledger/index.ts';
import { makePlan, type Plan } from '../domain/plan.ts';
import { findKept } from '../store/plans.read.ts';
import { insertPlan } from '../store/plans.write.ts';
import type { PlanCause } from '../store/tables.ts';
import type { PlanDeps } from './plan-deps.ts';

/** SHA-256 of what a plan says. The day is no part of it: the same advice on another day is not a new plan. */
export function resultHashOf(plan: Plan): string {
  const { asOf: _day, ...said } = plan;
  return contentHash(JSON.parse(JSON.stringify(said)));
}

/** In the caller's transaction, after whatever changed. Returns whether a new plan was kept. */
export async function keepPlan(
  trx: Trx,
  deps: Omit<PlanDeps, 'db' | 'randomBytes'>,
  given: {
    readonly dossierId: string;
    readonly facts: readonly Fact[];
    readonly now: Instant;
    readonly cause: PlanCause;
    readonly actor?: ActorRef;
    /** The weakest pillars of a new assessment; those of the last plan stay otherwise. */
    readonly weak?: readonly string[];
  },
): Promise<boolean> {
  const { dossierId, now } = given;
  const asOf = localDateOf(now);
  const context = deps.contextAt(asOf);
  const dossier = currentDossier(given.facts, context.vocabulary, asOf);
  const { plan: last, progress } = await findKept(trx, dossierId);
  const weak = given.weak ?? last?.weakPillars ?? [];
  const support = deps.judgeSupport(dossier, context);
  const plan = makePlan({ dossier, context, catalogue: deps.catalogue, support, progress, weak });
  const resultHash = resultHashOf(plan);
  if (last?.resultHash === resultHash) return false;
  const id = deps.ids.next();
  await insertPlan(
    trx,
    {
      id,
      dossier_id: dossierId,
      made_at: now,
      as_of: asOf,
      knowledge_at: now,
      catalogue_hash: deps.versions,
      result_hash: resultHash,
      weak_pillars: weak.join(' '),
      cause: given.cause,
    },
    (['now', 'later'] as const).flatMap((horizon) =>
      plan[horizon].map((step, index) => ({ plan_id: id, horizon, position: index + 1, step_id: step.step })),
    ),
  );
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'plan.made',
      actor: given.actor ?? { kind: 'plan-holder', dossierId },
      dossierId,
      ...standingOf(dossier, context),
      occurredAt: now,
      payload: {
        planId: id,
        asOf,
        resultHash,
        catalogueHash: deps.versions,
        cause: given.cause,
        now: plan.now.map((step) => step.step),
        later: plan.later.map((step) => step.step),
      },
    },
  ]);
  return true;
}
