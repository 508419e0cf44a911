/** A mandate: a firm lets one adviser act for it, with named acts, until a day. What it does not name it does not allow. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';

export const MANDATE_ACTS = ['read', 'answer', 'assess', 'request'] as const;
export type MandateAct = (typeof MANDATE_ACTS)[number];

export interface Mandate {
  readonly id: string;
  readonly claimId: string;
  readonly dossierId: string;
  readonly adviserId: string;
  readonly acts: readonly MandateAct[];
  readonly givenAt: Instant;
  /** Last day, inclusive. */
  readonly validUntil: LocalDate;
  readonly endedAt?: Instant;
}

/** For how long one may be given, in days. */
export const MANDATE_DAYS = [30, 90, 180, 365] as const;
export const PROPOSED_DAYS: (typeof MANDATE_DAYS)[number] = 90;

export type MandateRefusal = Refusal<
  | 'enterprises.mandate.not-yours'
  | 'enterprises.mandate.adviser-unknown'
  | 'enterprises.mandate.yourself'
  | 'enterprises.mandate.no-acts'
  | 'enterprises.mandate.no-end'
>;

export function isMandateInForce({ endedAt, validUntil }: Mandate, today: LocalDate): boolean {
  return endedAt === undefined && today <= validUntil;
}

/**
 * The verbs of routes each act opens. Reading comes with every act. Never among them: claiming, copying everything, erasing, giving
 * mandates or consent — those stay with the owner.
 */
const VERBS: Readonly<Record<Exclude<MandateAct, 'read'>, readonly string[]>> = {
  answer: ['dossier.write', 'plan.write'],
  assess: ['assessment.write'],
  request: ['case.open'],
};
const READING = ['dossier.read', 'plan.read', 'assessment.read', 'case.read', 'paper.read'];

export function mandateAllows(acts: readonly MandateAct[], verb: string): boolean {
  return READING.includes(verb) || acts.some((act) => act !== 'read' && VERBS[act].includes(verb));
}
