/** What a place set itself for a year, and whether its pace will get it there. */
import { daysBetween, type LocalDate } from '../../../foundation/clock.ts';

export interface Target {
  readonly indicator: string;
  readonly localityId: string;
  readonly year: number;
  readonly members: number;
  /** The document that sets it. */
  readonly source: string;
  readonly setAt: string;
}

export interface RunRate {
  readonly soFar: number;
  /** A month, so far this year; undefined on its first day. */
  readonly pace?: number;
  /** A month, from today until the end of the year; undefined when met or when the year is over. */
  readonly needed?: number;
  /** By the end of the year at the pace so far. */
  readonly expected?: number;
}

const DAYS_A_MONTH = 365.25 / 12;

/** `soFar`: members of that year until today. */
export function runRate(target: Pick<Target, 'year' | 'members'>, soFar: number, today: LocalDate): RunRate {
  const first = `${String(target.year)}-01-01` as LocalDate;
  const next = `${String(target.year + 1)}-01-01` as LocalDate;
  const whole = daysBetween(first, next);
  const passed = Math.min(Math.max(daysBetween(first, today), 0), whole);
  const left = whole - passed;
  return {
    soFar,
    ...(passed > 0 && { pace: (soFar / passed) * DAYS_A_MONTH, expected: Math.round((soFar / passed) * whole) }),
    ...(left > 0 && soFar < target.members && { needed: ((target.members - soFar) / left) * DAYS_A_MONTH }),
  };
}
