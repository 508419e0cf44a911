/** Tables of documents. */
import type { Generated } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { FileKind } from '../../../foundation/files/file-kind.ts';
import type { ScanVerdict } from '../../../foundation/files/virus-scanner.ts';
import type { PaperOwner, PaperSide } from '../domain/paper.ts';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    stored_files: StoredFilesTable;
    stored_file_pieces: { hash: string; ordinal: number; bytes: Uint8Array };
    papers: PapersTable;
  }
}

interface StoredFilesTable {
  hash: string;
  kind: FileKind;
  size: number;
  stored_at: Instant;
  verdict: ScanVerdict | null;
  scanned_at: Instant | null;
}

interface PapersTable {
  id: string;
  owner_kind: PaperOwner['kind'];
  owner_id: string;
  subject_kind: string;
  subject_id: string;
  hash: string;
  name: string;
  handed_in_by: PaperSide;
  person_id: string | null;
  added_at: Instant;
  shared_at: Generated<Instant | null>;
}
