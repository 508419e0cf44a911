/** Records answers and plans again in the same transaction: what the page shows next is what was just said. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import {
  type DossierRefusal,
  openByKey,
  recordFacts,
  type Statement,
  takeFromRegister,
} from '../../enterprises/index.ts';
import { once } from '../../ledger/index.ts';
import { keepPlan } from './keep-plan.ts';
import type { PlanDeps } from './plan-deps.ts';

/** Same `command`, same outcome once. */
export function answerQuestion(
  deps: PlanDeps,
  answer: {
    readonly key: string;
    readonly command: string;
    readonly statements: readonly Statement[];
    /** A tax code of the register its holder has said yes to. */
    readonly ofRegister?: string;
    readonly now: Instant;
  },
): Promise<Result<undefined, DossierRefusal>> {
  const { now } = answer;
  return inTransaction(deps.db, async (trx) => {
    const opened = await openByKey(trx, answer.key, localDateOf(now));
    if (!opened.ok) return opened;
    const dossierId = opened.value.id;
    await once(trx, answer.command, async () => {
      const { dossier, added } = await recordFacts(trx, deps, {
        dossierId,
        statements: answer.statements,
        source: { kind: 'owner' },
        now,
      });
      const taxCode = answer.ofRegister;
      const taken = taxCode === undefined ? undefined : await takeFromRegister(trx, deps, { dossierId, taxCode, now });
      const { facts } = (taken ?? { dossier }).dossier;
      const changes = added.length + (taken?.added.length ?? 0);
      if (changes > 0) await keepPlan(trx, deps, { dossierId, facts, now, cause: 'answered' });
      return String(changes);
    });
    return accepted(undefined);
  });
}
