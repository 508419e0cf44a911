/** When a desk works: hours of its week, dated holidays and make-up days, and how long all of that is known. */
import { addDays, type Instant, instantOf, type LocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';

export interface DatedDay {
  /** True on a make-up day and on a working day that may yet become a holiday. */
  readonly works: boolean;
  /** False while the decision about this day was not read at its source. */
  readonly certain: boolean;
  readonly name: Readonly<Record<Language, string>>;
}

/** `[from, until)` in minutes after midnight in Viet Nam. */
export type Shift = readonly [from: number, until: number];

export interface WorkingCalendar {
  readonly id: string;
  /** 1 Monday … 7 Sunday. */
  readonly workingDays: ReadonlySet<number>;
  /** Of every working day, in order, not touching each other. */
  readonly shifts: readonly Shift[];
  readonly days: ReadonlyMap<LocalDate, DatedDay>;
  /** Outside of these days holidays are not known: terms are computed on the week alone and say so. */
  readonly knownFrom: LocalDate;
  readonly knownUntil: LocalDate;
  readonly hash: string;
}

export function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function isWorkingDay(calendar: WorkingCalendar, day: LocalDate): boolean {
  return calendar.days.get(day)?.works ?? calendar.workingDays.has(weekdayOf(day));
}

export function isCertain(calendar: WorkingCalendar, day: LocalDate): boolean {
  return day >= calendar.knownFrom && day <= calendar.knownUntil && calendar.days.get(day)?.certain !== false;
}

/** The working day itself, or the first one after it. */
export function workingDayFrom(calendar: WorkingCalendar, day: LocalDate): LocalDate {
  let at = day;
  while (!isWorkingDay(calendar, at)) at = addDays(at, 1);
  return at;
}

/** Minutes after midnight in Viet Nam. */
export function instantAt(day: LocalDate, minutes: number): Instant {
  return instantOf(new Date(Date.parse(`${day}T00:00:00+07:00`) + minutes * 60_000));
}

/** Minutes since midnight in Viet Nam, with fractions. */
export function minutesInto(day: LocalDate, instant: Instant): number {
  return (Date.parse(instant) - Date.parse(`${day}T00:00:00+07:00`)) / 60_000;
}
