/** The clocks of accounts: what opens nothing any more is deleted, and people whose week to think again has passed are erased. */
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import { type ErasureDeps, eraseDueAccounts } from '../actions/erase-account.ts';
import { forgetOld } from '../actions/forget-old.ts';

export function accountSchedule(deps: ErasureDeps): ScheduledWork[] {
  return [
    {
      name: 'accounts.forget',
      sentence: 'Every hour forget sign-in codes a day old and sessions nobody can come back to.',
      rhythm: { everySeconds: 3_600 },
      run: (now) => forgetOld(deps.db, now),
    },
    {
      name: 'accounts.erase',
      sentence: 'Every hour erase the people who asked for it and have not thought again for seven days.',
      rhythm: { everySeconds: 3_600 },
      run: async (now) => {
        await eraseDueAccounts(deps, now);
      },
    },
  ];
}
