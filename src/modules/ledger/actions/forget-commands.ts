/** Forgets which old forms were carried out: nobody sends the same form again after a month. */
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { forgetCommandsBefore } from '../store/commands.write.ts';

const KEPT_MS = 30 * 86_400_000;

export async function forgetCommands(db: Db, now: Instant): Promise<void> {
  await forgetCommandsBefore(db, instantOf(new Date(Date.parse(now) - KEPT_MS)));
}
