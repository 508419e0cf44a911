/** Gives up a file before it is in the register: while it is read nothing of it is there yet, so nothing has to be undone. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { sqlState } from '../../../foundation/database/database-error.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { hasImport, lockUnfinished } from '../store/register-imports.read.ts';
import { endImport, waitBriefly } from '../store/register-imports.write.ts';
import { lockUpload } from '../store/register-uploads.read.ts';
import { endUpload } from '../store/register-uploads.write.ts';
import { type ImportDeskDeps, importAreaOf } from './import-desk-deps.ts';

/** lock_not_available: the import is just being taken over, which is done within the minute. */
const LOCKED = '55P03';

export async function cancelImport(
  deps: ImportDeskDeps,
  order: { readonly actor: Actor | undefined; readonly uploadId: string; readonly now: Instant },
): Promise<Result<undefined, Refusal>> {
  const may = importAreaOf(deps, order.actor);
  if (!may.ok) return may;
  try {
    return await inTransaction(deps.db, async (trx) => {
      await waitBriefly(trx);
      const upload = await lockUpload(trx, order.uploadId, may.value);
      if (upload === undefined) return refused({ code: 'enterprises.register.no-such-import' });
      if (upload.state === 'cancelled') return accepted(undefined);
      if (upload.state === 'ended') return refused({ code: 'enterprises.register.ended' });
      // The reader meets the end of its import at its next batch and stops.
      if ((await lockUnfinished(trx))?.id === upload.id)
        await endImport(trx, upload.id, { state: 'discarded', at: order.now });
      else if (await hasImport(trx, upload.id)) return refused({ code: 'enterprises.register.ended' });
      await endUpload(trx, upload.id, { state: 'cancelled', at: order.now });
      return accepted(undefined);
    });
  } catch (fault) {
    if (sqlState(fault) === LOCKED) return refused({ code: 'enterprises.register.being-taken-over' });
    throw fault;
  }
}
