/** Writes complaints about advisers. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Complaint, ComplaintOutcome } from '../domain/complaint.ts';
import './complaint-tables.ts';
import './offer-tables.ts';

/** Throws when one is open about the same request: the caller looked, under the request's lock. */
export async function insertComplaint(trx: Trx, complaint: Omit<Complaint, 'decided'>): Promise<void> {
  const { caseId, aboutCaseId, adviserId, ground, openedAt } = complaint;
  await trx
    .insertInto('adviser_complaints')
    .values({
      ...{ case_id: caseId, about_case_id: aboutCaseId, adviser_id: adviserId, ground, opened_at: openedAt },
      ...{ outcome: null, decided_at: null },
    })
    .execute();
}

export async function decideComplaint(
  trx: Trx,
  caseId: string,
  { outcome, at }: { readonly outcome: ComplaintOutcome; readonly at: Instant },
): Promise<void> {
  await trx.updateTable('adviser_complaints').set({ outcome, decided_at: at }).where('case_id', '=', caseId).execute();
}

/** Of a firm that is erased. */
export async function endComplaintsOf(trx: Trx, dossierId: string, at: Instant): Promise<void> {
  await trx
    .updateTable('adviser_complaints')
    .set({ outcome: 'ended', decided_at: at })
    .where('outcome', 'is', null)
    .where('about_case_id', 'in', (of) =>
      of.selectFrom('advice_requests').select('case_id').where('dossier_id', '=', dossierId),
    )
    .execute();
}
