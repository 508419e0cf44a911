/** A step a small firm can take, as data: when it is needed, what must come before, what it brings, and which sourced figures belong to it. */

import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';
import type { Code, Condition } from '../../conditions/index.ts';
import type { Observation } from './observation.ts';

/** How much a step can wait: a legal duty, what everything else stands on, growth, or a choice to look at. */
export const TIERS = ['duty', 'foundation', 'growth', 'explore'] as const;
export type Tier = (typeof TIERS)[number];

/** One reason, shown when its condition is yes and every fact it names is known; without facts it holds for everybody. `{fact}` in the text prints that fact's value. */
export interface Why {
  readonly facts: readonly string[];
  readonly when?: Condition;
  readonly text: Bilingual;
}

export interface Step {
  /** Taken back: who did it keeps it done, nobody is shown it any more. */
  readonly withdrawn?: Withdrawal;
  readonly id: string;
  /** Order inside the catalogue, the last tie-break. */
  readonly order: number;
  /** Imperative: what to do. */
  readonly title: Bilingual;
  readonly tier: Tier;
  /** For whom the step is worth doing. */
  readonly useful: Condition;
  /** When it is already in place and need not be proposed. */
  readonly inPlace?: Condition;
  /** Nobody having said counts as "not in place" (a result that only this portal can produce). */
  readonly unknownMeansAbsent?: boolean;
  /** What must already be so before starting; a `no` keeps the step out of the three steps of now. */
  readonly ready?: Condition;
  readonly why: readonly Why[];
  /** First moves, in plain words. */
  readonly how: readonly Bilingual[];
  readonly prerequisites: readonly string[];
  /** Functions in use once the step is done: ids of the platform taxonomy. */
  readonly brings: readonly string[];
  readonly lifts: {
    readonly pillars: readonly string[];
    /** Criterion codes per framework. */
    readonly criteria: Readonly<Record<string, readonly string[]>>;
  };
  readonly effort: readonly string[];
  readonly price: readonly string[];
  readonly trial: readonly string[];
  /** Only where nothing is paid to anybody: a guide or a public service. */
  readonly free: boolean;
  /** Code of the guide that goes with it, e.g. `L20`. */
  readonly guide?: string;
  readonly categories: readonly string[];
  readonly measures: readonly string[];
  /** Codes of the fact `mainGoal` this step serves. */
  readonly goals: readonly string[];
  /** A finished step is due again after this many months. */
  readonly repeatAfterMonths?: number;
  /** What is not certain about the rule behind the step; shown as provisional. */
  readonly provisional?: Bilingual;
}

/** One of the eight spans of the bridge: lit when the firm has the thing or finished a step of it. */
export interface Span {
  readonly id: string;
  readonly label: Bilingual;
  readonly lit: Condition;
  readonly steps: readonly string[];
}

export interface StepCatalogue {
  readonly steps: readonly Step[];
  readonly byId: ReadonlyMap<string, Step>;
  readonly observations: ReadonlyMap<string, Observation>;
  readonly spans: readonly Span[];
  /** Pillar of a framework -> pillar of the taxonomy, to read an assessment's weakest parts. */
  readonly pillarOf: ReadonlyMap<string, string>;
  /** Names of the pillars. */
  readonly pillars: ReadonlyMap<string, Bilingual>;
  /** Functions in plain words, by code of the platform taxonomy. */
  readonly functions: ReadonlyMap<string, Code>;
  /** The few asked on the way in. */
  readonly askedFunctions: readonly Code[];
  /** SHA-256 over all files: the version a plan names. */
  readonly hash: string;
}
