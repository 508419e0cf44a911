/** Takes a file that arrives, looks at all of it, and keeps it for one thing, a photograph without its place: once per command, and the same file once. */
import { createHash } from 'node:crypto';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { checkFile } from '../../../foundation/files/check-file.ts';
import { cleanName } from '../../../foundation/files/file-kind.ts';
import { withoutMetadata } from '../../../foundation/files/picture-metadata.ts';
import type { ScanVerdict } from '../../../foundation/files/virus-scanner.ts';
import { UploadCutOff, UploadTooLarge } from '../../../foundation/http/upload.ts';
import type { UploadedFile } from '../../../foundation/http/uploaded-file.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { LARGEST_PAPER, type PaperRefusal, type PaperSide, roomFor } from '../domain/paper.ts';
import { countHeldPapers, findPaperByHash, findVerdict } from '../store/papers.read.ts';
import { insertPaper } from '../store/papers.write.ts';
import { appendPaperEvent, type PaperAct, type PaperDeps } from './paper-deps.ts';

export interface PaperOrder extends PaperAct {
  readonly by: PaperSide;
  readonly file: UploadedFile | undefined;
  readonly command: string;
  /** Asked before the file is read and again inside the transaction: the module whose thing it is knows its policy. */
  readonly may: (trx: Trx) => Promise<Result<unknown>>;
  /** In the same transaction, when the paper is new: what else changes because of it. */
  readonly afterwards?: ((trx: Trx, paperId: string) => Promise<void>) | undefined;
}

/** Gives the paper's id. Refused with a `PaperRefusal`, or as `may` refuses. */
export async function attachPaper(deps: PaperDeps, order: PaperOrder): Promise<Result<string>> {
  const { file, owner, subject } = order;
  const mayAtAll = await inTransaction(deps.db, order.may);
  if (!mayAtAll.ok) return mayAtAll;
  if (file === undefined) return refused({ code: 'documents.paper.none', field: 'file' });
  const room = roomFor(await countHeldPapers(deps.db, owner, subject), 0);
  if (!room.ok) return room;
  const given = await readWhole(file);
  if (!given.ok) return given;
  const kind = await checkFile(given.value, file.name);
  if (!kind.ok) return refused(...kind.refusals.map(({ code }) => ({ code, field: 'file' })));
  // Before it has a name by its content: where a photograph was taken is never stored.
  const bytes = withoutMetadata(given.value, kind.value);
  const paper = {
    ...{ name: cleanName(file.name, kind.value), kind: kind.value, size: bytes.length },
    hash: createHash('sha256').update(bytes).digest('hex'),
  };
  const verdict = await scan(deps, paper.hash, bytes);
  if (verdict === 'infected') return refused({ code: 'documents.paper.infected', field: 'file' });
  return inTransaction(deps.db, (trx) =>
    onceAccepted(trx, order.command, async () => {
      const may = await order.may(trx);
      return may.ok ? keep(trx, deps, order, { ...paper, verdict }, bytes) : may;
    }),
  );
}

async function keep(
  trx: Trx,
  deps: PaperDeps,
  order: PaperOrder,
  given: Pick<Parameters<typeof insertPaper>[1], 'name' | 'kind' | 'size' | 'hash' | 'verdict'>,
  bytes: Buffer,
): Promise<Result<string>> {
  const { owner, subject, by, actor, now } = order;
  const same = await findPaperByHash(trx, subject, given.hash);
  if (same !== undefined) return accepted(same.id);
  const room = roomFor(await countHeldPapers(trx, owner, subject), given.size);
  if (!room.ok) return room;
  const paper = { ...given, id: deps.ids.next(), by, addedAt: now };
  const personId = actor.kind === 'account' ? actor.personId : undefined;
  await insertPaper(trx, { ...paper, personId, owner, subject }, bytes);
  await appendPaperEvent(trx, deps, 'paper.added', { ...order, paper });
  await order.afterwards?.(trx, paper.id);
  return accepted(paper.id);
}

/** Undefined where no scanner is connected, or it gives no word now: the paper is kept and waits for its clock. */
async function scan({ db, scanner }: PaperDeps, hash: string, bytes: Buffer): Promise<ScanVerdict | undefined> {
  const known = await findVerdict(db, hash);
  if (known !== null && known !== undefined) return known;
  return scanner?.scan(bytes).catch(() => undefined);
}

async function readWhole(file: UploadedFile): Promise<Result<Buffer, PaperRefusal>> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of file.bytes) {
      pieces.push(piece);
      size += piece.length;
      if (size > LARGEST_PAPER) return refused({ code: 'documents.paper.too-large', field: 'file' });
    }
  } catch (fault) {
    if (fault instanceof UploadTooLarge) return refused({ code: 'documents.paper.too-large', field: 'file' });
    if (fault instanceof UploadCutOff) return refused({ code: 'documents.paper.cut-off', field: 'file' });
    throw fault;
  }
  return accepted(Buffer.concat(pieces));
}
