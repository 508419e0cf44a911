/** Terms as an officer would count them on the wall calendar, and the laws they keep on any day. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type Instant, instantOf, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { loadCalendars } from '../content/load-calendars.ts';
import { isWorkingDay } from './working-calendar.ts';
import { type TermLength, termFrom, workingMinutesBetween } from './working-time.ts';

const calendar = loadCalendars().get('vn-public-offices')!;
/** A moment in Viet Nam. */
const at = (day: string, time: string): Instant => instantOf(new Date(`${day}T${time}:00+07:00`));
const inVietnam = (instant: Instant): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

test.each<[string, Instant, TermLength, string, string, boolean]>([
  [
    'one hour in the morning',
    at('2026-06-01', '09:00'),
    { count: 1, unit: 'working-hours' },
    '2026-06-01 10:00',
    '2026-06-01',
    true,
  ],
  [
    'over lunch',
    at('2026-06-01', '11:30'),
    { count: 1, unit: 'working-hours' },
    '2026-06-01 13:30',
    '2026-06-01',
    true,
  ],
  [
    'up to closing time and no further',
    at('2026-06-01', '13:00'),
    { count: 4, unit: 'working-hours' },
    '2026-06-01 17:00',
    '2026-06-01',
    true,
  ],
  [
    'asked on Friday evening',
    at('2026-06-05', '19:00'),
    { count: 8, unit: 'working-hours' },
    '2026-06-08 17:00',
    '2026-06-08',
    true,
  ],
  [
    'asked late on Thursday',
    at('2026-06-04', '16:30'),
    { count: 8, unit: 'working-hours' },
    '2026-06-05 16:30',
    '2026-06-05',
    true,
  ],
  [
    'the day it is asked does not count',
    at('2026-06-01', '08:00'),
    { count: 1, unit: 'working-days' },
    '2026-06-03 00:00',
    '2026-06-02',
    true,
  ],
  [
    'a weekend does not count',
    at('2026-06-05', '08:00'),
    { count: 1, unit: 'working-days' },
    '2026-06-09 00:00',
    '2026-06-08',
    true,
  ],
  [
    'over Lunar New Year 2026',
    at('2026-02-13', '10:00'),
    { count: 3, unit: 'working-days' },
    '2026-02-26 00:00',
    '2026-02-25',
    true,
  ],
  [
    'over the Saturday worked for 2 May 2025',
    at('2025-04-25', '10:00'),
    { count: 1, unit: 'working-days' },
    '2025-04-27 00:00',
    '2025-04-26',
    true,
  ],
  [
    'the Hùng Kings on a Sunday give the Monday off',
    at('2026-04-24', '10:00'),
    { count: 1, unit: 'working-days' },
    '2026-04-29 00:00',
    '2026-04-28',
    true,
  ],
  [
    'ten calendar days that end on a Saturday',
    at('2026-06-03', '10:00'),
    { count: 10, unit: 'days' },
    '2026-06-16 00:00',
    '2026-06-15',
    true,
  ],
  [
    'ten calendar days that end on a Wednesday',
    at('2026-06-07', '10:00'),
    { count: 10, unit: 'days' },
    '2026-06-18 00:00',
    '2026-06-17',
    true,
  ],
  [
    'through a day nobody has decided',
    at('2026-11-23', '10:00'),
    { count: 2, unit: 'working-days' },
    '2026-11-26 00:00',
    '2026-11-25',
    false,
  ],
  [
    'beyond the years that are known',
    at('2027-12-30', '10:00'),
    { count: 2, unit: 'working-days' },
    '2028-01-04 00:00',
    '2028-01-03',
    false,
  ],
])('%s', (_, from, length, due, lastDay, certain) => {
  const term = termFrom(calendar, from, length);
  expect({ ...term, dueAt: inVietnam(term.dueAt) }).toEqual({ dueAt: due, lastDay, certain });
});

test.each([0, -1, 1.5, 401, Number.NaN])('a term of %s is a mistake, not an endless search', (count) => {
  for (const unit of ['working-hours', 'working-days', 'days'] as const)
    expect(() => termFrom(calendar, at('2026-06-01', '09:00'), { count, unit })).toThrow(RangeError);
});

describe('on any day', () => {
  const moment = fc
    .integer({ min: 0, max: 3 * 365 * 24 * 60 })
    .map((minute) => instantOf(new Date(Date.parse('2025-01-01T00:00:00+07:00') + minute * 60_000)));
  const count = fc.integer({ min: 1, max: 60 });

  it('a term in hours holds exactly that much working time and ends while the desk works', () => {
    fc.assert(
      fc.property(moment, count, (from, hours) => {
        const { dueAt } = termFrom(calendar, from, { count: hours, unit: 'working-hours' });
        expect(workingMinutesBetween(calendar, from, dueAt)).toBeCloseTo(hours * 60, 6);
        const justBefore = instantOf(new Date(Date.parse(dueAt) - 60_000));
        expect(workingMinutesBetween(calendar, justBefore, dueAt)).toBeCloseTo(1, 6);
      }),
    );
  });

  it('a term of n working days has n working days after the day it began, and ends with the last of them', () => {
    fc.assert(
      fc.property(moment, count, (from, days) => {
        const { lastDay, dueAt } = termFrom(calendar, from, { count: days, unit: 'working-days' });
        let counted = 0;
        for (let day = addDays(localDateOf(from), 1); day <= lastDay; day = addDays(day, 1))
          if (isWorkingDay(calendar, day)) counted += 1;
        expect(counted).toBe(days);
        expect(isWorkingDay(calendar, lastDay)).toBe(true);
        expect(localDateOf(dueAt)).toBe(addDays(lastDay, 1));
      }),
    );
  });

  it('asking later never gives an earlier end, a longer term never an earlier one, two terms in a row are their sum', () => {
    const units = fc.constantFrom<TermLength['unit']>('working-hours', 'working-days', 'days');
    fc.assert(
      fc.property(moment, moment, count, count, units, (one, other, a, b, unit) => {
        const [early, late] = [one, other].sort() as [Instant, Instant];
        const due = (from: Instant, length: number) => termFrom(calendar, from, { count: length, unit }).dueAt;
        expect(due(early, a) <= due(late, a)).toBe(true);
        expect(due(early, a) <= due(early, a + b)).toBe(true);
        if (unit === 'working-hours') expect(due(due(early, a), b)).toBe(due(early, a + b));
      }),
    );
  });

  it('a term in calendar days ends on a working day, at most a long holiday later', () => {
    fc.assert(
      fc.property(moment, count, (from, days) => {
        const { lastDay } = termFrom(calendar, from, { count: days, unit: 'days' });
        expect(isWorkingDay(calendar, lastDay)).toBe(true);
        const plain = addDays(localDateOf(from), days);
        for (let day: LocalDate = plain; day < lastDay; day = addDays(day, 1))
          expect(isWorkingDay(calendar, day)).toBe(false);
      }),
    );
  });
});
