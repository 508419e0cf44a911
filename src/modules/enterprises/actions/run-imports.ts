/**
 * Reads the files that wait, one at a time in the whole deployment. A process that dies in the middle loses its lease; the next one goes on
 * where it stopped.
 */
import { instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Refusal, Result } from '../../../foundation/result.ts';
import type { RegisterUpload } from '../domain/register-upload.ts';
import { findImport, findUpload, uploadSource } from '../store/register-uploads.read.ts';
import { claimUpload, endForgottenUploads, endUpload, extendLease, putBack } from '../store/register-uploads.write.ts';
import { type ImportOutcome, importRegister } from './import-register.ts';
import { registerFile, UnreadableFile } from './register-file.ts';
import type { ImportDeps } from './register-import-command.ts';

const HEARTBEAT_MS = 15_000;
/** An import nobody has got on with for so long, and which no upload stands behind, was left by a command line. */
const LEFT_ALONE_MS = 10 * 60_000;

export interface RunningDeps extends ImportDeps {
  /** The process ends: the import at hand is left where it is, for the next start. */
  readonly stopping?: AbortSignal;
}

/** Runs one waiting import to its end. False when none waits, or none can begin yet. */
export async function runNextImport(deps: RunningDeps): Promise<boolean> {
  const id = await claimUpload(deps.db, deps.clock.now());
  if (id === undefined) return false;
  const upload = await findUpload(deps.db, id, 'everywhere');
  if (upload === undefined) return true;
  const beating = setInterval(() => {
    // A lost beat is caught up by the next; a lost lease is what the fence of the import is for.
    extendLease(deps.db, id, deps.clock.now()).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await read(deps, upload);
  } finally {
    clearInterval(beating);
  }
}

/** Every import that waits, then what nobody came back to. */
export async function runImports(deps: RunningDeps): Promise<void> {
  while (deps.stopping?.aborted !== true && (await runNextImport(deps)));
  await endForgottenUploads(deps.db, deps.clock.now());
}

async function read(deps: RunningDeps, upload: RegisterUpload): Promise<boolean> {
  const ended = (await findImport(deps.db, upload.id, undefined))?.outcome;
  // The process that took it over died before it could say so.
  if (ended !== null && ended !== undefined && ended !== 'reading') return end(deps, upload);
  const outcome = await importUpload(deps, upload);
  if (outcome.ok) return end(deps, upload);
  const [refusal] = outcome.refusals;
  switch (refusal?.code) {
    case 'enterprises.register.another-unfinished':
    case 'enterprises.register.stopped':
      await putBack(deps.db, upload.id);
      return false;
    case 'enterprises.register.taken-over':
      // Cancelled, or read by somebody whose heart stood still for a minute.
      return true;
    default:
      return end(deps, upload, refusal?.code);
  }
}

async function importUpload(deps: RunningDeps, upload: RegisterUpload): Promise<Result<ImportOutcome, Refusal>> {
  const { id, fileName, mapping, asOf, keepGood, area } = upload;
  const scope = area === undefined ? { kind: 'nation' as const } : { kind: 'locality' as const, localityId: area };
  const actingAs = { assignmentId: upload.assignmentId, role: upload.role, scope };
  try {
    return await importRegister(deps, {
      ...{ importId: id, fileName, mapping, asOf, keepGood, ...(area !== undefined && { area }) },
      file: await registerFile(uploadSource(deps.db, upload)),
      by: { personId: upload.uploadedBy, actingAs },
      discardIfStillSince: instantOf(new Date(Date.parse(deps.clock.now()) - LEFT_ALONE_MS)),
      onProgress: () => {
        if (deps.stopping?.aborted === true) throw new Stopped();
      },
    });
  } catch (fault) {
    if (fault instanceof Stopped) return { ok: false, refusals: [{ code: 'enterprises.register.stopped' }] };
    if (fault instanceof UnreadableFile) return { ok: false, refusals: [{ code: fault.code }] };
    throw fault;
  }
}

/** Undoes the batch at hand; those before it stay. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

async function end({ db, clock }: ImportDeps, { id }: RegisterUpload, fault?: string): Promise<boolean> {
  await inTransaction(db, (trx) =>
    endUpload(trx, id, { state: 'ended', at: clock.now(), ...(fault !== undefined && { fault }) }),
  );
  return true;
}
