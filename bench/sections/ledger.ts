/** Events a second: appended in the transactions of one visitor after another, sealed, and proved, on the embedded database. */
import { rmSync } from 'node:fs';
import { systemClock } from '../../src/foundation/clock.ts';
import { inTransaction } from '../../src/foundation/database/in-transaction.ts';
import { migrate } from '../../src/foundation/database/migrate.ts';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { seal } from '../../src/modules/ledger/actions/seal.ts';
import { verifyChain } from '../../src/modules/ledger/actions/verify-chain.ts';
import { createLedger, type NewEvent } from '../../src/modules/ledger/index.ts';
import { temporaryFolder } from '../portal.ts';
import type { Section } from '../row.ts';

const APPEND_SECONDS = 5;
const EVENTS_A_TRANSACTION = 3;

export const ledger: Section = {
  name: 'ledger',
  sentence: 'append, seal and verify on the embedded database',
  async run() {
    const folder = temporaryFolder();
    const database = await openDatabase({ dataDir: folder });
    const { db } = database;
    try {
      await migrate(db);
      const book = createLedger();
      let transactions = 0;
      const started = performance.now();
      while (performance.now() - started < APPEND_SECONDS * 1000) {
        const now = systemClock.now();
        const dossierId = randomIds.next();
        const events = Array.from(
          { length: EVENTS_A_TRANSACTION },
          (_, index): NewEvent => ({
            type: index === 0 ? 'dossier.opened' : 'fact.recorded',
            actor: { kind: 'visitor' },
            dossierId,
            localityId: 'vn-2025-c-14797',
            occurredAt: now,
            payload: { key: 'revenueVnd', said: 'value', grade: 'declared' },
          }),
        );
        await inTransaction(db, (trx) => book.append(trx, { ids: randomIds, now }, events));
        transactions += 1;
      }
      const events = transactions * EVENTS_A_TRANSACTION;
      const appended = seconds(started);
      const sealing = performance.now();
      const sealed = await seal(db, systemClock);
      const sealedIn = seconds(sealing);
      const verifying = performance.now();
      const report = await verifyChain(db);
      const verifiedIn = seconds(verifying);
      if (sealed !== events || report.sealed !== events || report.firstBroken)
        throw new Error('the chain does not hold');
      return [
        {
          what: `appended, ${EVENTS_A_TRANSACTION} a transaction`,
          value: events / appended,
          unit: 'events/s',
        },
        { what: 'sealed', value: sealed / sealedIn, unit: 'events/s' },
        { what: 'verified', value: sealed / verifiedIn, unit: 'events/s' },
      ];
    } finally {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function seconds(since: number): number {
  return (performance.now() - since) / 1000;
}
