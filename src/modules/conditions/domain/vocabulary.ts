/** The one vocabulary of facts: type, unit, cardinality, who may change a fact and how hard that is, expiry, labels and questions in both languages. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Condition } from './condition.ts';

export type FactType = 'code' | 'boolean' | 'integer' | 'money' | 'date' | 'locality' | 'industry' | 'tax-code';

/**
 * How hard a firm finds it to change the fact itself (not the answer): `never` (a birth date), else days of effort in orders of magnitude.
 * Nearest changes minimise the number of facts first, then the sum of these weights.
 */
export type ChangeEffort = 'never' | 'easy' | 'moderate' | 'hard';

export interface FactDefinition {
  readonly key: string;
  readonly type: FactType;
  readonly unit?: 'people' | 'VND' | 'VND/month' | 'hours/week' | 'stars';
  readonly cardinality: 'one' | 'many';
  /** Fields of an item, for `many`. The first names the item: a list holds one item per value of it. */
  readonly fields?: Readonly<Record<string, FactField>>;
  readonly codes?: readonly Code[];
  /** Who can make the fact different. */
  readonly changedBy: 'owner' | 'authority' | 'nobody';
  readonly effort: ChangeEffort;
  /** Numbers: inclusive bounds of what a person may enter. */
  readonly min?: number;
  readonly max?: number;
  /** The fact is unknown this many months after it was recorded (or at the item's own `expires`). */
  readonly expiresAfterMonths?: number;
  /** Computed, never entered; from which facts. */
  readonly derivedFrom?: readonly string[];
  readonly personal?: boolean;
  /** Not asked of a firm for which this is no (an enterprise's question to a household). It never hides an answer. */
  readonly askWhen?: Condition;
  readonly label: Bilingual;
  readonly question?: Bilingual;
  readonly hint?: Bilingual;
  /** Which office could hold the paper already (promise 2). */
  readonly heldBy?: Bilingual;
}

export interface FactField {
  readonly type: FactType;
  readonly codes?: readonly Code[];
  readonly min?: number;
  readonly max?: number;
  /** The item may leave it out (a certificate without an expiry date). */
  readonly optional?: boolean;
  readonly label?: Bilingual;
}

export interface Code extends Bilingual {
  readonly code: string;
}

/**
 * A derived fact is a dated table of cases: the first case whose condition holds gives the value. Read with Kleene logic it gives the set of
 * values still possible, so a firm with 300 insured people is "not-sme" before anybody asks its revenue.
 */
export interface DerivedFact {
  readonly key: string;
  readonly cases: readonly { readonly value: string; readonly when: Condition }[];
  /** Value when every case is no. */
  readonly otherwise: string;
}

export interface Vocabulary {
  readonly facts: Readonly<Record<string, FactDefinition>>;
  /** The derived tables in force on the date of law. */
  readonly derived: Readonly<Record<string, DerivedFact>>;
}
