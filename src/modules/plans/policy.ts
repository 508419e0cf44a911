/** Who may read and change a plan: whoever holds its key, nobody else yet. Starting one is open to everybody. */
import { accepted, type Refusal, type Result, refused } from '../../foundation/result.ts';

export type PlanVerb = 'plan.read' | 'plan.write';
export type PlanActor = { readonly kind: 'visitor' } | { readonly kind: 'plan-holder'; readonly dossierId: string };

export function can(
  actor: PlanActor,
  _verb: PlanVerb,
  plan: { readonly dossierId: string },
): Result<true, Refusal<'plans.policy.not-plan-holder'>> {
  return actor.kind === 'plan-holder' && actor.dossierId === plan.dossierId
    ? accepted(true)
    : refused({ code: 'plans.policy.not-plan-holder' });
}
