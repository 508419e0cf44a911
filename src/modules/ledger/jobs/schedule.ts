/** The clocks of the ledger: sealing, and writing the head outside the database. */
import type { Clock } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ScheduledWork } from '../../../foundation/jobs/schedule.ts';
import { exportHead } from '../actions/export-head.ts';
import { forgetCommands } from '../actions/forget-commands.ts';
import { seal } from '../actions/seal.ts';

export function ledgerSchedule(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly headsPath: string;
}): ScheduledWork[] {
  return [
    {
      name: 'ledger.seal',
      sentence: 'Every 30 seconds number and seal the events committed since.',
      rhythm: { everySeconds: 30 },
      run: async () => {
        await seal(deps.db, deps.clock);
      },
    },
    {
      name: 'ledger.export-head',
      sentence: 'Every day from 00:10 write the head of the sealed chain to ledger-heads.jsonl.',
      rhythm: { dailyAt: '00:10' },
      run: async (now) => {
        await exportHead(deps.db, deps.headsPath, now);
      },
    },
    {
      name: 'ledger.forget-commands',
      sentence: 'Every day from 03:20 forget the keys of forms carried out more than 30 days ago.',
      rhythm: { dailyAt: '03:20' },
      run: (now) => forgetCommands(deps.db, now),
    },
  ];
}
