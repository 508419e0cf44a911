/** What would change the answer: the fewest changeable facts, then the least effort, thresholds at their boundary. */
import type { Program } from './compile.ts';
import type { Grade } from './condition.ts';
import type { FactValue } from './dossier.ts';
import type { Kleene } from './kleene.ts';
import type { MissingFact } from './missing-facts.ts';
import type { Reader } from './reader.ts';
import type { ChangeEffort } from './vocabulary.ts';

/** One fact made different. */
export type Change = ValueChange | ItemChange;

export interface ValueChange {
  readonly kind: 'value';
  readonly fact: string;
  /** Undefined: nobody has said, so this is an answer and not a change. */
  readonly from: FactValue | undefined;
  /** The nearest value that serves. */
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

/** An item added to a many-valued fact, or the fields of one made different. */
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

export interface ChangeSet {
  /** Known facts made different, the least effort first. May be empty when only answers are missing. */
  readonly changes: readonly Change[];
  /** Answers to facts nobody has given that, with the changes, give yes. */
  readonly answers: readonly Change[];
  /** Where the changes alone lead. `unknown`: something in `stillMissing`, or a doubt in the rule, keeps it from yes. */
  readonly towards: 'yes' | 'unknown';
  readonly stillMissing: readonly MissingFact[];
}

export function nearestChange(_program: Program, _verdict: Kleene, _reader: Reader): ChangeSet | undefined {
  return undefined;
}
