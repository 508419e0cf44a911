/** Letters leave after the commit, by a job; while one waits its address and words are sealed. */
import { z } from 'zod';
import type { SecretKey } from '../auth-crypto/secrets.ts';
import type { Instant } from '../clock.ts';
import type { Trx } from '../database/tables.ts';
import type { IdGenerator } from '../ids.ts';
import { enqueue, type Job } from '../jobs/job.ts';
import type { Mail, Mailer } from './mail.ts';

const payload = z.object({ sealed: z.string() });
const mailSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  calendar: z.string().optional(),
});

/** Adds letters to the caller's transaction. */
export interface MailQueue {
  add(trx: Trx, mail: Mail, context: { readonly ids: IdGenerator; readonly now: Instant }): Promise<void>;
  readonly job: Job<z.infer<typeof payload>>;
}

export function createMailQueue(key: SecretKey, mailer: Mailer): MailQueue {
  const job: Job<z.infer<typeof payload>> = {
    id: 'mail.send',
    payload,
    // A code is of no use after ten minutes.
    maxAttempts: 4,
    handle: (_trx, { sealed }) => mailer.send(mailSchema.parse(JSON.parse(key.open(sealed)))),
  };
  return {
    job,
    add: (trx, mail, context) => enqueue(trx, job, { sealed: key.seal(JSON.stringify(mail)) }, context),
  };
}
