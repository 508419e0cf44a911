/** How offers are made: the clocks and the weights, each a number of content with its reason. */
import type { TermLength } from '../../cases/index.ts';

export interface OfferWeights {
  /** Points a kilometre. */
  readonly km: number;
  /** Helping from afar, whatever the distance. */
  readonly remote: number;
  /** Of an adviser who holds as much as a week takes; less in proportion. */
  readonly load: number;
  /** Of somebody who never solved a case of the field; halved by the first, and so on. */
  readonly skillGap: number;
  readonly language: number;
  /** Of somebody who lets every offer pass; less in proportion. */
  readonly lateness: number;
  /** Of everybody but who helped this firm before. */
  readonly continuity: number;
  /** Kilometres assumed where coordinates are not known. */
  readonly samePlaceKm: number;
  readonly sameProvinceKm: number;
}

export interface OfferRules {
  readonly offerTerm: TermLength;
  /** A request waits so long for others, unless it is urgent or comes back. */
  readonly batchMinutes: number;
  /** Where nobody fits it is looked at again after so long. */
  readonly retryMinutes: number;
  readonly pauseAfterLapses: number;
  readonly lapseMemoryDays: number;
  readonly urgentFields: readonly string[];
  readonly weights: OfferWeights;
}

export const DECLINE_REASONS = ['too-busy', 'not-my-field', 'too-far', 'conflict', 'other'] as const;

/** Why an adviser hands a case back. */
export const HAND_BACK_REASONS = ['ill', 'not-my-field', 'too-far', 'conflict', 'firm-wants-another'] as const;

/** Why a coordinator chooses by hand. */
export const CHOICE_REASONS = ['agreed-by-phone', 'knows-the-firm', 'only-one-left', 'urgent'] as const;

export function isOneOf<T extends string>(codes: readonly T[], text: string): text is T {
  return (codes as readonly string[]).includes(text);
}
