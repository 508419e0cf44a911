/** Which mailboxes refuse letters, and which letters left for which: kept by keyed hash, never by address. */
import type { Instant } from '../clock.ts';
import type { Db, Trx } from '../database/tables.ts';
import './tables.ts';

export interface Refused {
  readonly status: string;
  readonly refusedAt: Instant;
}

export async function findRefusal(db: Db, mailboxHash: string): Promise<Refused | undefined> {
  const row = await db
    .selectFrom('mail_refusals')
    .select(['status', 'refused_at'])
    .where('mailbox_hash', '=', mailboxHash)
    .executeTakeFirst();
  return row && { status: row.status, refusedAt: row.refused_at };
}

/** The first time counts. */
export async function noteRefusal(trx: Trx, mailboxHash: string, status: string, now: Instant): Promise<void> {
  await trx
    .insertInto('mail_refusals')
    .values({ mailbox_hash: mailboxHash, status, refused_at: now })
    .onConflict((conflict) => conflict.column('mailbox_hash').doNothing())
    .execute();
}

/** False when nothing was held against it. */
export async function forgetRefusal(trx: Trx, mailboxHash: string): Promise<boolean> {
  const row = await trx
    .deleteFrom('mail_refusals')
    .where('mailbox_hash', '=', mailboxHash)
    .returning('mailbox_hash')
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteSent(trx: Trx, id: string, mailboxHash: string, now: Instant): Promise<void> {
  await trx
    .insertInto('mail_sent')
    .values({ id, mailbox_hash: mailboxHash, sent_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The mailbox a letter left for; undefined for a letter that is not ours, or left too long ago. */
export async function findSent(trx: Trx, id: string): Promise<string | undefined> {
  const row = await trx.selectFrom('mail_sent').select('mailbox_hash').where('id', '=', id).executeTakeFirst();
  return row?.mailbox_hash;
}

export async function forgetSent(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('mail_sent').where('sent_at', '<', before).execute();
}
