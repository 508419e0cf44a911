/** The door of assessments: frameworks, the engine, the pages' routes and what other modules may show of a result. */
export type { AssessmentDeps } from './actions/assessment-deps.ts';
export { discardForClaimant, listForClaimant } from './actions/claim-review.ts';
export { completeAssessment } from './actions/complete-assessment.ts';
export { assessmentEraser, assessmentExporter } from './actions/dossier-hooks.ts';
export { saveSection } from './actions/save-section.ts';
export { startAssessment } from './actions/start-assessment.ts';
export { type FactLinksByFramework, loadFactLinks } from './content/load-fact-links.ts';
export { type Frameworks, loadFrameworks } from './content/load-frameworks.ts';
export type { Answer, AnswerRefusal, Answers, RatioAnswer } from './domain/answer.ts';
export { assess } from './domain/assess.ts';
export { type AssessmentResult, type Missing, missingText, type ResultStatus } from './domain/assessment-result.ts';
export type { CompiledFramework } from './domain/compile-framework.ts';
export type { Framework, FrameworkStatus } from './domain/framework.ts';
export { type Lift, type LiftPlan, liftSoonest, weakestFirst } from './domain/lift-soonest.ts';
export { routes as assessmentRoutes } from './pages/routes.tsx';
export { type AssessmentSummary, latestAssessments } from './store/latest-assessments.read.ts';
