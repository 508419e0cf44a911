/** A digital platform on sale to small firms: what it does, for whom, how it is priced and how well each of this is known. */

import type { LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Withdrawal } from '../../../foundation/withdrawal.ts';
import type { Condition } from '../../conditions/index.ts';
import type { SelectionCriteria } from './listing.ts';
import type { Confidence, PriceObservation } from './price.ts';

export const AUDIENCES = ['enterprise', 'business-household', 'cooperative', 'farm-household'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const SIZES = ['micro', 'small', 'medium'] as const;
export type Size = (typeof SIZES)[number];

export const PRICING_MODELS = ['subscription', 'licence', 'free', 'usage', 'commission', 'package'] as const;
export type PricingModel = (typeof PRICING_MODELS)[number];

/** How an entry is known: the vendor's or a public body's page was read, a third party's text was read, or nothing was. */
export const VERIFICATIONS = ['page-read', 'third-party-read', 'recalled'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** One entry as kept in `content/platforms/platforms.json`. */
export interface PlatformEntry {
  /** Taken back: cases still name it, no list shows it. */
  readonly withdrawn?: Withdrawal;
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly ownership: 'private' | 'public';
  readonly makeInVietnam: boolean;
  readonly summary: Bilingual;
  readonly categories: readonly string[];
  readonly functions: readonly string[];
  /** The likely users, not a limit set by the vendor. */
  readonly audiences: readonly Audience[];
  readonly sizes: readonly Size[];
  /** Section letters of VSIC 2025; empty = any sector. */
  readonly sectors: readonly string[];
  /** The only place it serves, a versioned locality id. */
  readonly place?: string | undefined;
  readonly languages: readonly ('vi' | 'en')[];
  /** Null: not known. */
  readonly mobile: boolean | null;
  readonly pricing: {
    readonly model: PricingModel;
    readonly otherModels: readonly PricingModel[];
    readonly note?: Bilingual | undefined;
  };
  /** Terms the provider sets itself; public measures are elsewhere. `reported`: `yyyy-mm` or `yyyy-mm-dd`, null when undated. */
  readonly offer?: { readonly text: Bilingual; readonly reported: string | null } | undefined;
  /** Null: whether SMEdx selected it is not known. */
  readonly inProgramme: boolean | null;
  readonly programmeNote?: Bilingual | undefined;
  readonly website: { readonly url: string; readonly verified: boolean };
  readonly notes: readonly Bilingual[];
  /** Pages read, or cited by something read; a source without an address has a note. Empty: nothing was read. */
  readonly sources: readonly { readonly url?: string | undefined; readonly note?: Bilingual | undefined }[];
  readonly verification: Verification;
  readonly confidence: Confidence;
}

export interface Platform extends PlatformEntry {
  /** The day the entry was last gone through. */
  readonly readOn: LocalDate;
  readonly prices: readonly PriceObservation[];
  /** For whom it is made, in the language of conditions; without the price. */
  readonly target: Condition;
  /** Folded text that a search reads. */
  readonly searchText: string;
  readonly searchName: string;
}

export interface PlatformFunction {
  readonly id: string;
  readonly label: Bilingual;
  readonly category: string;
  /** The first is the main one. */
  readonly pillars: readonly string[];
}

export interface Category {
  readonly id: string;
  readonly label: Bilingual;
}

/** A measure that may pay for platforms of these audiences and categories (no category: any). */
export interface PublicSupportLink {
  readonly measure: string;
  readonly audiences: readonly Audience[];
  readonly categories: readonly string[];
}

export interface PlatformCatalogue {
  readonly platforms: readonly Platform[];
  readonly byId: ReadonlyMap<string, Platform>;
  readonly functions: ReadonlyMap<string, PlatformFunction>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly pillars: ReadonlyMap<string, Bilingual>;
  /** Functions that serve a main goal (`mainGoal` of the vocabulary). */
  readonly goals: ReadonlyMap<string, readonly string[]>;
  readonly publicSupport: readonly PublicSupportLink[];
  /** By which the operator lists products; never by who pays. */
  readonly criteria: SelectionCriteria;
  readonly hash: string;
}

/** Measures that may pay for this platform. */
export function measuresFor(platform: Platform, catalogue: PlatformCatalogue): readonly string[] {
  return catalogue.publicSupport
    .filter(
      ({ audiences, categories }) =>
        audiences.some((audience) => platform.audiences.includes(audience)) &&
        (categories.length === 0 || categories.some((category) => platform.categories.includes(category))),
    )
    .map(({ measure }) => measure);
}
