/** Who may read and write an assessment: the holder of the plan key of its dossier, nobody else yet. */
import type { Refusal, Result } from '../../foundation/result.ts';
import { accepted, refused } from '../../foundation/result.ts';

export type AssessmentVerb = 'assessment.read' | 'assessment.write';
export type AssessmentActor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'plan-holder'; readonly dossierId: string };
export type PolicyRefusal = Refusal<'assessments.policy.not-plan-holder'>;

export function can(
  actor: AssessmentActor,
  _verb: AssessmentVerb,
  thing: { readonly dossierId: string },
): Result<true, PolicyRefusal> {
  return actor.kind === 'plan-holder' && actor.dossierId === thing.dossierId
    ? accepted(true)
    : refused({ code: 'assessments.policy.not-plan-holder' });
}
