/** Reads what advisers were asked about complaints, and said. */
import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import type { Hearing } from '../domain/hearing.ts';
import './complaint-tables.ts';

export async function findHearing(db: Db, caseId: string): Promise<Hearing | undefined> {
  const row = await db.selectFrom('adviser_hearings').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row && hearingOf(row);
}

/** Nobody else answers it before this transaction ends. */
export async function lockHearing(db: Db, caseId: string): Promise<Hearing | undefined> {
  const row = await db
    .selectFrom('adviser_hearings')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row && hearingOf(row);
}

/** Of one adviser, the latest first: those of complaints that are over too. */
export async function listHearingsOf(db: Db, adviserId: string): Promise<readonly Hearing[]> {
  const rows = await db
    .selectFrom('adviser_hearings as h')
    .innerJoin('adviser_complaints as c', 'c.case_id', 'h.case_id')
    .selectAll('h')
    .where('c.adviser_id', '=', adviserId)
    .orderBy('h.asked_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(hearingOf);
}

function hearingOf(row: Selectable<Tables['adviser_hearings']>): Hearing {
  return {
    ...{ caseId: row.case_id, namesRequest: row.names_request, askedAt: row.asked_at },
    term: { dueAt: row.due_at, lastDay: row.last_day },
    ...(row.question !== null && { question: row.question }),
    ...(row.stated_at !== null && {
      stated: { at: row.stated_at, ...(row.statement !== null && { words: row.statement }) },
    }),
  };
}
