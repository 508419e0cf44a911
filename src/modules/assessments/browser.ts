/** The door for scripts in a browser: frameworks asked and read without a server. */
export type { Answer, Answers } from './domain/answer.ts';
export { assess } from './domain/assess.ts';
export { type CompiledFramework, compileFramework } from './domain/compile-framework.ts';
export { type FactLinks, proposeAnswers } from './domain/fact-links.ts';
export type { Framework } from './domain/framework.ts';
export { nextPart, progressOf } from './domain/progress.ts';
export { assessmentText } from './messages/index.ts';
export { enteredOf, fieldOfRefusal, issueInWords, parseAnswersForm } from './pages/answers-form.ts';
export { CriterionField } from './pages/criterion-field.tsx';
