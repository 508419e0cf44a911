/** Terms in working time: hours run only while the desk works, days start the next day and end on a working day. */
import { addDays, type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import {
  instantAt,
  isCertain,
  isWorkingDay,
  minutesInto,
  type WorkingCalendar,
  workingDayFrom,
} from './working-calendar.ts';

/** What a promise says: `hours` and `working-days` of the desk, `days` of the calendar on the wall. */
export interface TermLength {
  readonly count: number;
  readonly unit: 'working-hours' | 'working-days' | 'days';
}

export interface Term {
  /** It is kept until this instant, late afterwards. */
  readonly dueAt: Instant;
  /** The day people are told. */
  readonly lastDay: LocalDate;
  /** False when a day on the way is not decided yet, or lies beyond what the calendar knows: the end may move. */
  readonly certain: boolean;
}

/** No promise is longer than a year of days. */
const LONGEST = 400;

/** Throws RangeError for a length that is not a whole number from 1. */
export function termFrom(calendar: WorkingCalendar, from: Instant, length: TermLength): Term {
  if (!Number.isInteger(length.count) || length.count < 1 || length.count > LONGEST)
    throw new RangeError(`a term of ${length.count} ${length.unit}`);
  if (length.unit === 'working-hours') return hoursTerm(calendar, from, length.count * 60);
  return daysTerm(calendar, from, length);
}

/**
 * Civil Code 91/2015/QH13: the first day does not count (Article 147.2, 147.3), the term ends with its last day (148.1), at 24:00
 * (148.6), and where that is a day off, with the next working day (148.5).
 */
function daysTerm(calendar: WorkingCalendar, from: Instant, { count, unit }: TermLength): Term {
  const first = localDateOf(from);
  let lastDay = first;
  if (unit === 'days') lastDay = workingDayFrom(calendar, addDays(first, count));
  else for (let left = count; left > 0; left -= 1) lastDay = workingDayFrom(calendar, addDays(lastDay, 1));
  return {
    dueAt: instantAt(addDays(lastDay, 1), 0),
    lastDay,
    certain: allCertain(calendar, addDays(first, 1), lastDay),
  };
}

/** A term in hours begins at its moment (Article 147.1); outside of working hours, when the desk opens. */
function hoursTerm(calendar: WorkingCalendar, from: Instant, minutes: number): Term {
  const first = localDateOf(from);
  let left = minutes;
  for (let day = first; ; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    const begun = day === first ? minutesInto(day, from) : 0;
    for (const [opens, closes] of calendar.shifts) {
      const start = Math.max(opens, begun);
      if (closes <= start) continue;
      if (left <= closes - start)
        return { dueAt: instantAt(day, start + left), lastDay: day, certain: allCertain(calendar, first, day) };
      left -= closes - start;
    }
  }
}

/** Working minutes between two instants; 0 when the second is not later. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Instant, until: Instant): number {
  const last = localDateOf(until);
  let sum = 0;
  for (let day = localDateOf(from); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    const [begun, ended] = [minutesInto(day, from), minutesInto(day, until)];
    for (const [opens, closes] of calendar.shifts) sum += Math.max(0, Math.min(closes, ended) - Math.max(opens, begun));
  }
  return sum;
}

function allCertain(calendar: WorkingCalendar, from: LocalDate, until: LocalDate): boolean {
  for (let day = from; day <= until; day = addDays(day, 1)) if (!isCertain(calendar, day)) return false;
  return true;
}
