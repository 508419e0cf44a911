/** What a verdict depends on besides the dossier: the date of law, the vocabulary and two look-ups handed in by whoever asks. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Verdict } from './condition.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface ConditionContext {
  /** The date of law: periods are counted back from it and facts expired before it are unknown. */
  readonly asOf: LocalDate;
  readonly vocabulary: Vocabulary;
  readonly localities: {
    /** Is the second locality (a versioned id) inside the first, or the first itself? A split place answers `unknown`. */
    contains(ancestorId: string, localityId: string): Verdict;
  };
  readonly lookups: {
    /** The province of a commune; of a province id, the province itself. */
    province(communeId: string): string | undefined;
    sectorGroup(industryCode: string): string | undefined;
  };
}

/** Facts read off another fact by a look-up when nobody gave them directly. */
export const LOOKED_UP_FROM: Readonly<Record<string, string>> = { province: 'commune', sectorGroup: 'industry' };
