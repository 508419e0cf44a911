/** Keeps the places a process remembers as the acts say: asked for cheaply, rebuilt only when an act was added or its day has come. */
import { type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import type { LoadedLocalities } from '../content/load-localities.ts';
import { lastActOrdinal, listActs } from '../store/acts.read.ts';

export interface FollowActsDeps {
  readonly db: Db;
  readonly places: LoadedLocalities;
  /** Told when the places are others than before: what was computed from them is old. */
  readonly onChange: () => void;
}

/** Reads all acts and lays those in force over the content. */
export async function followActs(deps: FollowActsDeps, now: Instant): Promise<void> {
  if (deps.places.follow(await listActs(deps.db), localDateOf(now))) deps.onChange();
}

export function localitySchedule(deps: FollowActsDeps): ScheduledWork[] {
  let seen: { readonly ordinal: number; readonly day: LocalDate } | undefined;
  return [
    {
      name: 'localities.follow-acts',
      sentence: 'Every half minute look whether places were merged, divided, renamed or upgraded.',
      rhythm: { everySeconds: 30 },
      everyProcess: true,
      run: async (now) => {
        const ordinal = await lastActOrdinal(deps.db);
        const day = localDateOf(now);
        if (seen?.ordinal === ordinal && seen.day === day) return;
        await followActs(deps, now);
        seen = { ordinal, day };
      },
    },
  ];
}
