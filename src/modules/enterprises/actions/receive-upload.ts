/** Takes a file of firms as it arrives: piece by piece into the database, known by its hash, its headings read. Nothing is imported yet. */
import { createHash } from 'node:crypto';
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { UploadCutOff, UploadTooLarge } from '../../../foundation/http/upload.ts';
import type { UploadedFile } from '../../../foundation/http/uploaded-file.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { ImportArea } from '../domain/import-area.ts';
import { type FileMapping, proposeColumns } from '../domain/register-columns.ts';
import { findMapping, findUpload, uploadSource } from '../store/register-uploads.read.ts';
import { deleteUpload, insertPiece, insertUpload, settleArrival } from '../store/register-uploads.write.ts';
import { type ImportDeskDeps, importAreaOf } from './import-desk-deps.ts';
import { firstLines } from './preview-upload.ts';
import { type FileKind, isNoTable, kindOfBytes, registerFile, UnreadableFile } from './register-file.ts';

/** A nation's register as CSV takes half of it. */
export const LARGEST_REGISTER = 400 * 1024 * 1024;
const PIECE = 1024 * 1024;
const NEW_LINE = 0x0a;

/** Gives the upload's id, which is the command's. */
export async function receiveUpload(
  deps: ImportDeskDeps,
  given: {
    readonly actor: Actor | undefined;
    readonly command: string;
    readonly file: UploadedFile | undefined;
    readonly now: Instant;
  },
): Promise<Result<string, Refusal>> {
  const { actor, command, file, now } = given;
  const may = importAreaOf(deps, actor);
  if (!may.ok) return may;
  const acting = actor?.actingAs;
  if (actor === undefined || acting === undefined) return refused({ code: 'accounts.role-may-not' });
  if (file === undefined) return refused({ code: 'enterprises.register.no-file', field: 'file' });
  const area = may.value;
  const fresh = await insertUpload(deps.db, {
    ...{ id: command, fileName: file.name, area, uploadedBy: actor.personId, uploadedAt: now },
    ...{ role: acting.role, assignmentId: acting.assignmentId, asOf: localDateOf(now) },
  });
  if (!fresh) {
    const known = await findUpload(deps.db, command, area);
    return known?.uploadedBy === actor.personId ? accepted(command) : refused({ code: 'enterprises.register.no-file' });
  }
  try {
    await settleArrival(deps.db, command, await store(deps, command, area, file));
    return accepted(command);
  } catch (fault) {
    await deleteUpload(deps.db, command);
    if (fault instanceof UnreadableFile) return refused({ code: fault.code, field: 'file' });
    if (fault instanceof UploadTooLarge) return refused({ code: 'enterprises.register.file-too-large', field: 'file' });
    if (fault instanceof UploadCutOff) return refused({ code: 'enterprises.register.file-cut-off', field: 'file' });
    throw fault;
  }
}

async function store(deps: ImportDeskDeps, id: string, area: ImportArea, file: UploadedFile) {
  const arrived = await storePieces(deps, id, file);
  const stored = await registerFile(uploadSource(deps.db, { id, size: arrived.size }));
  const { headings } = await firstLines(stored, {});
  const mapping = await proposeMapping(deps, area, headings);
  const lineEnds = arrived.kind === 'csv' ? arrived.lineEnds : undefined;
  return { ...arrived, lineEnds, headings, mapping };
}

async function storePieces({ db }: ImportDeskDeps, id: string, file: UploadedFile) {
  const sum = createHash('sha256');
  let [size, lineEnds, ordinal] = [0, 0, 0];
  let kind: FileKind | undefined;
  let held: Uint8Array[] = [];
  let holding = 0;
  const write = async (bytes: Buffer): Promise<void> => {
    const found = kind ?? kindOfBytes(bytes.subarray(0, 4096));
    if (isNoTable(found)) throw new UnreadableFile(`enterprises.register.file-${found}`);
    kind = found;
    await insertPiece(db, id, ordinal, bytes);
    ordinal += 1;
  };
  for await (const bytes of file.bytes) {
    sum.update(bytes);
    size += bytes.length;
    for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) lineEnds += 1;
    held.push(bytes);
    holding += bytes.length;
    if (holding < PIECE) continue;
    const all = Buffer.concat(held);
    let from = 0;
    for (; from + PIECE <= all.length; from += PIECE) await write(all.subarray(from, from + PIECE));
    held = [all.subarray(from)];
    holding = all.length - from;
  }
  if (holding > 0) await write(Buffer.concat(held));
  if (kind === undefined) throw new UnreadableFile('enterprises.register.empty-file');
  return { kind, size, lineEnds, hash: sum.digest('hex') };
}

export function fingerprintOf(headings: readonly string[]): string {
  return contentHash(headings);
}

/** As somebody settled it for a file with the same headings; else as the headings say by themselves. */
export async function proposeMapping(
  { db }: Pick<ImportDeskDeps, 'db'>,
  area: ImportArea,
  headings: readonly string[],
): Promise<FileMapping> {
  return (await findMapping(db, area, fingerprintOf(headings))) ?? proposeColumns(headings);
}
