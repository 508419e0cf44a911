/** Reads who is to be asked how a case went, and what was answered. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Answer } from '../domain/closing-answer.ts';
import './tables.ts';

export interface Asking {
  readonly askAt: Instant;
  readonly answeredAt?: Instant | undefined;
}

export async function findAsking(db: Db, caseId: string): Promise<Asking | undefined> {
  const row = await db
    .selectFrom('case_askings')
    .select(['ask_at', 'answered_at'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row && { askAt: row.ask_at, ...(row.answered_at !== null && { answeredAt: row.answered_at }) };
}

/** Of these cases, those whose asking has come and is not answered. */
export async function listUnanswered(db: Db, caseIds: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('case_askings')
    .select('case_id')
    .where('case_id', 'in', [...caseIds])
    .where('answered_at', 'is', null)
    .where('ask_at', '<=', now)
    .execute();
  return new Set(rows.map(({ case_id }) => case_id));
}

/** Not asked yet, the longest due first. */
export async function listDueAskings(db: Db, now: Instant, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_askings')
    .select('case_id')
    .where('asked_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('ask_at', '<=', now)
    .orderBy('ask_at')
    .limit(limit)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

export async function listAnswers(db: Db, caseId: string): Promise<readonly Answer[]> {
  const rows = await db
    .selectFrom('case_answers')
    .select(['question', 'choice', 'words'])
    .where('case_id', '=', caseId)
    .orderBy('question')
    .execute();
  return rows.map(({ question, choice, words }) => ({
    question,
    ...(choice !== null && { choice }),
    ...(words !== null && { words }),
  }));
}

export interface HeldAnswer extends Answer {
  readonly caseId: string;
  readonly type: string;
  readonly answeredAt: Instant;
}

/** What was said of the cases somebody held to their end, the latest first. */
export async function listAnswersOfHolder(
  db: Db,
  holder: { readonly personId: string; readonly assignmentId: string },
  limit: number,
): Promise<readonly HeldAnswer[]> {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin('case_answers as a', 'a.case_id', 'c.id')
    .select(['c.id', 'c.type', 'a.question', 'a.choice', 'a.words', 'a.answered_at'])
    .where('c.holder_person_id', '=', holder.personId)
    .where('c.holder_assignment_id', '=', holder.assignmentId)
    .where('c.closed_at', 'is not', null)
    .orderBy('a.answered_at', 'desc')
    .orderBy('c.id')
    .orderBy('a.question')
    .limit(limit)
    .execute();
  return rows.map(({ id, type, question, choice, words, answered_at }) => ({
    ...{ caseId: id, type, question, answeredAt: answered_at },
    ...(choice !== null && { choice }),
    ...(words !== null && { words }),
  }));
}
