/** A fact about a party: typed, dated, graded, sourced, never overwritten. A newer one is current; older ones stay as history. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { FactValue, Grade } from '../../conditions/index.ts';

/** Who said it: the owner on a form, an assessment's answers, a public register, the command line, demo data. */
export type FactSourceKind = 'owner' | 'assessment' | 'register' | 'cli' | 'demo';

export interface FactSource {
  readonly kind: FactSourceKind;
  /** Id or code of the thing it came from, e.g. an assessment's id. Never a name. */
  readonly ref?: string;
}

/**
 * What was said: a `value`; `none` (an item was taken back, or with an empty item "the list is empty"); `unknown` (the owner cleared the answer).
 */
export type Said = 'value' | 'none' | 'unknown';

export interface Fact {
  readonly id: string;
  readonly key: string;
  /** For many-valued facts the value of the first field (`iso-9001`); '' for a single value or for the whole list. */
  readonly item: string;
  readonly said: Said;
  /** Single value; absent unless `said` is `value`. */
  readonly value?: FactValue;
  /** Item fields by name, the first one included; absent unless `said` is `value`. */
  readonly fields?: Readonly<Record<string, FactValue>>;
  /** The days on which it was true, inclusive; open when absent. */
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  readonly recordedAt: Instant;
  readonly grade: Grade;
  readonly source: FactSource;
  /** After this day it counts as not known. */
  readonly expiresOn?: LocalDate;
}

/** What somebody states about one key, before it is recorded: a value, a whole list, items beside those that stand, or "I do not know". */
export type Statement =
  | { readonly key: string; readonly kind: 'one'; readonly value: FactValue }
  | { readonly key: string; readonly kind: 'many'; readonly items: readonly Readonly<Record<string, FactValue>>[] }
  /** These items too; nothing is taken back and nothing else is renewed. */
  | { readonly key: string; readonly kind: 'more'; readonly items: readonly Readonly<Record<string, FactValue>>[] }
  | { readonly key: string; readonly kind: 'unknown' };
