/** Time as a dependency: instants are UTC, legal dates are calendar days in Asia/Ho_Chi_Minh (fixed +07:00, no daylight saving). */
import type { Branded } from './brand.ts';

/** An ISO 8601 instant in UTC with milliseconds, e.g. `2026-11-21T03:04:05.678Z`. Sorts as text. */
export type Instant = Branded<string, 'Instant'>;
/** A calendar day `yyyy-mm-dd` in Asia/Ho_Chi_Minh. Sorts as text. */
export type LocalDate = Branded<string, 'LocalDate'>;

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instantOf(new Date()) };

export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant;
}

const VIETNAM_OFFSET_MS = 7 * 60 * 60 * 1000;

/** The legal day on which an instant falls in Viet Nam. */
export function localDateOf(instant: Instant): LocalDate {
  return new Date(Date.parse(instant) + VIETNAM_OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Parses `yyyy-mm-dd`; undefined when it is not a real day (2023-02-31). */
export function parseLocalDate(text: string): LocalDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? (text as LocalDate) : undefined;
}

/** As people type it: `21/11/2026`, `1-3-2024`, `21.11.2026` or `2026-11-21`; undefined when it is no real day. */
export function parseTypedDate(text: string): LocalDate | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  const [, day = '', , month = '', year = ''] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(plain) ?? [];
  return parseLocalDate(day === '' ? plain : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

export function addDays(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as LocalDate;
}

/** Adds months and keeps the day where it exists, else the last day of the month (31 January + 1 month = 28 or 29 February). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(dayOfMonth, lastDay));
  return first.toISOString().slice(0, 10) as LocalDate;
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
