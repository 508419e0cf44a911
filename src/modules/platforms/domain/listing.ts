/** By which published criteria the office puts a product on the programme's list, or for which reasons it takes it off. Never for money. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export type ListingAct = 'listed' | 'delisted';

export interface Listing {
  readonly id: string;
  readonly platformId: string;
  readonly act: ListingAct;
  /** Codes of criteria met, or of reasons for taking it off. */
  readonly reasons: readonly string[];
  readonly criteriaVersion: number;
  readonly at: Instant;
}

export interface Criterion {
  readonly code: string;
  readonly label: Bilingual;
  readonly asks: Bilingual;
}

/** What the operator publishes; a draft until it says that it is not. */
export interface SelectionCriteria {
  readonly version: number;
  readonly draft: boolean;
  readonly source: Bilingual;
  readonly notKnown: Bilingual;
  readonly criteria: readonly Criterion[];
  /** Without these nothing is listed. */
  readonly required: readonly string[];
  readonly delistingReasons: readonly { readonly code: string; readonly label: Bilingual }[];
}

export type ListingRefusal = Refusal<
  | 'platforms.listing.product'
  | 'platforms.listing.act'
  | 'platforms.listing.reasons'
  | 'platforms.listing.required'
  | 'platforms.listing.stands'
>;

/** `standing`: what the office decided last; a product nobody decided on is neither. */
export function readListing(
  entered: { readonly act: string; readonly reasons: readonly string[] },
  { criteria, required, delistingReasons }: SelectionCriteria,
  standing: Listing | undefined,
): Result<{ readonly act: ListingAct; readonly reasons: readonly string[] }, ListingRefusal> {
  const { act } = entered;
  if (act !== 'listed' && act !== 'delisted') return refused({ code: 'platforms.listing.act', field: 'act' });
  if (standing?.act === act) return refused({ code: 'platforms.listing.stands', field: 'act' });
  const field = act === 'listed' ? 'met' : 'because';
  const known = (act === 'listed' ? criteria : delistingReasons).map(({ code }) => code);
  const reasons = known.filter((code) => entered.reasons.includes(code));
  if (reasons.length === 0) return refused({ code: 'platforms.listing.reasons', field });
  if (act === 'listed' && required.some((code) => !reasons.includes(code)))
    return refused({ code: 'platforms.listing.required', field });
  return accepted({ act, reasons });
}
