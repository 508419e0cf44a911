/** The door of measures: public support as data, judged for one dossier on one date of law. */
export { type EligibleDeps, eligibleVerb } from './cli/eligible.ts';
export { documentStart, paperStart } from './content/law-starts.ts';
export { loadMeasures } from './content/load-measures.ts';
export { measureAmountsForm, measureDaysForm, measureTextsForm } from './content/measure-forms.ts';
export { type Jurisdictions, measureStart } from './content/measure-start.ts';
export { type Amount, sumOf } from './domain/amount.ts';
export { type BecauseWording, becauseOf } from './domain/because.ts';
export { type Judgement, judge, judgeIn, verdictIn, type Window, windowOf } from './domain/judge.ts';
export { judgeAll } from './domain/judge-all.ts';
export type { Measure, MeasureCatalogue, MeasureStatus, Tier, Topic } from './domain/measure.ts';
export { groupForReader, nextQuestion, type ReaderGroups } from './domain/sort-for-reader.ts';
export { type SupportSummary, supportSummary } from './domain/support-summary.ts';
export { verdictCondition } from './domain/verdict-condition.ts';
export { type MeasureRouteDeps, measureRoutes } from './pages/routes.tsx';
