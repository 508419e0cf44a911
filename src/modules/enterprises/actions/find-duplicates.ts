/** Searches the whole register for pairs that may belong together: new ones are proposed, undecided ones the register no longer shows are withdrawn. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { forgetPairs, gatherPairs, hasRegisterChanged, listNewPairs } from '../store/duplicates.read.ts';
import { insertCandidates, insertSearch, withdrawCandidates } from '../store/duplicates.write.ts';
import type { DossierDeps } from './dossier-deps.ts';

export interface DuplicatesFound {
  readonly added: number;
  readonly withdrawn: number;
}

const AT_A_TIME = 1_000;

/** Undefined when no import has ended since the last search. */
export function findDuplicates(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'>,
  now: Instant,
): Promise<DuplicatesFound | undefined> {
  const { ids } = deps;
  return inTransaction(deps.db, async (trx) => {
    if (!(await hasRegisterChanged(trx))) return undefined;
    await gatherPairs(trx);
    const withdrawn = await withdrawCandidates(trx);
    let added = 0;
    for (;;) {
      const found = await listNewPairs(trx, AT_A_TIME);
      await insertCandidates(
        trx,
        found.map((pair) => ({ ...pair, id: ids.next() })),
        now,
      );
      added += found.length;
      if (found.length < AT_A_TIME) break;
    }
    await forgetPairs(trx);
    const id = ids.next();
    await insertSearch(trx, { id, at: now, added, withdrawn });
    await deps.ledger.append(trx, { ids, now }, [
      {
        type: 'duplicates.searched',
        actor: { kind: 'system', job: 'enterprises.find-duplicates' },
        occurredAt: now,
        payload: { searchId: id, added, withdrawn },
      },
    ]);
    return { added, withdrawn };
  });
}
