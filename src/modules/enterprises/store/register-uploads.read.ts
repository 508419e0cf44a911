/** Uploads and imports as an officer's pages show them; each question says whose register it is about. */
import { type Selectable, sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import type { ByteSource } from '../../../foundation/xlsx/zip-reader.ts';
import { fileMappingSchema } from '../domain/file-mapping-schema.ts';
import type { ImportArea } from '../domain/import-area.ts';
import type { FileMapping } from '../domain/register-columns.ts';
import type { RegisterUpload } from '../domain/register-upload.ts';
import './tables.ts';

/** `area`: only a file of that province's register; `everywhere` for the nation and for who reads the files. */
export async function findUpload(
  db: Db,
  id: string,
  area: ImportArea | 'everywhere',
): Promise<RegisterUpload | undefined> {
  const row = await db
    .selectFrom('register_uploads')
    .selectAll()
    .where('id', '=', id)
    .$if(area !== undefined && area !== 'everywhere', (of) => of.where('area_id', '=', area ?? ''))
    .executeTakeFirst();
  return row && toUpload(row);
}

/** Nobody changes it until the transaction ends. */
export async function lockUpload(db: Db, id: string, area: ImportArea): Promise<RegisterUpload | undefined> {
  const row = await db
    .selectFrom('register_uploads')
    .selectAll()
    .where('id', '=', id)
    .$if(area !== undefined, (of) => of.where('area_id', '=', area ?? ''))
    .forUpdate()
    .executeTakeFirst();
  return row && toUpload(row);
}

function toUpload(row: Selectable<Tables['register_uploads']>): RegisterUpload {
  return {
    id: row.id,
    fileName: row.file_name,
    ...(row.file_kind !== null && { fileKind: row.file_kind }),
    ...(row.file_hash !== null && { fileHash: row.file_hash }),
    size: row.size_bytes,
    ...(row.line_ends !== null && { lineEnds: row.line_ends }),
    ...(row.area_id !== null && { area: row.area_id }),
    uploadedBy: row.uploaded_by,
    role: row.role,
    assignmentId: row.assignment_id,
    state: row.state,
    headings: row.headings,
    mapping: fileMappingSchema.parse(row.mapping),
    asOf: row.as_of,
    keepGood: row.keep_good,
    ...(row.fault !== null && { fault: row.fault }),
    uploadedAt: row.uploaded_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  };
}

export async function findMapping(db: Db, area: ImportArea, fingerprint: string): Promise<FileMapping | undefined> {
  const row = await db
    .selectFrom('register_mappings')
    .select('mapping')
    .where('area_id', '=', area ?? '')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  return row && fileMappingSchema.parse(row.mapping);
}

const PIECE = 1024 * 1024;

/** Its bytes, piece by piece from the database. */
export function uploadSource(db: Db, { id, size }: Pick<RegisterUpload, 'id' | 'size'>): ByteSource {
  let held: { ordinal: number; bytes: Buffer } | undefined;
  const piece = async (ordinal: number): Promise<Buffer> => {
    if (held?.ordinal === ordinal) return held.bytes;
    const row = await db
      .selectFrom('register_upload_pieces')
      .select('bytes')
      .where('upload_id', '=', id)
      .where('ordinal', '=', ordinal)
      .executeTakeFirstOrThrow();
    held = { ordinal, bytes: Buffer.from(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength) };
    return held.bytes;
  };
  return {
    size,
    read: async (start, length) => {
      const end = Math.min(size, start + length);
      const parts: Buffer[] = [];
      for (let at = start; at < end; ) {
        const bytes = await piece(Math.floor(at / PIECE));
        const part = bytes.subarray(at % PIECE, Math.min(bytes.length, (at % PIECE) + end - at));
        if (part.length === 0) break;
        parts.push(part);
        at += part.length;
      }
      return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    },
    close: () => Promise.resolve(),
  };
}

/** One line of the list of imports: an upload, an import of the command line, or both in one. */
export interface ImportLine {
  readonly id: string;
  readonly fileName: string;
  readonly fileHash: string | null;
  readonly area: string | null;
  readonly asOf: LocalDate;
  /** Of the upload; null for the command line. */
  readonly state: RegisterUpload['state'] | null;
  readonly fault: string | null;
  /** Of the import; null until it has begun. */
  readonly outcome: 'reading' | 'applied' | 'refused' | 'discarded' | null;
  readonly read: number | null;
  readonly refused: number | null;
  readonly added: number | null;
  readonly changed: number | null;
  readonly same: number | null;
  readonly older: number | null;
  readonly begunAt: Instant;
  readonly endedAt: Instant | null;
}

const LINE = sql`
  select coalesce(u.id, i.id) as id, coalesce(u.file_name, i.file_name) as "fileName", coalesce(u.file_hash, i.file_hash) as "fileHash",
    u.area_id as area, coalesce(u.as_of, i.as_of) as "asOf", u.state, u.fault, i.state as outcome, i.rows_read as read,
    i.rows_refused as refused, i.rows_added as added, i.rows_changed as changed, i.rows_same as same, i.rows_older as older,
    coalesce(u.uploaded_at, i.started_at) as "begunAt", coalesce(u.ended_at, i.finished_at) as "endedAt"`;

/** The newest first, from before the one given. A province sees its own files, the nation all. */
export async function listImports(
  db: Db,
  area: ImportArea,
  { before, limit }: { readonly before?: Instant; readonly limit: number },
): Promise<ImportLine[]> {
  const older = before === undefined ? sql`true` : sql`coalesce(u.uploaded_at, i.started_at) < ${before}::timestamptz`;
  const { rows } =
    area === undefined
      ? await sql<ImportLine>`${LINE} from register_uploads u full join register_imports i using (id)
          where ${older} order by "begunAt" desc limit ${limit}`.execute(db)
      : await sql<ImportLine>`${LINE} from register_uploads u left join register_imports i using (id)
          where u.area_id = ${area} and ${older} order by u.uploaded_at desc limit ${limit}`.execute(db);
  return rows;
}

export async function findImport(db: Db, id: string, area: ImportArea): Promise<ImportLine | undefined> {
  const { rows } =
    area === undefined
      ? await sql<ImportLine>`${LINE} from (select ${id}::uuid as id) asked left join register_uploads u using (id)
          left join register_imports i using (id) where coalesce(u.id, i.id) is not null`.execute(db)
      : await sql<ImportLine>`${LINE} from register_uploads u left join register_imports i using (id)
          where u.id = ${id}::uuid and u.area_id = ${area}`.execute(db);
  return rows[0];
}
