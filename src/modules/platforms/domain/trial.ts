/** What a move of a trial's case means for the trial: when it runs, how it ended, and the event that figures count. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';

export const TRIAL = 'platform-trial';
/** What its case is about: a platform being tried, not a question about it. */
export const TRIAL_OF = 'trial';

export interface Trial {
  readonly caseId: string;
  readonly dossierId: string;
  readonly platformId: string;
  readonly organisationId: string;
  readonly offerId: string;
  readonly takingId: string;
  readonly askedAt: Instant;
  readonly beganOn?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  readonly wentOnAt?: Instant | undefined;
  readonly endedAt?: Instant | undefined;
  readonly endedBy?: string | undefined;
  /** Whether the vendor may see how to reach the firm. */
  readonly contactGiven: boolean;
}

/** Events of a trial, by the transition of its case. What is not here changes nothing that is counted. */
const MEANINGS = {
  'set-up': 'trial.started',
  'remind-month': 'trial.reminded',
  'remind-week': 'trial.reminded',
  continue: 'trial.continued',
  'stop-price': 'trial.stopped',
  'stop-unfit': 'trial.stopped',
  'stop-hard': 'trial.stopped',
  'stop-support': 'trial.stopped',
  'stop-other': 'trial.stopped',
  'stop-silent': 'trial.stopped',
  'stop-using': 'trial.use-ended',
  'deny-use': 'trial.use-ended',
  'confirm-use': 'trial.use-confirmed',
  'use-silent': 'trial.use-unknown',
  withdraw: 'trial.withdrawn',
  'end-unserved': 'trial.not-served',
} as const;

export type TrialMeaning = (typeof MEANINGS)[keyof typeof MEANINGS];

export function meaningOf(transition: string): TrialMeaning | undefined {
  return Object.entries(MEANINGS).find(([code]) => code === transition)?.[1];
}

/** The place goes back to the offer when the vendor never opened the trial. */
export function givesPlaceBack(meaning: TrialMeaning): boolean {
  return meaning === 'trial.withdrawn' || meaning === 'trial.not-served';
}

/** Whether nothing more is to come; what the owner says later may still correct it. */
export function endsTrial(meaning: TrialMeaning): boolean {
  return meaning !== 'trial.started' && meaning !== 'trial.reminded' && meaning !== 'trial.continued';
}
