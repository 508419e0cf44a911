/** A process that is killed on purpose while it writes letters: queues numbered ones, says each after its commit, and sends them. Run by tests/operations/letters-crash.test.ts. */
import { createSecretKey } from '../foundation/auth-crypto/secrets.ts';
import { type Clock, instantOf } from '../foundation/clock.ts';
import { inTransaction } from '../foundation/database/in-transaction.ts';
import { migrate } from '../foundation/database/migrate.ts';
import { openDatabase } from '../foundation/database/open-database.ts';
import { randomIds } from '../foundation/ids.ts';
import { runnable } from '../foundation/jobs/job.ts';
import { countJobs } from '../foundation/jobs/queue.ts';
import { createRunner } from '../foundation/jobs/runner.ts';
import { silentLog } from '../foundation/log.ts';
import { createMailQueue } from '../foundation/mail/send-mail.ts';
import { smtpMailer } from '../foundation/mail/smtp-mailer.ts';

const [dataDir = '', url = '', letters = '1', hoursLater = '0'] = process.argv.slice(2);
// Each start is an hour later, so that a letter caught in flight is due again at once.
const clock: Clock = { now: () => instantOf(new Date(Date.now() + Number(hoursLater) * 3_600_000)) };

const { db } = await openDatabase({ dataDir });
await migrate(db);
const queue = createMailQueue(createSecretKey(Buffer.alloc(32, 5)), smtpMailer(url, 'no-reply@causo.example.vn'));
const jobs = [runnable(queue.job)];
const runner = createRunner({ db, clock, log: silentLog, jobs, schedule: [], pollMs: 10 });
process.stdout.write('ready\n');
runner.start();
for (let n = 1; n <= Number(letters); n += 1) {
  // No two starts name a letter alike: one may be committed and its line never printed.
  const name = `${hoursLater}-${n}`;
  const letter = { to: 'a@example.vn', subject: name, text: 'x' };
  await inTransaction(db, (trx) => queue.add(trx, letter, { ids: randomIds, now: clock.now() }));
  process.stdout.write(`queued ${name}\n`);
}
while ((await countJobs(db)) > 0) await new Promise((wake) => setTimeout(wake, 20));
process.stdout.write('all sent\n');
await runner.stop();
process.exit(0);
