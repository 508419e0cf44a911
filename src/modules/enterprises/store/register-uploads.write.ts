/** Files on their way into the register: their pieces, what was settled about them, and who is reading them now. */
import { sql } from 'kysely';
import { type Instant, instantOf, type LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { FileMapping } from '../domain/register-columns.ts';
import type { UploadState } from '../domain/register-upload.ts';
import './tables.ts';

export interface NewUpload {
  readonly id: string;
  readonly fileName: string;
  readonly area: string | undefined;
  readonly uploadedBy: string;
  readonly role: string;
  readonly assignmentId: string;
  readonly asOf: LocalDate;
  readonly uploadedAt: Instant;
}

/** False when it is there already: the same form was sent twice. */
export async function insertUpload(db: Db, given: NewUpload): Promise<boolean> {
  const inserted = await db
    .insertInto('register_uploads')
    .values({
      id: given.id,
      file_name: given.fileName,
      area_id: given.area ?? null,
      uploaded_by: given.uploadedBy,
      role: given.role,
      assignment_id: given.assignmentId,
      state: 'arriving',
      as_of: given.asOf,
      uploaded_at: given.uploadedAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function insertPiece(db: Db, uploadId: string, ordinal: number, bytes: Uint8Array): Promise<void> {
  await db
    .insertInto('register_upload_pieces')
    .values({ upload_id: uploadId, ordinal, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })
    .execute();
}

/** With its pieces; for what never became a file. */
export async function deleteUpload(db: Db, id: string): Promise<void> {
  await db.deleteFrom('register_uploads').where('id', '=', id).execute();
}

export async function settleArrival(
  db: Db,
  id: string,
  file: {
    readonly kind: 'csv' | 'xlsx';
    readonly hash: string;
    readonly size: number;
    readonly lineEnds: number | undefined;
    readonly headings: readonly string[];
    readonly mapping: FileMapping;
  },
): Promise<void> {
  await db
    .updateTable('register_uploads')
    .set({
      state: 'arrived',
      file_kind: file.kind,
      file_hash: file.hash,
      size_bytes: file.size,
      line_ends: file.lineEnds ?? null,
      headings: [...file.headings],
      mapping: JSON.stringify(file.mapping),
    })
    .where('id', '=', id)
    .where('state', '=', 'arriving')
    .execute();
}

export interface SettledUpload {
  readonly headings: readonly string[];
  readonly mapping: FileMapping;
  readonly asOf: LocalDate;
  readonly keepGood: boolean;
  readonly state: 'arrived' | 'waiting';
}

/** False when it is no longer open to changes. */
export async function settleUpload(trx: Trx, id: string, settled: SettledUpload): Promise<boolean> {
  const changed = await trx
    .updateTable('register_uploads')
    .set({
      headings: [...settled.headings],
      mapping: JSON.stringify(settled.mapping),
      as_of: settled.asOf,
      keep_good: settled.keepGood,
      state: settled.state,
    })
    .where('id', '=', id)
    .where('state', '=', 'arrived')
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** What a file with these headings means, for the next of its kind. */
export async function rememberMapping(
  trx: Trx,
  given: {
    readonly area: string | undefined;
    readonly fingerprint: string;
    readonly mapping: FileMapping;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  const row = { mapping: JSON.stringify(given.mapping), settled_by: given.by, settled_at: given.at };
  await trx
    .insertInto('register_mappings')
    .values({ area_id: given.area ?? '', fingerprint: given.fingerprint, ...row })
    .onConflict((conflict) => conflict.columns(['area_id', 'fingerprint']).doUpdateSet(row))
    .execute();
}

const LEASE_SECONDS = 60;
const leaseEnd = (now: Instant) => instantOf(new Date(Date.parse(now) + LEASE_SECONDS * 1_000));

/** The file that has waited longest, or one whose reader has died. Nobody else is given it while its lease holds. */
export async function claimUpload(db: Db, now: Instant): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update register_uploads set state = 'running', leased_until = ${leaseEnd(now)}::timestamptz
    where id = (
      select id from register_uploads
      where ended_at is null and (state = 'waiting' or (state = 'running' and leased_until < ${now}::timestamptz))
      order by id limit 1 for update skip locked
    )
    returning id`.execute(db);
  return rows[0]?.id;
}

export async function extendLease(db: Db, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('register_uploads')
    .set({ leased_until: leaseEnd(now) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Puts it back into the row, for a while later. */
export async function putBack(db: Db, id: string): Promise<void> {
  await db
    .updateTable('register_uploads')
    .set({ state: 'waiting', leased_until: null })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Its bytes go with it; what it brought stays in the register. False when it had ended before. */
export async function endUpload(
  trx: Trx,
  id: string,
  end: { readonly state: Extract<UploadState, 'ended' | 'cancelled'>; readonly fault?: string; readonly at: Instant },
): Promise<boolean> {
  const ended = await trx
    .updateTable('register_uploads')
    .set({ state: end.state, fault: end.fault ?? null, ended_at: end.at, leased_until: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  await trx.deleteFrom('register_upload_pieces').where('upload_id', '=', id).execute();
  return ended.numUpdatedRows === 1n;
}

/** Files that never arrived whole, and files nobody has started for a week. */
export async function endForgottenUploads(db: Db, now: Instant): Promise<void> {
  const ago = (days: number) => instantOf(new Date(Date.parse(now) - days * 86_400_000));
  const { rows } = await sql<{ id: string }>`
    select id from register_uploads
    where ended_at is null and ((state = 'arriving' and uploaded_at < ${ago(1)}::timestamptz)
      or (state = 'arrived' and uploaded_at < ${ago(7)}::timestamptz))`.execute(db);
  for (const { id } of rows)
    await db.transaction().execute((trx) => endUpload(trx, id, { state: 'cancelled', at: now }));
}
