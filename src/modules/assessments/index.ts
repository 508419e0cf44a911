/** The door of assessments: frameworks, the engine and what other modules may show of a result. */

export { assessVerb } from './cli/assess.ts';
export { type Frameworks, loadFrameworks } from './content/load-frameworks.ts';
export type { Answer, AnswerRefusal, Answers, RatioAnswer } from './domain/answer.ts';
export { assess } from './domain/assess.ts';
export { type AssessmentResult, type Missing, missingText, type ResultStatus } from './domain/assessment-result.ts';
export { compare, type ResultChange } from './domain/compare-results.ts';
export { type CompiledFramework, compileFramework } from './domain/compile-framework.ts';
export type { Framework, FrameworkStatus } from './domain/framework.ts';
export { type Lift, type LiftPlan, liftSoonest, weakestFirst } from './domain/lift-soonest.ts';
