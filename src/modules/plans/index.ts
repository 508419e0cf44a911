/** The door of plans: from what is known about a firm to at most three steps now and three later. */

export { answerQuestion } from './actions/answer-question.ts';
export { changeStep } from './actions/change-step.ts';
export { keepPlan } from './actions/keep-plan.ts';
export { openPlan } from './actions/open-plan.ts';
export type { PlanDeps } from './actions/plan-deps.ts';
export { type Replay, replayPlan } from './actions/replay-plan.ts';
export { type PlanVerbDeps, planVerb } from './cli/plan.ts';
export { type Desks, loadDesks, loadSample, type SampleDossier } from './content/load-demo.ts';
export { loadSteps } from './content/load-steps.ts';
export { stepForm, stepStart } from './content/step-form.ts';
export { makePlan, type Plan, type PlanInput, type PlannedStep } from './domain/plan.ts';
export type { StepProgress } from './domain/progress.ts';
export type { Step, StepCatalogue } from './domain/step.ts';
export type { SupportAnswer } from './domain/support-answer.ts';
export { type AssessmentPoints, weakPillars } from './domain/weak-pillars.ts';
export { replanAll } from './jobs/replan.ts';
export type { PlanPageDeps } from './pages/page-deps.ts';
export { planRoutes } from './pages/routes.tsx';
export { exportPlans, planMadeAt } from './store/plans.read.ts';
export { deletePlans } from './store/plans.write.ts';
