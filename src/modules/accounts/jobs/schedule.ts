/** The clocks of accounts: what opens nothing any more is deleted, people go with their places, and those whose week to think again has passed are erased. */
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import { type ErasureDeps, eraseDueAccounts } from '../actions/erase-account.ts';
import { followWorkPlaces } from '../actions/follow-places.ts';
import { forgetOld } from '../actions/forget-old.ts';

export function accountSchedule(
  deps: ErasureDeps & Pick<Parameters<typeof followWorkPlaces>[0], 'places'>,
): ScheduledWork[] {
  return [
    {
      name: 'accounts.forget',
      sentence: 'Every hour forget sign-in codes a day old and sessions nobody can come back to.',
      rhythm: { everySeconds: 3_600 },
      run: (now) => forgetOld(deps.db, now),
    },
    {
      name: 'accounts.follow-places',
      sentence:
        'Every minute look whether an act has dissolved a place somebody works for, and let them work for what it became.',
      rhythm: { everySeconds: 60 },
      run: async (now) => {
        await followWorkPlaces(deps, now);
      },
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
