/** The clock of accounts: codes and sessions that open nothing any more are deleted. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import { forgetOld } from '../actions/forget-old.ts';

export function accountSchedule(deps: { readonly db: Db }): ScheduledWork[] {
  return [
    {
      name: 'accounts.forget',
      sentence: 'Every hour forget sign-in codes a day old and sessions nobody can come back to.',
      rhythm: { everySeconds: 3_600 },
      run: (now) => forgetOld(deps.db, now),
    },
  ];
}
