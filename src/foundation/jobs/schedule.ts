/** Clocks: work that runs by itself. app.ts lists every one of them in one place, each with its plain sentence. */
import { type Instant, instantOf, localDateOf } from '../clock.ts';

export type Rhythm =
  | { readonly everySeconds: number }
  /** Once a day from this time in Viet Nam, `HH:MM`; made up for when the server was down. */
  | { readonly dailyAt: string };

export interface ScheduledWork {
  /** `module.verb`, e.g. `ledger.seal`. */
  readonly name: string;
  /** What happens and how often, as an operator would say it. */
  readonly sentence: string;
  readonly rhythm: Rhythm;
  /** No second process begins it within this time of the first; afterwards the first is taken for dead. Default 120 s. */
  readonly leaseSeconds?: number;
  /** Looks after what this process alone remembers: every process runs it, nobody waits for another, and once more at the end. */
  readonly everyProcess?: true;
  run(now: Instant): Promise<void>;
}

/** Whether work last started at `last` is due at `now`. */
export function isDue(rhythm: Rhythm, last: Instant | undefined, now: Instant): boolean {
  if (last === undefined) return true;
  if ('everySeconds' in rhythm) return Date.parse(now) - Date.parse(last) >= rhythm.everySeconds * 1_000;
  return last < latestOccurrence(rhythm.dailyAt, now);
}

const DAY_MS = 86_400_000;

/** The last instant at or before `now` at which clocks in Viet Nam showed `time`. */
function latestOccurrence(time: string, now: Instant): Instant {
  const today = instantOf(new Date(`${localDateOf(now)}T${time}:00+07:00`));
  return today <= now ? today : instantOf(new Date(Date.parse(today) - DAY_MS));
}
