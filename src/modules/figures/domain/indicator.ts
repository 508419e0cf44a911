/** An indicator is a definition in content: which events count, distinct by what, against which denominators. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export interface Indicator {
  /** Lower-case words and hyphens: `anonymous-plans`. */
  readonly id: string;
  readonly version: number;
  /** Types of the events that make a dossier count. */
  readonly events: readonly string[];
  readonly distinctBy: 'dossier';
  /** `flow`: what happened for the first time in a month, months add up to the total; `stock`: what stands on a day. */
  readonly kind: 'flow' | 'stock';
  readonly unit: Bilingual;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  /** Ids of the indicators a share of this one may be given of, the usual one first. */
  readonly denominators: readonly string[];
  /** SHA-256 of the definition as read: what was counted under another hash is counted again. */
  readonly hash: string;
}

/** A stage between all firms and the confirmed ones; stages nobody counts yet stand in their place, without a number. */
export interface FunnelStage {
  readonly id: string;
  readonly name: Bilingual;
  readonly indicator?: string | undefined;
  /** Ids of published figures that stand beside. */
  readonly published: readonly string[];
}
