/** An adviser of the network: what the profile says, when they cannot, who pays them, who recognised them, and what of it holds on a day. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';

export type AdviserKind = 'person' | 'organisation';
export type AdviserStatus = 'applied' | 'active' | 'refused' | 'suspended' | 'ended';

/** What an adviser says of themselves. */
export interface Profile {
  readonly kind: AdviserKind;
  readonly name: string;
  readonly communeId?: string | undefined;
  readonly provinceId: string;
  /** Codes of topics. */
  readonly fields: readonly string[];
  readonly languages: readonly string[];
  readonly remoteOk: boolean;
  /** Requests taken on in one week at most. */
  readonly capacityPerWeek: number;
  readonly about?: string | undefined;
}

/** Days, the last one included. */
export interface Absence {
  readonly id: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface Conflict {
  readonly id: string;
  /** As the catalogue of platforms names the vendor. */
  readonly vendorName: string;
  readonly organisationId?: string | undefined;
  readonly nature: string;
  readonly from: LocalDate;
  /** Last day; open when absent. */
  readonly until?: LocalDate | undefined;
}

export type RecognitionStatus = 'valid' | 'suspended' | 'withdrawn' | 'expired' | 'replaced';

/** By one ministry for one field: Decree 80/2021/NĐ-CP, art. 13. */
export interface Recognition {
  readonly id: string;
  readonly ministry: string;
  readonly field: string;
  readonly decisionNo: string;
  readonly decidedOn: LocalDate;
  readonly from: LocalDate;
  readonly until?: LocalDate | undefined;
  readonly status: RecognitionStatus;
}

/** An adviser with everything that decides whether a request may go to them. */
export interface Adviser extends Profile {
  readonly id: string;
  readonly personId: string;
  readonly organisationId?: string | undefined;
  /** The role acted as; absent until admitted. */
  readonly assignmentId?: string | undefined;
  /** Seat of the province, rough; absent where it is not known. */
  readonly seat?: { readonly lat: number; readonly lon: number } | undefined;
  readonly status: AdviserStatus;
  readonly paused?: { readonly at: Instant; readonly reason: string } | undefined;
  readonly appliedAt: Instant;
  /** Running or ahead. */
  readonly absences: readonly Absence[];
  /** All that were ever declared. */
  readonly conflicts: readonly Conflict[];
  /** All, the ones that are over too. */
  readonly recognitions: readonly Recognition[];
}

const holdsOn = (
  { from, until }: { readonly from: LocalDate; readonly until?: LocalDate | undefined },
  day: LocalDate,
) => from <= day && (until === undefined || day <= until);

export function absenceOn({ absences }: Pick<Adviser, 'absences'>, day: LocalDate): Absence | undefined {
  return absences.find((absence) => holdsOn(absence, day));
}

export function conflictsOn({ conflicts }: Pick<Adviser, 'conflicts'>, day: LocalDate): readonly Conflict[] {
  return conflicts.filter((conflict) => holdsOn(conflict, day));
}

/** A recognition counts from its first to its last day while nobody suspended or withdrew it, whether the clock has noted its end or not. */
export function recognitionsOn(
  { recognitions }: Pick<Adviser, 'recognitions'>,
  day: LocalDate,
): readonly Recognition[] {
  return recognitions.filter((recognition) => recognition.status === 'valid' && holdsOn(recognition, day));
}

/** How an office sees an adviser on a day. */
export const STANDINGS = ['active', 'paused', 'away', 'applied', 'suspended', 'refused', 'ended'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf(adviser: Adviser, today: LocalDate): Standing {
  if (adviser.status !== 'active') return adviser.status;
  if (adviser.paused !== undefined) return 'paused';
  return absenceOn(adviser, today) === undefined ? 'active' : 'away';
}
