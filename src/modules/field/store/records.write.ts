/** Writes what came back from the field: records and photos once, then only their state moves. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { SignMethod } from '../domain/cosign.ts';
import type { FieldRecord } from './records.read.ts';
import './tables.ts';

export async function insertFieldRecord(
  trx: Trx,
  record: Omit<FieldRecord, 'signedBy' | 'scannedBy' | 'decidedAt'>,
): Promise<void> {
  const isAssessment = record.kind === 'assessment';
  await trx
    .insertInto('field_records')
    .values({
      ...{ id: record.id, kind: record.kind, person_id: record.personId, assignment_id: record.assignmentId },
      ...{ device_id: record.deviceId, happened_at: record.happenedAt, recorded_at: record.recordedAt },
      ...{ state: record.state, mandate_id: record.mandateId ?? null, tax_code: record.taxCode ?? null },
      ...{ dossier_id: record.dossierId ?? null, framework_id: record.framework ?? null },
      framework_hash: record.frameworkHash ?? null,
      answers: isAssessment ? sql<string>`${JSON.stringify(record.answers)}::text::jsonb` : null,
      ...{ channel: record.channel ?? null, outcome: record.outcome ?? null, note: record.note ?? null },
      case_id: record.caseId ?? null,
    })
    .execute();
}

/** The same picture twice for one record is once. */
export async function insertPhoto(
  trx: Trx,
  photo: {
    readonly id: string;
    readonly recordId: string;
    readonly hash: string;
    readonly bytes: Uint8Array;
    readonly takenAt: Instant;
    readonly recordedAt: Instant;
  },
): Promise<void> {
  await trx
    .insertInto('field_photos')
    .values({
      ...{ id: photo.id, record_id: photo.recordId, hash: photo.hash, bytes: photo.bytes },
      ...{ taken_at: photo.takenAt, recorded_at: photo.recordedAt },
    })
    .onConflict((conflict) => conflict.columns(['record_id', 'hash']).doNothing())
    .execute();
}

export interface Signature {
  readonly by: SignMethod;
  /** The officer who scanned a sheet in. */
  readonly scannedBy?: string | undefined;
  readonly at: Instant;
}

const columnsOf = ({ by, scannedBy, at }: Signature) => ({
  ...{ signed_by: by, scanned_by: scannedBy ?? null, decided_at: at },
});

export async function confirmRecord(
  trx: Trx,
  id: string,
  signed: Signature & { readonly assessmentId: string },
): Promise<void> {
  await trx
    .updateTable('field_records')
    .set({ state: 'confirmed', ...columnsOf(signed), assessment_id: signed.assessmentId })
    .where('id', '=', id)
    .execute();
}

export async function refuseRecord(trx: Trx, id: string, signed: Signature): Promise<void> {
  await trx
    .updateTable('field_records')
    .set({ state: 'refused', ...columnsOf(signed) })
    .where('id', '=', id)
    .execute();
}

export async function chooseRecord(trx: Trx, id: string, others: readonly string[]): Promise<void> {
  await trx.updateTable('field_records').set({ state: 'unconfirmed' }).where('id', '=', id).execute();
  if (others.length > 0)
    await trx
      .updateTable('field_records')
      .set({ state: 'set-aside' })
      .where('id', 'in', [...others])
      .execute();
}

/** Everything said and seen; the ledger keeps ids and codes only. */
export async function eraseFieldRecords(trx: Trx, dossierId: string): Promise<void> {
  await trx.deleteFrom('field_records').where('dossier_id', '=', dossierId).execute();
}
