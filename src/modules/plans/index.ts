/** The door of plans: from what is known about a firm to at most three steps now and three later. */
export { type PlanVerbDeps, planVerb } from './cli/plan.ts';
export { loadSteps } from './content/load-steps.ts';
export { makePlan, type Plan, type PlanInput, type PlannedStep } from './domain/plan.ts';
export type { StepProgress } from './domain/progress.ts';
export type { Step, StepCatalogue } from './domain/step.ts';
export type { SupportAnswer } from './domain/support-answer.ts';
export type { AssessmentPoints } from './domain/weak-pillars.ts';
