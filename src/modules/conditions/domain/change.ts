/** The shapes of "what would change the answer": facts made different, answers still to give, and where they lead. */
import type { Grade } from './condition.ts';
import type { FactValue } from './dossier.ts';
import type { MissingFact } from './missing-facts.ts';
import type { ChangeEffort } from './vocabulary.ts';

/** One fact made different, or answered. */
export type Change = ValueChange | ItemChange | NoItems;

export interface ValueChange {
  readonly kind: 'value';
  readonly fact: string;
  /** What is recorded. Undefined: nobody has said, so this is an answer and not a change. */
  readonly from: FactValue | undefined;
  /** The nearest value that serves. Equal to `from` when only proof or renewal is asked. */
  readonly to: FactValue;
  /** Numbers and days: every value within these bounds serves. */
  readonly atLeast?: FactValue;
  readonly atMost?: FactValue;
  /** Codes: all that serve, `to` first. */
  readonly oneOf?: readonly FactValue[];
  /** The proof needed for it to count. */
  readonly grade: Grade;
  readonly effort: ChangeEffort;
}

/** An item added to a many-valued fact, or one of its items made different. */
export interface ItemChange {
  readonly kind: 'item';
  readonly fact: string;
  /** Position of the item altered; undefined adds a new one. */
  readonly index: number | undefined;
  readonly from: Readonly<Record<string, FactValue>> | undefined;
  readonly to: Readonly<Record<string, FactValue>>;
  readonly grade: Grade;
  readonly effort: ChangeEffort;
}

/** The answer "none" to a list nobody has filled. */
export interface NoItems {
  readonly kind: 'none';
  readonly fact: string;
  readonly effort: ChangeEffort;
}

export interface ChangeSet {
  /** Known facts made different, the least effort first. Empty when only answers are missing. */
  readonly changes: readonly Change[];
  /** Answers to facts nobody has given that, after the changes, give yes. */
  readonly answers: readonly Change[];
  /** Where the changes alone lead. `unknown`: something in `stillMissing`, or a doubt in the rule, keeps it from yes. */
  readonly towards: 'yes' | 'unknown';
  readonly stillMissing: readonly MissingFact[];
}
