/** Letters that came back, as a mail server or a fetcher drops them into a Maildir: read from `new`, kept in `cur` as seen. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instantOf } from '../clock.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Db } from '../database/tables.ts';
import type { ScheduledWork } from '../jobs/schedule.ts';
import { forgetSent } from './mailboxes.ts';
import { readBounce } from './read-bounce.ts';
import type { MailQueue } from './send-mail.ts';

/** Letters come back within five days; a week more for a mailbox nobody fetched. */
const KEPT_DAYS = 14;
const MOST_AT_ONCE = 500;

export interface BounceDeps {
  readonly db: Db;
  readonly mail: Pick<MailQueue, 'takeBack'>;
  /** A Maildir; undefined when none is configured. */
  readonly folder: string | undefined;
}

export function bounceSchedule(deps: BounceDeps): ScheduledWork[] {
  const { db, folder } = deps;
  return [
    {
      name: 'mail.forget-sent',
      sentence: `Every day from 03:40 forget which letters left more than ${KEPT_DAYS} days ago.`,
      rhythm: { dailyAt: '03:40' },
      run: (now) => forgetSent(db, instantOf(new Date(Date.parse(now) - KEPT_DAYS * 86_400_000))),
    },
    ...(folder === undefined
      ? []
      : [
          {
            name: 'mail.read-bounces',
            sentence: 'Every minute read the letters that came back, and write no more to mailboxes that do not exist.',
            rhythm: { everySeconds: 60 },
            run: async (now: Instant) => {
              await readBounces({ ...deps, folder }, now);
            },
          },
        ]),
  ];
}

/** How many were ours. One that cannot be read stays for the operator in `cur` like the others. */
export async function readBounces(deps: BounceDeps & { readonly folder: string }, now: Instant): Promise<number> {
  const [fresh, seen] = [join(deps.folder, 'new'), join(deps.folder, 'cur')];
  if (!existsSync(fresh)) return 0;
  mkdirSync(seen, { recursive: true, mode: 0o700 });
  let ours = 0;
  for (const name of readdirSync(fresh).sort().slice(0, MOST_AT_ONCE)) {
    const bounce = readBounce(readFileSync(join(fresh, name)));
    if (bounce !== undefined && (await inTransaction(deps.db, (trx) => deps.mail.takeBack(trx, bounce, now))))
      ours += 1;
    renameSync(join(fresh, name), join(seen, `${name}:2,S`));
  }
  return ours;
}
