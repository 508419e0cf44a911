/** Writes what advisers ask of the network, and the recognitions it ends in. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Recognition, RecognitionStatus } from '../domain/adviser.ts';
import type { Application, ApplicationOutcome } from '../domain/application.ts';
import './tables.ts';

/** Throws when the adviser has one open: the caller looked. */
export async function insertApplication(trx: Trx, application: Omit<Application, 'outcome'>): Promise<void> {
  const { caseId, adviserId, kind, wish } = application;
  await trx
    .insertInto('adviser_applications')
    .values({
      ...{ case_id: caseId, adviser_id: adviserId, kind, ministry: wish?.ministry ?? null },
      ...{ fields: [...(wish?.fields ?? [])], outcome: null, reason: null, decided_at: null },
    })
    .execute();
}

export async function closeApplication(
  trx: Trx,
  caseId: string,
  closed: { readonly outcome: ApplicationOutcome; readonly reason?: string | undefined; readonly now: Instant },
): Promise<void> {
  const { outcome, reason, now } = closed;
  await trx
    .updateTable('adviser_applications')
    .set({ outcome, reason: reason ?? null, decided_at: now })
    .where('case_id', '=', caseId)
    .execute();
}

/** Takes the place of an older recognition by the same ministry for the same field. */
export async function insertRecognition(
  trx: Trx,
  adviserId: string,
  recognition: Omit<Recognition, 'status'> & { readonly caseId: string },
  now: Instant,
): Promise<void> {
  const { id, ministry, field, decisionNo, decidedOn, from, until, caseId } = recognition;
  await trx
    .updateTable('adviser_recognitions')
    .set({ status: 'replaced', changed_at: now })
    .where('adviser_id', '=', adviserId)
    .where('ministry', '=', ministry)
    .where('field', '=', field)
    .where('status', 'in', ['valid', 'suspended'])
    .execute();
  await trx
    .insertInto('adviser_recognitions')
    .values({
      ...{ id, adviser_id: adviserId, ministry, field, decision_no: decisionNo, decided_on: decidedOn },
      ...{ from_day: from, until_day: until ?? null, status: 'valid', reason: null, case_id: caseId, changed_at: now },
    })
    .execute();
}

export async function setRecognition(
  trx: Trx,
  id: string,
  change: { readonly status: RecognitionStatus; readonly reason?: string | undefined; readonly now: Instant },
): Promise<void> {
  const { status, reason, now } = change;
  await trx
    .updateTable('adviser_recognitions')
    .set({ status, reason: reason ?? null, changed_at: now })
    .where('id', '=', id)
    .execute();
}
