/** Tables of the field. */
import type { ColumnType } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Answer } from '../../assessments/index.ts';
import type { CosignKind, RecordState, SignMethod } from '../domain/cosign.ts';

interface RecordRow {
  id: string;
  kind: 'assessment' | 'visit' | 'request';
  person_id: string;
  assignment_id: string;
  device_id: string;
  mandate_id: string | null;
  tax_code: string | null;
  dossier_id: string | null;
  happened_at: Instant;
  recorded_at: Instant;
  state: RecordState;
  framework_id: string | null;
  framework_hash: string | null;
  /** Read as the JSON value, written as its text. */
  answers: ColumnType<Readonly<Record<string, Answer>> | null, string | null, never>;
  assessment_id: string | null;
  signed_by: SignMethod | null;
  scanned_by: string | null;
  decided_at: Instant | null;
  channel: string | null;
  outcome: string | null;
  note: string | null;
  case_id: string | null;
}

interface PhotoRow {
  id: string;
  record_id: string;
  hash: string;
  bytes: Uint8Array;
  taken_at: Instant;
  recorded_at: Instant;
}

interface CosignRow {
  id: string;
  record_id: string;
  kind: CosignKind;
  secret_hash: string;
  made_by: string | null;
  made_at: Instant;
  expires_at: Instant;
  tries: ColumnType<number, number | undefined, number>;
  voided_at: Instant | null;
}

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    field_records: RecordRow;
    field_photos: PhotoRow;
    field_cosigns: CosignRow;
  }
}
