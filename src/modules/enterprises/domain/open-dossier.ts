/** A dossier as opened by its key, and why a key may not open one. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Fact } from './fact.ts';

export interface OpenDossier {
  readonly id: string;
  readonly openedAt: Instant;
  /** Last day the private link works, moved on by every change. */
  readonly expiresOn: LocalDate;
  /** Somebody holds it by name: it no longer expires. */
  readonly claimed?: boolean;
  /** All of history; `currentDossier` reads what is true today. */
  readonly facts: readonly Fact[];
}

export type DossierRefusal = Refusal<
  'enterprises.dossier.not-found' | 'enterprises.dossier.expired' | 'enterprises.dossier.erased'
>;

/** Answers live under the plan key this long after the last change (PRODUCT: identity before an account). */
export const DAYS_KEPT = 180;
