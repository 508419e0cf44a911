/** The clock of notices. */
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import { type DigestDeps, sendDigests } from '../actions/send-digests.ts';

export function noticeSchedule(deps: DigestDeps): ScheduledWork[] {
  return [
    {
      name: 'notices.send-digests',
      sentence: 'Every day from 07:30 send one letter to each person who wants their notices gathered.',
      rhythm: { dailyAt: '07:30' },
      run: (now) => sendDigests(deps, now),
    },
  ];
}
