/**
 * The condition language: one small tree over facts that serves eligibility, platform fit, buyers' requirements, entry to courses and populations.
 * Kleene logic: yes, no, unknown. Written as JSON in content; each node may cite the law it comes from.
 */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export type Verdict = 'yes' | 'no' | 'unknown';

/** Grades order facts by proof: declared < evidenced < verified. */
export type Grade = 'declared' | 'evidenced' | 'verified';

/** Where a rule comes from. `document` + `article` as printed in Viet Nam, e.g. `80/2021/NĐ-CP`, `11.1`. */
export interface Citation {
  readonly document: string;
  readonly article?: string;
  /** False when the article was not re-read at source: shown as such. */
  readonly verified: boolean;
}

interface Node {
  readonly cite?: Citation;
  /** What the node asks in plain words where the generated sentence would be clumsy. */
  readonly say?: Bilingual;
}

export interface All extends Node {
  readonly all: readonly Condition[];
}
export interface Any extends Node {
  readonly any: readonly Condition[];
}
export interface Not extends Node {
  readonly not: Condition;
}
/** At least one item of a many-valued fact satisfies `where`, whose `fact` names are the item's fields (`code`, `expires`, `framework`, `level`). */
export interface Some extends Node {
  readonly some: string;
  readonly where: Condition;
}
/** A doubt or a question the vocabulary cannot hold: always unknown, with words. Never turns into yes by itself. */
export interface Doubt extends Node {
  readonly doubt: string;
  readonly say: Bilingual;
}

/** Comparisons. Exactly one operator per node. */
export type Comparison = Node & {
  readonly fact: string;
  /** Facts under this grade count as unknown. Default: any grade. */
  readonly minGrade?: Grade;
} & (
    | { readonly is: string | boolean | number }
    | { readonly in: readonly (string | number)[] }
    | { readonly atLeast: number }
    | { readonly atMost: number }
    | { readonly above: number }
    | { readonly below: number }
    /** Dates, inclusive. */
    | { readonly since: LocalDate }
    | { readonly until: LocalDate }
    /** A date not longer ago than this many months before the date of law (inclusive at the boundary), and not after it. */
    | { readonly withinMonths: number }
    /**
     * A locality inside this one, named by versioned id: `vn-2025-38`, `vn-gso-74`. A split place gives unknown.
     * For a fact of type industry: the code itself or one below it, sections included: `C`, `10`, `2025:1071`.
     */
    | { readonly inside: string }
  );

export type Condition = All | Any | Not | Some | Doubt | Comparison;
