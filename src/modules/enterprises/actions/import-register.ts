/**
 * Imports one file of a register: begun or gone on with where it stopped, read batch by batch into the staging table, then taken over in one
 * transaction with its event. Never half: a wrong line refuses the file unless the officer keeps the good ones.
 */
import { createHash } from 'node:crypto';
import { localDateOf } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { READING } from '../domain/register-row.ts';
import { type Applied, applyStaged } from '../store/register.write.ts';
import { type AppliedBefore, findRepeated, lockUnfinished } from '../store/register-imports.read.ts';
import {
  countRefused,
  endImport,
  forgetIssues,
  insertImport,
  moveProgress,
  type Progress,
} from '../store/register-imports.write.ts';
import { keepPlacements } from '../store/register-placements.write.ts';
import { countStaged, emptyStaging, refuseElsewhere, settleDuplicates } from '../store/register-staging.write.ts';
import type { ImportCommand, ImportDeps } from './register-import-command.ts';
import { readIgnored, stageFile } from './stage-register-file.ts';

export interface ImportOutcome {
  readonly importId: string;
  readonly state: 'applied' | 'refused';
  readonly fileHash: string;
  /** An earlier run had stopped half-way and this one went on from there. */
  readonly resumed: boolean;
  readonly read: number;
  /** Lines kept out. */
  readonly refused: number;
  readonly applied?: Applied;
  /** Headings of the file nobody reads. */
  readonly ignored: readonly string[];
}

export async function importRegister(
  deps: ImportDeps,
  command: ImportCommand,
): Promise<Result<ImportOutcome, Refusal>> {
  const fileHash = await hashOf(command.file.bytes());
  const settingsHash = contentHash({
    mapping: command.mapping,
    asOf: command.asOf,
    area: command.area ?? '',
    places: 2,
  });
  const readingHash = contentHash([settingsHash, deps.versions, READING]);
  const hashes = { fileHash, settingsHash, readingHash };
  const begun = await inTransaction(deps.db, (trx) => begin(trx, deps, command, hashes));
  if (!begun.ok) return begun;
  const { importId, from, repeated } = begun.value;
  if (repeated !== undefined) {
    const ignored = await readIgnored(command);
    const ended = await inTransaction(deps.db, (trx) =>
      repeat(trx, deps, { ...command, importId, fileHash }, repeated),
    );
    return ended.ok
      ? accepted({ importId, fileHash, resumed: false, read: repeated.read, ignored, ...ended.value })
      : ended;
  }
  const staged = await stageFile(deps, { ...command, importId, from });
  if (!staged.ok) {
    // Wrong headings are wrong for good; an import somebody else goes on with is theirs.
    if (staged.refusals[0]?.code !== 'enterprises.register.taken-over')
      await inTransaction(deps.db, (trx) => endImport(trx, importId, { state: 'discarded', at: deps.clock.now() }));
    return staged;
  }
  const { read, ignored, unchanged } = staged.value;
  const ended = await inTransaction(deps.db, (trx) =>
    finish(trx, deps, { ...command, importId, fileHash, read, unchanged }),
  );
  if (!ended.ok) return ended;
  return accepted({ importId, fileHash, resumed: from.read > 0, read, ignored, ...ended.value });
}

interface Begun {
  readonly importId: string;
  readonly from: Progress;
  /** The register has just taken over this very file: there is nothing to read. */
  readonly repeated?: AppliedBefore;
}

const NOTHING: Progress = { read: 0, staged: 0, refused: 0 };

async function begin(
  trx: Trx,
  { ids, clock }: ImportDeps,
  command: ImportCommand,
  { fileHash, settingsHash, readingHash }: Record<'fileHash' | 'settingsHash' | 'readingHash', string>,
): Promise<Result<Begun, Refusal>> {
  const now = clock.now();
  const unfinished = await lockUnfinished(trx);
  if (unfinished?.fileHash === fileHash && unfinished.settingsHash === settingsHash) {
    if ((await countStaged(trx)) === unfinished.staged) return accepted({ importId: unfinished.id, from: unfinished });
    // The server crashed and lost the staging table: read from the start, under the same import.
    await moveProgress(trx, unfinished.id, unfinished, NOTHING, now);
    await forgetIssues(trx, unfinished.id);
    await emptyStaging(trx);
    return accepted({ importId: unfinished.id, from: NOTHING });
  }
  if (unfinished !== undefined) {
    const still = command.discardIfStillSince !== undefined && unfinished.movedAt < command.discardIfStillSince;
    if (!command.discard && !still)
      return refused({ code: 'enterprises.register.another-unfinished', details: { file: unfinished.fileName } });
    await endImport(trx, unfinished.id, { state: 'discarded', at: now });
  }
  const importId = command.importId ?? ids.next();
  await insertImport(trx, {
    id: importId,
    fileHash,
    fileName: command.fileName.slice(0, 200),
    settingsHash,
    readingHash,
    mapping: command.mapping,
    asOf: command.asOf,
    keepGood: command.keepGood,
    startedAt: now,
  });
  await emptyStaging(trx);
  const repeated = await findRepeated(trx, { fileHash, readingHash });
  return accepted({ importId, from: NOTHING, ...(repeated !== undefined && { repeated }) });
}

type Ended = Pick<ImportOutcome, 'state' | 'refused' | 'applied'>;

type Ending = ImportCommand & Pick<ImportOutcome, 'importId' | 'fileHash'>;

/** Nothing is touched, and the ledger says so. */
async function repeat(
  trx: Trx,
  deps: ImportDeps,
  given: Ending,
  { read, stored }: AppliedBefore,
): Promise<Result<Ended, Refusal>> {
  if ((await lockUnfinished(trx))?.id !== given.importId) return refused({ code: 'enterprises.register.taken-over' });
  await moveProgress(trx, given.importId, NOTHING, { ...NOTHING, read }, deps.clock.now());
  return conclude(trx, deps, { ...given, read, lines: 0, applied: { added: 0, changed: 0, same: stored, older: 0 } });
}

/** Everything or nothing, with its event. */
async function finish(
  trx: Trx,
  deps: ImportDeps,
  given: Ending & { readonly read: number; readonly unchanged: number },
): Promise<Result<Ended, Refusal>> {
  const { importId, asOf } = given;
  const { clock, contextAt } = deps;
  if ((await lockUnfinished(trx))?.id !== importId) return refused({ code: 'enterprises.register.taken-over' });
  const at = clock.now();
  await settleDuplicates(trx, importId);
  if (given.area !== undefined) await refuseElsewhere(trx, importId, given.area);
  const lines = await countRefused(trx, importId);
  if (lines > 0 && !given.keepGood) {
    await emptyStaging(trx);
    await endImport(trx, importId, { state: 'refused', refused: lines, at });
    return accepted({ state: 'refused', refused: lines });
  }
  const staged = await applyStaged(trx, { importId, asOf, now: at, context: contextAt(localDateOf(at)) });
  await keepPlacements(trx, importId);
  await emptyStaging(trx);
  return conclude(trx, deps, { ...given, lines, applied: { ...staged, same: staged.same + given.unchanged } });
}

async function conclude(
  trx: Trx,
  { ids, clock, ledger }: ImportDeps,
  given: Ending & { readonly read: number; readonly lines: number; readonly applied: Applied },
): Promise<Result<Ended, Refusal>> {
  const { importId, asOf, lines, applied } = given;
  const at = clock.now();
  await endImport(trx, importId, { state: 'applied', refused: lines, applied, at });
  await ledger.append(trx, { ids, now: at }, [
    {
      type: 'register.imported',
      actor: given.by === undefined ? { kind: 'system', job: 'register.import' } : actorRef(given.by),
      ...(given.area !== undefined && { localityId: given.area }),
      occurredAt: at,
      payload: { importId, fileHash: given.fileHash, asOf, read: given.read, refused: lines, ...applied },
    },
  ]);
  return accepted({ state: 'applied', refused: lines, applied });
}

async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}
