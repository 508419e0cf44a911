/** Erasing an account: asked, a week to think again, then done. The law's clocks are content (`data-rights.json`); the week keeps inside the shortest of them. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';

export const WAIT_DAYS = 7;

/** What becomes of the firms the person holds. */
export type FirmsLeft = 'erase' | 'release';

export interface ErasureRequest {
  readonly personId: string;
  readonly askedAt: Instant;
  readonly dueAt: Instant;
  readonly firms: FirmsLeft;
}

/** `answer`: say that a request came in; `withdraw`: consent taken back, also restricting and objecting. */
export const DATA_RIGHTS = ['answer', 'withdraw', 'copy', 'erase'] as const;
export type DataRight = (typeof DATA_RIGHTS)[number];

export interface LegalClock {
  readonly right: DataRight;
  /** Where the sources do not say which, the shortest and the longest. */
  readonly days: { readonly from: number; readonly to: number };
  readonly unit: 'working' | 'calendar';
  readonly certain: boolean;
  /** Days when a processor or somebody else has to act too. */
  readonly withOthers?: number | undefined;
  /** Days by which it may be made longer, once. */
  readonly extension?: number | undefined;
}

export interface DataRights {
  readonly source: Bilingual;
  readonly validFrom: string;
  readonly readOn: LocalDate;
  readonly reading: Bilingual;
  readonly clocks: readonly LegalClock[];
  readonly kept: readonly { readonly what: Bilingual; readonly why: Bilingual; readonly until: Bilingual }[];
  readonly keptBasis: Bilingual;
}
