/** The door of the conditions module: one small language over facts, evaluated and explained on one dossier in memory, or compiled to SQL for all of them. */

export { applyChanges } from './domain/apply-changes.ts';
export type { Change, ChangeSet, ItemChange, NoItems, ValueChange } from './domain/change.ts';
export { checkCondition } from './domain/check-condition.ts';
export type * from './domain/condition.ts';
export type { ConditionContext } from './domain/context.ts';
export {
  describe,
  describeChange,
  describeCitation,
  describeReason,
  describeValue,
  type Names,
  type Wording,
} from './domain/describe.ts';
export * from './domain/dossier.ts';
export { createReader, evaluate, evaluateIn } from './domain/evaluate.ts';
export {
  decisiveReasons,
  type Explanation,
  explain,
  explainIn,
  type Reason,
  type Unknowing,
} from './domain/explain.ts';
export type { MissingFact } from './domain/missing-facts.ts';
export { type ConditionIssue, conditionSchema, parseCondition } from './domain/parse-condition.ts';
export type { Reader } from './domain/reader.ts';
export { factLabel, type ReasonWords, tellReason } from './domain/tell-reason.ts';
export type * from './domain/vocabulary.ts';
export type { FactColumn, ItemTable, ProfileColumns } from './sql/columns.ts';
export { conditionToSql, readsLists, type SqlTarget, settledToSql } from './sql/condition-to-sql.ts';
export type { SqlFragment } from './sql/fragment.ts';
export { PlaceIndex } from './sql/place-index.ts';
export { type Settled, settleDerived } from './sql/settle-derived.ts';
