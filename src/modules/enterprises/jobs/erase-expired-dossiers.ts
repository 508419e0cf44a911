/** Every day: what nobody came back to for 180 days is erased. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { type ErasingDeps, erase } from '../actions/erase-dossier.ts';
import { listExpired } from '../store/dossiers.read.ts';

const BATCH = 200;

/** One transaction a dossier, so that a stop in between loses nothing. @returns how many were erased. */
export async function eraseExpiredDossiers(deps: ErasingDeps, now: Instant): Promise<number> {
  let erased = 0;
  for (;;) {
    const ids = await listExpired(deps.db, localDateOf(now), BATCH);
    for (const dossierId of ids) {
      const actor = { kind: 'system', job: 'erase-expired-dossiers' } as const;
      await inTransaction(deps.db, (trx) => erase(trx, deps, { dossierId, now, because: 'expired', actor }));
      erased += 1;
    }
    if (ids.length < BATCH) return erased;
  }
}
