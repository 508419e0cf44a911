/** Writes the visits counted in memory, with the event they can be recounted from, in one transaction. */
import type { Clock } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { VisitTally } from '../domain/visit.ts';
import { addVisits } from '../store/visits.write.ts';

export interface WriteVisitsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly ledger: Ledger;
  readonly tally: VisitTally;
}

/** Counts that could not be written are put back and written next time. */
export async function writeVisits(deps: WriteVisitsDeps): Promise<void> {
  const counts = deps.tally.take();
  if (counts.length === 0) return;
  const now = deps.clock.now();
  try {
    await inTransaction(deps.db, async (trx) => {
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'visits.counted',
          actor: { kind: 'system', job: 'write-visits' },
          occurredAt: now,
          payload: { counts: counts.map(({ cell, visits }) => ({ ...cell, visits })) },
        },
      ]);
      await addVisits(trx, counts);
    });
  } catch (fault) {
    deps.tally.putBack(counts);
    throw fault;
  }
}
