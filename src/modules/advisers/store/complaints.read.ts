/** Reads complaints about advisers, and which adviser had a request in hand. */
import type { Selectable } from 'kysely';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import { findCase } from '../../cases/index.ts';
import type { Complaint } from '../domain/complaint.ts';
import './complaint-tables.ts';
import './offer-tables.ts';

export async function findComplaint(db: Db, caseId: string): Promise<Complaint | undefined> {
  const row = await db.selectFrom('adviser_complaints').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row && complaintOf(row);
}

/** The one about a request that nobody decided yet, or whose firm may still object or did. */
export async function findOpenComplaint(db: Db, aboutCaseId: string): Promise<Complaint | undefined> {
  const row = await db
    .selectFrom('adviser_complaints')
    .selectAll()
    .where('about_case_id', '=', aboutCaseId)
    .orderBy('opened_at', 'desc')
    .orderBy('case_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.outcome === null) return row && complaintOf(row);
  const found = await findCase(db, row.case_id);
  return found === undefined || found.turn === 'nobody' ? undefined : complaintOf(row);
}

/** About one adviser, the latest first. */
export async function listComplaintsAbout(db: Db, adviserId: string): Promise<readonly Complaint[]> {
  const rows = await db
    .selectFrom('adviser_complaints')
    .selectAll()
    .where('adviser_id', '=', adviserId)
    .orderBy('opened_at', 'desc')
    .orderBy('case_id')
    .execute();
  return rows.map(complaintOf);
}

/** Who had a request in hand, or has; of several the last. */
export async function findAdviserWhoHeld(db: Db, caseId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('adviser_offers')
    .select('adviser_id')
    .where('case_id', '=', caseId)
    .where('outcome', 'in', ['accepted', 'handed-back'])
    .orderBy('offered_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.adviser_id;
}

function complaintOf(row: Selectable<Tables['adviser_complaints']>): Complaint {
  return {
    ...{ caseId: row.case_id, aboutCaseId: row.about_case_id, adviserId: row.adviser_id, ground: row.ground },
    openedAt: row.opened_at,
    ...(row.objected_at !== null && { objectedAt: row.objected_at }),
    ...(row.outcome !== null && row.decided_at !== null && { decided: { outcome: row.outcome, at: row.decided_at } }),
  };
}
