/** The owner answers, confirms or clears one fact on its page. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import { once } from '../../ledger/index.ts';
import type { Statement } from '../domain/fact.ts';
import type { DossierRefusal } from '../domain/open-dossier.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { openByKey } from './open-by-key.ts';
import { recordFacts } from './record-facts.ts';

/** Same `command`, same outcome once. */
export function answerFact(
  deps: DossierDeps,
  answer: { readonly key: string; readonly command: string; readonly statement: Statement; readonly now: Instant },
): Promise<Result<undefined, DossierRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const opened = await openByKey(trx, answer.key, localDateOf(answer.now));
    if (!opened.ok) return opened;
    const dossierId = opened.value.id;
    await once(trx, answer.command, async () => {
      const { added } = await recordFacts(trx, deps, {
        dossierId,
        statements: [answer.statement],
        source: { kind: 'owner' },
        now: answer.now,
      });
      return String(added.length);
    });
    return accepted(undefined);
  });
}
