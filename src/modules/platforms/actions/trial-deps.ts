/** What actions on trials are given; app.ts hands it in once. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { CaseDeps } from '../../cases/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import type { ActConsentCode, ConsentPurpose } from '../../enterprises/index.ts';
import type { PlatformCatalogue } from '../domain/platform.ts';

export interface TrialDeps extends CaseDeps {
  readonly catalogue: Pick<PlatformCatalogue, 'byId'>;
  /** Vocabulary, localities and look-ups on a date of law. */
  readonly contextAt: (asOf: LocalDate) => ConditionContext;
  /** The text by which a firm lets the vendor have its contact. */
  readonly consent: ConsentPurpose<ActConsentCode>;
}

/** An event about a firm's consent to this one use; the case stands for it. */
export function consentEvent(
  { consent }: Pick<TrialDeps, 'consent'>,
  caseId: string,
  { dossierId, now }: { readonly dossierId: string; readonly now: Instant },
) {
  return {
    ...{ actor: { kind: 'plan-holder', dossierId } as const, dossierId, occurredAt: now },
    payload: { consentId: caseId, purpose: consent.code, version: consent.version },
  };
}
