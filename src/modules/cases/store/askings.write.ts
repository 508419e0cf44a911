/** When the side that asked is asked how it went, and what it answered. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Answer } from '../domain/closing-answer.ts';
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

export async function markAsked(trx: Trx, caseId: string, now: Instant): Promise<void> {
  await trx.updateTable('case_askings').set({ asked_at: now }).where('case_id', '=', caseId).execute();
}

/** In the place of what was answered before the case was opened again. */
export async function insertAnswers(trx: Trx, caseId: string, answers: readonly Answer[], now: Instant): Promise<void> {
  await trx.deleteFrom('case_answers').where('case_id', '=', caseId).execute();
  await trx
    .insertInto('case_answers')
    .values(
      answers.map(({ question, choice, words }) => ({
        ...{ case_id: caseId, question, answered_at: now },
        ...{ choice: choice ?? null, words: words ?? null },
      })),
    )
    .execute();
  await trx.updateTable('case_askings').set({ answered_at: now }).where('case_id', '=', caseId).execute();
}
