/** An indicator is a definition in content: which events count, distinct by what, against which denominators. */
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';

export interface Indicator {
  /** Lower-case words and hyphens: `anonymous-plans`. */
  readonly id: string;
  readonly version: number;
  /** Types of the events that make a dossier or a firm count. */
  readonly events: readonly string[];
  /** `record`: a firm of the register, by the `recordId` of the event's payload. */
  readonly distinctBy: 'dossier' | 'record';
  /** Only events whose payload says one of these. */
  readonly only?: { readonly field: string; readonly values: readonly string[] } | undefined;
  /** Its members are firms, so that a share of the registered ones makes sense. */
  readonly firms?: boolean | undefined;
  /** `flow`: what happened for the first time in a month, months add up to the total; `stock`: what stands on a day. */
  readonly kind: 'flow' | 'stock';
  readonly unit: Bilingual;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  /** Ids of the indicators and stocks a share of this one may be given of, the usual one first. */
  readonly denominators: readonly string[];
  /**
   * One of the wholes, every member of this indicator is a member of it: a target that speaks of other firms counts there only those that
   * are not members here.
   */
  readonly othersThan?: string | undefined;
  /** Kept, counted on, in the releases that name it; shown in no list any more. */
  readonly withdrawn?: Withdrawal | undefined;
  /** SHA-256 of the definition as read, words too: releases name it. */
  readonly hash: string;
}

/** The part of a definition that decides who counts: another one is counted again from the ledger, other words are not. */
export type Counting = Pick<Indicator, 'version' | 'events' | 'distinctBy' | 'only'>;

export function countingOf({ version, events, distinctBy, only }: Indicator): Counting {
  return { version, events, distinctBy, ...(only !== undefined && { only }) };
}

/** How many firms stand in the register now; counted again with every change of the register. */
export interface Stock {
  readonly id: string;
  readonly version: number;
  /** Only firms with one of these operating statuses, when given. */
  readonly operatingStatus?: readonly string[] | undefined;
  /** Every status but these. */
  readonly notOperatingStatus?: readonly string[] | undefined;
  /** Only firms with one of these codes of the tax office. */
  readonly taxStatus?: readonly string[] | undefined;
  /** Only firms for which the register says that tax arose in the last closed year or since; counted again when a year has closed. */
  readonly taxArisen?: 'last-closed-year' | undefined;
  readonly name: Bilingual;
  readonly definition: Bilingual;
  /** Why nobody stands in it, where the register may not say. */
  readonly missing?: Bilingual | undefined;
  readonly hash: string;
}

/** A stage between all firms and the confirmed ones; a stage nobody can count yet says which event or data is missing. */
export interface FunnelStage {
  readonly id: string;
  readonly name: Bilingual;
  readonly indicator?: string | undefined;
  readonly stock?: string | undefined;
  readonly missing?: Bilingual | undefined;
  /** Ids of published figures that stand beside. */
  readonly published: readonly string[];
}

/** Field of a payload that names a firm of the register. */
export const RECORD_FIELD = 'recordId';
