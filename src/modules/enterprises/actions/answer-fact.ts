/** The owner answers, confirms or clears one fact on its page. */
import type { Instant } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import type { Statement } from '../domain/fact.ts';
import type { DossierRefusal, OpenDossier } from '../domain/open-dossier.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { openByKey } from './open-by-key.ts';
import { recordFactsOnce } from './record-facts-once.ts';

export interface AnsweringDeps extends DossierDeps {
  /** Runs in the same transaction when something new was said; app.ts hands in the re-planning. */
  readonly afterRecording?: (
    trx: Trx,
    recorded: { readonly dossier: OpenDossier; readonly now: Instant },
  ) => Promise<void>;
}

export function answerFact(
  deps: AnsweringDeps,
  answer: { readonly key: string; readonly command: string; readonly statement: Statement; readonly now: Instant },
): Promise<Result<undefined, DossierRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const opened = await openByKey(trx, answer.key, localDateOf(answer.now));
    if (!opened.ok) return opened;
    const { dossier, added } = await recordFactsOnce(trx, deps, {
      command: answer.command,
      dossierId: opened.value.id,
      statements: [answer.statement],
      source: { kind: 'owner' },
      now: answer.now,
    });
    if (added.length > 0) await deps.afterRecording?.(trx, { dossier, now: answer.now });
    return accepted(undefined);
  });
}
