/** Deletes everything a plan key holds, in every module, at once; the ledger keeps events that no longer mean anybody. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import type { ActorRef } from '../../ledger/index.ts';
import type { DossierRefusal } from '../domain/open-dossier.ts';
import { findClaim } from '../store/claims.read.ts';
import { deleteConsents } from '../store/consents.write.ts';
import { lockDossier } from '../store/dossiers.read.ts';
import { eraseContents } from '../store/dossiers.write.ts';
import { deleteProfiles } from '../store/profiles.write.ts';
import type { DossierDeps, DossierEraser } from './dossier-deps.ts';
import { openByKey } from './open-by-key.ts';

export type ErasingDeps = Pick<DossierDeps, 'db' | 'ids' | 'ledger'> & { readonly erasers: readonly DossierEraser[] };

/** The owner asks. Asking twice is answered with `enterprises.dossier.erased`, which the page shows as done. */
export function eraseDossier(
  deps: ErasingDeps,
  { key, now }: { readonly key: string; readonly now: Instant },
): Promise<Result<undefined, DossierRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const opened = await openByKey(trx, key, localDateOf(now));
    if (!opened.ok) return opened;
    const dossierId = opened.value.id;
    await erase(trx, deps, { dossierId, now, because: 'asked', actor: { kind: 'plan-holder', dossierId } });
    return accepted(undefined);
  });
}

export async function erase(
  trx: Trx,
  deps: Omit<ErasingDeps, 'db'>,
  {
    dossierId,
    now,
    because,
    actor,
  }: { dossierId: string; now: Instant; because: 'asked' | 'expired'; actor: ActorRef },
): Promise<void> {
  if (!(await lockDossier(trx, dossierId))) return;
  for (const eraser of deps.erasers) await eraser(trx, dossierId);
  await deleteProfiles(trx, [dossierId]);
  const claim = await findClaim(trx, dossierId);
  if (claim !== undefined) await deleteConsents(trx, [claim.partyId]);
  await eraseContents(trx, dossierId, now, because);
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    { type: 'dossier.erased', actor, dossierId, occurredAt: now, payload: { because } },
  ]);
}
