/** What the actions on a plan need; app.ts hands it in once. */
import type { ConditionContext, Dossier } from '../../conditions/index.ts';
import type { DossierDeps } from '../../enterprises/index.ts';
import type { StepCatalogue } from '../domain/step.ts';
import type { SupportAnswer } from '../domain/support-answer.ts';

export interface PlanDeps extends DossierDeps {
  readonly catalogue: StepCatalogue;
  /** What the support measures say of a dossier, in the order to show them. */
  readonly judgeSupport: (dossier: Dossier, context: ConditionContext) => readonly SupportAnswer[];
  /** SHA-256 over the versions of everything a plan reads: steps, vocabulary, measures, localities, industries. */
  readonly versions: string;
}
