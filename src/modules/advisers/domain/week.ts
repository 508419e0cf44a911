/** The week a capacity is meant for: Monday to Sunday in Viet Nam. */
import { addDays, type Instant, instantOf, localDateOf } from '../../../foundation/clock.ts';

export function weekBegan(now: Instant): Instant {
  const day = localDateOf(now);
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return instantOf(new Date(`${addDays(day, -sinceMonday)}T00:00:00+07:00`));
}

export function minutesAfter(now: Instant, minutes: number): Instant {
  return instantOf(new Date(Date.parse(now) + minutes * 60_000));
}
