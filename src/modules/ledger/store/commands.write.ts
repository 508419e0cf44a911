/** Remembers the commands already carried out and what they answered. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** True for the first carrier. A second one waits here until the first commits (then false) or rolls back (then true). */
export async function claimCommand(trx: Trx, key: string): Promise<boolean> {
  const claimed = await trx
    .insertInto('commands')
    .values({ key, outcome: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst();
  return claimed !== undefined;
}

export async function storeOutcome(trx: Trx, key: string, outcome: string): Promise<void> {
  await trx.updateTable('commands').set({ outcome }).where('key', '=', key).execute();
}

export async function findOutcome(trx: Trx, key: string): Promise<string | undefined> {
  const row = await trx.selectFrom('commands').select('outcome').where('key', '=', key).executeTakeFirst();
  return row?.outcome ?? undefined;
}

/** A refused command leaves no trace: the corrected form may come with the same key. */
export async function forgetCommand(trx: Trx, key: string): Promise<void> {
  await trx.deleteFrom('commands').where('key', '=', key).execute();
}

export async function forgetCommandsBefore(db: Db, instant: Instant): Promise<void> {
  await db.deleteFrom('commands').where('recorded_at', '<', instant).execute();
}
