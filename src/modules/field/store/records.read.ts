/** Reads what came back from the field: one record, a person's list, what else there is of the same firm, and its photos. */
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import type { Answer } from '../../assessments/index.ts';
import type { RecordState, SignMethod } from '../domain/cosign.ts';
import './tables.ts';

export interface FieldRecord {
  readonly id: string;
  readonly kind: 'assessment' | 'visit' | 'request';
  readonly personId: string;
  readonly assignmentId: string;
  readonly deviceId: string;
  readonly mandateId: string | undefined;
  readonly taxCode: string | undefined;
  readonly dossierId: string | undefined;
  readonly happenedAt: Instant;
  readonly recordedAt: Instant;
  readonly state: RecordState;
  readonly framework: string | undefined;
  readonly frameworkHash: string | undefined;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly signedBy: SignMethod | undefined;
  /** The officer who scanned a signed sheet. */
  readonly scannedBy: string | undefined;
  readonly decidedAt: Instant | undefined;
  readonly channel: string | undefined;
  readonly outcome: string | undefined;
  readonly note: string | undefined;
  readonly caseId: string | undefined;
}

export async function findFieldRecord(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<FieldRecord | undefined> {
  const query = db.selectFrom('field_records').selectAll().where('id', '=', id);
  const row = await (options.lock ? query.forUpdate() : query).executeTakeFirst();
  return row && toRecord(row);
}

export interface RecordList {
  readonly records: readonly FieldRecord[];
  readonly next?: string;
}

/** What one person sent, the latest first; `state` narrows it. */
export async function listFieldRecords(
  db: Db,
  asked: {
    readonly personId: string;
    readonly state?: RecordState | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<RecordList> {
  const { personId, state, after, limit } = asked;
  const rows = await db
    .selectFrom('field_records')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(recorded_at, id) < (select recorded_at, id from field_records where id = ${after} and person_id = ${personId})`,
      ),
    )
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const records = rows.slice(0, limit).map(toRecord);
  const last = records.at(-1);
  return { records, ...(rows.length > limit && last && { next: last.id }) };
}

/** Other assessments of the same firm by the same questions that wait, or wait no longer because another was chosen. */
export async function listRivals(
  db: Db,
  record: Pick<FieldRecord, 'id' | 'dossierId' | 'framework'>,
  options: { readonly lock?: boolean } = {},
): Promise<readonly FieldRecord[]> {
  if (record.dossierId === undefined || record.framework === undefined) return [];
  const query = db
    .selectFrom('field_records')
    .selectAll()
    .where('dossier_id', '=', record.dossierId)
    .where('framework_id', '=', record.framework)
    .where('state', 'in', ['unconfirmed', 'set-aside'])
    .where('id', '<>', record.id)
    .orderBy('id');
  return (await (options.lock ? query.forUpdate() : query).execute()).map(toRecord);
}

export interface FieldPhoto {
  readonly id: string;
  readonly takenAt: Instant;
}

export async function listPhotos(db: Db, recordId: string): Promise<readonly FieldPhoto[]> {
  const rows = await db
    .selectFrom('field_photos')
    .select(['id', 'taken_at'])
    .where('record_id', '=', recordId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, taken_at }) => ({ id, takenAt: taken_at }));
}

export async function readPhoto(db: Db, recordId: string, id: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('field_photos')
    .select('bytes')
    .where('record_id', '=', recordId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.bytes;
}

/** Everything of one dossier, for its owner's copy. */
export async function listOfDossier(db: Db, dossierId: string): Promise<readonly FieldRecord[]> {
  const rows = await db
    .selectFrom('field_records')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute();
  return rows.map(toRecord);
}

function toRecord(row: Selectable<Tables['field_records']>): FieldRecord {
  return {
    ...{ id: row.id, kind: row.kind, personId: row.person_id, assignmentId: row.assignment_id, state: row.state },
    ...{ deviceId: row.device_id, happenedAt: row.happened_at, recordedAt: row.recorded_at },
    answers: row.answers ?? {},
    mandateId: row.mandate_id ?? undefined,
    taxCode: row.tax_code ?? undefined,
    dossierId: row.dossier_id ?? undefined,
    framework: row.framework_id ?? undefined,
    frameworkHash: row.framework_hash ?? undefined,
    signedBy: row.signed_by ?? undefined,
    scannedBy: row.scanned_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    channel: row.channel ?? undefined,
    outcome: row.outcome ?? undefined,
    note: row.note ?? undefined,
    caseId: row.case_id ?? undefined,
  };
}
