/** Writes what an adviser is asked about a complaint, and says. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Hearing } from '../domain/hearing.ts';
import './complaint-tables.ts';

/** Throws where the adviser was asked before: the caller looked, under the lock of the case. */
export async function insertHearing(trx: Trx, hearing: Hearing & { readonly question: string }): Promise<void> {
  const { caseId, question, namesRequest, askedAt, term } = hearing;
  await trx
    .insertInto('adviser_hearings')
    .values({
      ...{ case_id: caseId, question, names_request: namesRequest, asked_at: askedAt },
      ...{ due_at: term.dueAt, last_day: term.lastDay, statement: null, stated_at: null },
    })
    .execute();
}

export async function setStatement(
  trx: Trx,
  caseId: string,
  { words, at }: { readonly words: string; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable('adviser_hearings')
    .set({ statement: words, stated_at: at })
    .where('case_id', '=', caseId)
    .execute();
}

/** Of an adviser who is erased. */
export async function forgetHearings(trx: Trx, adviserIds: readonly string[]): Promise<void> {
  await trx
    .updateTable('adviser_hearings')
    .set({ question: null, statement: null })
    .where('case_id', 'in', (of) =>
      of
        .selectFrom('adviser_complaints')
        .select('case_id')
        .where('adviser_id', 'in', [...adviserIds]),
    )
    .execute();
}
