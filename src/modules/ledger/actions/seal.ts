/** Seals what was committed since: numbers each event and chains its hash to the one before. */
import type { Clock } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { BEFORE_THE_FIRST, type Seal, sealEvent } from '../domain/seal.ts';
import { findHead, listUnsealed } from '../store/seals.read.ts';
import { becomeTheSealer, insertSeals } from '../store/seals.write.ts';

/** Short transactions, so that on the embedded database nobody waits long for the session. */
const BATCH = 500;

/** Seals everything that waits and returns how many events that were. Safe to run in two processes at once. */
export async function seal(db: Db, clock: Clock): Promise<number> {
  let total = 0;
  for (;;) {
    const sealed = await sealBatch(db, clock);
    total += sealed;
    if (sealed < BATCH) return total;
  }
}

function sealBatch(db: Db, clock: Clock): Promise<number> {
  return inTransaction(db, async (trx) => {
    await becomeTheSealer(trx);
    const events = await listUnsealed(trx, BATCH);
    if (events.length === 0) return 0;
    const sealedAt = clock.now();
    let previous = await findHead(trx);
    const seals: Seal[] = [];
    for (const event of events) {
      const link = { seq: (previous?.seq ?? 0) + 1, previousHash: previous?.hash ?? BEFORE_THE_FIRST, sealedAt };
      previous = sealEvent(event, link, contentHash);
      seals.push(previous);
    }
    await insertSeals(trx, seals);
    return seals.length;
  });
}
