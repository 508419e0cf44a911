/** When somebody is away, and whether that may be entered. Pure. */
import { addDays, type LocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** Both days included. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface Absence extends Days {
  readonly id: string;
  readonly personId: string;
  readonly coverAssignmentId?: string | undefined;
}

export const LONGEST_ABSENCE = 180;

export type AbsenceRefusal = Refusal<
  'cases.absence.backwards' | 'cases.absence.past' | 'cases.absence.too-long' | 'cases.absence.overlaps'
>;

/** `others`: what the same person has entered and not ended. */
export function checkAbsence(
  { from, until }: Days,
  today: LocalDate,
  others: readonly Days[],
): Result<undefined, AbsenceRefusal> {
  if (until < from) return refused({ code: 'cases.absence.backwards', field: 'until' });
  if (until < today) return refused({ code: 'cases.absence.past', field: 'until' });
  if (until > addDays(from, LONGEST_ABSENCE)) return refused({ code: 'cases.absence.too-long', field: 'until' });
  if (others.some((other) => other.from <= until && from <= other.until))
    return refused({ code: 'cases.absence.overlaps', field: 'from' });
  return accepted(undefined);
}
