/** The clock of the scanner: looks at stored files nobody has looked at, since the scanner was away or has only just been connected. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { VirusScanner } from '../../../foundation/files/virus-scanner.ts';
import { listPapersByHash, listUnscanned, type OwnedPaper, readBytes } from '../store/papers.read.ts';
import { settleVerdict } from '../store/papers.write.ts';
import { appendPaperEvent, type PaperDeps } from './paper-deps.ts';

const AT_ONCE = 50;

interface ScanningDeps extends PaperDeps {
  readonly scanner: VirusScanner;
  /** In the transaction in which the bytes of an infected paper go: the module whose thing it was for tells people. */
  readonly onInfected: (trx: Trx, paper: OwnedPaper) => Promise<void>;
}

/** Gives how many were looked at. Throws when the scanner gives no word: what is left waits for the next time. */
export async function scanPapers(deps: ScanningDeps, now: Instant): Promise<number> {
  const waiting = await listUnscanned(deps.db, AT_ONCE);
  for (const hash of waiting) {
    const verdict = await deps.scanner.scan(await readBytes(deps.db, hash));
    await inTransaction(deps.db, async (trx) => {
      const isNew = await settleVerdict(trx, { hash, verdict, now });
      if (!isNew || verdict === 'clean') return;
      for (const paper of await listPapersByHash(trx, hash)) {
        const actor = { kind: 'system', job: 'documents-scan' } as const;
        const { owner, subject } = paper;
        await appendPaperEvent(trx, deps, 'paper.infected', { owner, subject, actor, now, paper });
        await deps.onInfected(trx, paper);
      }
    });
  }
  return waiting.length;
}
