/** Writes complaints about advisers. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Complaint, ComplaintOutcome } from '../domain/complaint.ts';
import './complaint-tables.ts';
import './offer-tables.ts';

/** Throws when one is open about the same request: the caller looked, under the request's lock. */
export async function insertComplaint(trx: Trx, complaint: Omit<Complaint, 'decided' | 'objectedAt'>): Promise<void> {
  const { caseId, aboutCaseId, adviserId, ground, openedAt } = complaint;
  await trx
    .insertInto('adviser_complaints')
    .values({
      ...{ case_id: caseId, about_case_id: aboutCaseId, adviser_id: adviserId, ground, opened_at: openedAt },
      ...{ outcome: null, decided_at: null, objected_at: null },
    })
    .execute();
}

export async function decideComplaint(
  trx: Trx,
  caseId: string,
  { outcome, at }: { readonly outcome: ComplaintOutcome; readonly at: Instant },
): Promise<void> {
  await trx
    .updateTable('adviser_complaints')
    .set({ outcome, decided_at: at, objected_at: null })
    .where('case_id', '=', caseId)
    .execute();
}

export async function markObjected(trx: Trx, caseId: string, at: Instant): Promise<void> {
  await trx.updateTable('adviser_complaints').set({ objected_at: at }).where('case_id', '=', caseId).execute();
}

/** Of a firm that is erased: what the office wrote to the adviser may tell of it. */
export async function endComplaintsOf(trx: Trx, dossierId: string, at: Instant): Promise<void> {
  const theirs = trx.selectFrom('advice_requests').select('case_id').where('dossier_id', '=', dossierId);
  await trx
    .updateTable('adviser_hearings')
    .set({ question: null, statement: null })
    .where('case_id', 'in', (of) =>
      of.selectFrom('adviser_complaints').select('case_id').where('about_case_id', 'in', theirs),
    )
    .execute();
  await trx
    .updateTable('adviser_complaints')
    .set((row) => ({
      outcome: row.fn.coalesce('outcome', row.val<ComplaintOutcome>('ended')),
      decided_at: at,
      objected_at: null,
    }))
    .where('about_case_id', 'in', theirs)
    .where((row) => row.or([row('outcome', 'is', null), row('objected_at', 'is not', null)]))
    .execute();
}
