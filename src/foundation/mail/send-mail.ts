/**
 * Letters leave after the commit, by a job; while one waits its address and words are sealed. A letter has an id of its own: should the
 * process die between the server's "taken" and our note of it, it leaves again under the same Message-ID, more SMTP cannot promise.
 * A mailbox that does not exist is written to no more until somebody proves it.
 */
import { z } from 'zod';
import type { SecretKey } from '../auth-crypto/secrets.ts';
import type { Instant } from '../clock.ts';
import type { Db, Trx } from '../database/tables.ts';
import type { IdGenerator } from '../ids.ts';
import { enqueue, type Job } from '../jobs/job.ts';
import { type Mail, MailboxRefused, type Mailer } from './mail.ts';
import { findRefusal, findSent, forgetRefusal, noteRefusal, noteSent, type Refused } from './mailboxes.ts';
import type { Bounce } from './read-bounce.ts';

const payload = z.object({ sealed: z.string() });
const letterSchema = z.object({
  // Letters queued before they had one.
  id: z.uuid().optional(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  calendar: z.string().optional(),
});

export interface MailQueue {
  /** Adds a letter to the caller's transaction; none to a mailbox that refuses them, unless its reader asks for it now. */
  add(trx: Trx, mail: Mail, context: { readonly ids: IdGenerator; readonly now: Instant }): Promise<void>;
  /** Undefined while letters arrive there, as far as anybody knows. */
  refusalOf(db: Db, address: string): Promise<Refused | undefined>;
  /** Somebody reads it: letters go there again. False when nothing was held against it. */
  trust(trx: Trx, address: string): Promise<boolean>;
  /** A letter came back; false when it is none of ours. */
  takeBack(trx: Trx, bounce: Bounce, now: Instant): Promise<boolean>;
  readonly job: Job<z.infer<typeof payload>>;
}

export function createMailQueue(key: SecretKey, mailer: Mailer): MailQueue {
  const job: Job<z.infer<typeof payload>> = {
    id: 'mail.send',
    payload,
    // A code is of no use after ten minutes.
    maxAttempts: 4,
    async handle(trx, { sealed }, { now, jobId }) {
      const { id = jobId, ...letter } = letterSchema.parse(JSON.parse(key.open(sealed)));
      const hash = mailboxHash(key, letter.to);
      try {
        await mailer.send(letter, id);
      } catch (fault) {
        if (!(fault instanceof MailboxRefused)) throw fault;
        return noteRefusal(trx, hash, fault.status, now);
      }
      await noteSent(trx, id, hash, now);
    },
  };
  return {
    job,
    async add(trx, { askedFor, ...mail }, context) {
      if (askedFor !== true && (await findRefusal(trx, mailboxHash(key, mail.to))) !== undefined) return;
      await enqueue(trx, job, { sealed: key.seal(JSON.stringify({ id: context.ids.next(), ...mail })) }, context);
    },
    refusalOf: (db, address) => findRefusal(db, mailboxHash(key, address)),
    trust: (trx, address) => forgetRefusal(trx, mailboxHash(key, address)),
    async takeBack(trx, { letterId, status }, now) {
      const hash = await findSent(trx, letterId);
      if (hash === undefined) return false;
      await noteRefusal(trx, hash, status, now);
      return true;
    },
  };
}

/** As accounts counts codes by mailbox: one address, one hash. */
function mailboxHash(key: SecretKey, address: string): string {
  return key.hash('mailbox', address.trim().toLowerCase());
}
