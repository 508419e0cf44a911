/** Of two assignments of one person and role that came to mean the same place, which goes on: what is held today before what is not, then the longer. */
import type { LocalDate } from '../../../foundation/clock.ts';

export interface Period {
  readonly validFrom: LocalDate;
  /** Last day, inclusive; open when absent. */
  readonly validTo: LocalDate | null;
}

/** Equal ones: the second stays. */
export function outlasts(one: Period, other: Period, today: LocalDate): boolean {
  const [held, heldOther] = [isHeld(one, today), isHeld(other, today)];
  if (held !== heldOther) return held;
  if (other.validTo === null) return false;
  return one.validTo === null || one.validTo > other.validTo;
}

function isHeld({ validFrom, validTo }: Period, today: LocalDate): boolean {
  return validFrom <= today && (validTo === null || validTo >= today);
}
