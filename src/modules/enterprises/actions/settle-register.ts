/** Settles the size class of register rows from before, or by a table no longer in force. Changes no answer: a rule works out what is not settled. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { settleRows } from '../store/register-settle.write.ts';
import type { ProfileDeps } from './rebuild-profiles.ts';

const AT_ONCE = 5_000;

/** Page by page, each committed by itself. Gives how many rows were settled. */
export async function settleRegister({ db, contextAt }: ProfileDeps, today: LocalDate): Promise<number> {
  const context = contextAt(today);
  let settled = 0;
  let after = '';
  for (;;) {
    const page = await inTransaction(db, (trx) => settleRows(trx, { context, after, limit: AT_ONCE }));
    settled += page.settled;
    if (page.last === undefined) return settled;
    after = page.last;
  }
}
