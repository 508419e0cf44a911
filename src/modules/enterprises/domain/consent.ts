/** Consent: a firm agrees to one use of what it said, in the words of one version, until it withdraws. Nothing is agreed by silence. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Bilingual } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';

export type ConsentCode = 'adviser-matching' | 'lead-firm-buyer' | 'statistics-by-name' | 'programme-news';

/** Asked where the use begins and given for that one use; never a standing consent of the firm. */
export type ActConsentCode = 'platform-vendor';

export interface ConsentPurpose<Code extends string = ConsentCode> {
  readonly code: Code;
  /** Grows with every change of the text; an older consent then no longer stands. */
  readonly version: number;
  readonly label: Bilingual;
  readonly text: Bilingual;
}

export interface Consent {
  readonly purpose: ConsentCode;
  readonly version: number;
  readonly givenAt: Instant;
  readonly withdrawnAt?: Instant;
}

export type ConsentRefusal = Refusal<'enterprises.consent.not-yours' | 'enterprises.consent.changed'>;

/** The consent that stands now for the text as it reads now. */
export function standingConsent(consents: readonly Consent[], purpose: ConsentPurpose): Consent | undefined {
  return consents.find(
    ({ purpose: code, version, withdrawnAt }) =>
      code === purpose.code && version === purpose.version && withdrawnAt === undefined,
  );
}
