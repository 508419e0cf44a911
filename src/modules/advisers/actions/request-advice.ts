/** A firm asks for advice: a case with a holder and a day, once; asking again about the same leads to the one that is open. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { type CaseDeps, listCasesOfDossier, openCase } from '../../cases/index.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { currentDossier, type DossierRefusal, openByKey, standingOf } from '../../enterprises/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { Asked, Reach } from '../domain/advice-request.ts';

export interface AskDeps extends CaseDeps {
  /** Vocabulary, localities and look-ups on a date of law. */
  readonly contextAt: (asOf: ReturnType<typeof localDateOf>) => ConditionContext;
}

/** A firm waits for at most so many answers at a time. */
export const MOST_OPEN = 5;

export type AskRefusal = DossierRefusal | Refusal<'advisers.request.too-many'>;

export interface AskOrder {
  /** The plan key: whoever holds it may ask. */
  readonly key: string;
  readonly asked: Asked;
  readonly reach: Reach;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the case's id. */
export function requestAdvice(deps: AskDeps, order: AskOrder): Promise<Result<string, AskRefusal>> {
  const { key, asked, reach, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<AskRefusal>(trx, command, async () => {
      const today = localDateOf(now);
      const opened = await openByKey(trx, key, today);
      if (!opened.ok) return opened;
      const { id: dossierId, facts } = opened.value;
      const open = (await listCasesOfDossier(trx, dossierId)).filter(({ turn }) => turn !== 'nobody');
      const same = open.find(({ about }) => about.kind === asked.kind && about.code === asked.code);
      // `other` is many things.
      if (same !== undefined && asked.code !== 'other') return accepted(same.id);
      if (open.length >= MOST_OPEN) return refused({ code: 'advisers.request.too-many' });
      const context = deps.contextAt(today);
      const { localityId } = standingOf(currentDossier(facts, context.vocabulary, today), context);
      return accepted(
        await openCase(trx, deps, {
          ...{ type: 'advice-request', asker: { kind: 'dossier', dossierId }, localityId, contact: reach, now },
          about: { kind: asked.kind, code: asked.code },
          ...(asked.message !== undefined && { message: asked.message }),
          ...{ actor: { kind: 'plan-holder', dossierId }, side: 'firm' },
        }),
      );
    }),
  );
}
