/** A clock that stands still until a test moves it. */
import { type Clock, type Instant, instantOf } from '../foundation/clock.ts';

export interface FixedClock extends Clock {
  advance(step: { seconds?: number; minutes?: number; hours?: number; days?: number }): void;
  set(instant: string): void;
}

/** The default instant is arbitrary: no test may depend on which year it is. */
export function fixedClock(start = '2031-03-04T02:00:00.000Z'): FixedClock {
  let now = Date.parse(start);
  return {
    now: (): Instant => instantOf(new Date(now)),
    advance: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      now += (seconds + 60 * minutes + 3600 * hours + 86_400 * days) * 1000;
    },
    set: (instant) => {
      now = Date.parse(instant);
    },
  };
}
