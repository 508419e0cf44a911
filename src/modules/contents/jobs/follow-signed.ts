/** Keeps what a process shows as it was signed: asked for cheaply, read again only when something was signed or a day has begun. */
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import { lastSigned } from '../store/versions.read.ts';

export function contentSchedule(deps: {
  readonly db: Db;
  readonly follow: (now: Instant) => Promise<void>;
}): ScheduledWork[] {
  let seen: { readonly ordinal: number; readonly day: LocalDate } | undefined;
  return [
    {
      name: 'contents.follow-signed',
      sentence: 'Every five seconds look whether content was signed.',
      rhythm: { everySeconds: 5 },
      everyProcess: true,
      run: async (now) => {
        const ordinal = await lastSigned(deps.db);
        const day = localDateOf(now);
        if (seen?.ordinal === ordinal && seen.day === day) return;
        await deps.follow(now);
        seen = { ordinal, day };
      },
    },
  ];
}
