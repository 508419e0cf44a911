/** When the side that asked is asked how it went, and what it answered. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** Closed once more after it was opened again, a case is asked about anew. */
export async function insertAsking(trx: Trx, caseId: string, askAt: Instant): Promise<void> {
  await trx
    .insertInto('case_askings')
    .values({ case_id: caseId, ask_at: askAt, asked_at: null, answered_at: null })
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet({ ask_at: askAt, asked_at: null, answered_at: null }),
    )
    .execute();
}

export async function dropAsking(trx: Trx, caseId: string): Promise<void> {
  await trx.deleteFrom('case_askings').where('case_id', '=', caseId).where('answered_at', 'is', null).execute();
}
