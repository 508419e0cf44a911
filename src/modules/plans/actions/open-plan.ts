/** Opens a dossier for a visitor, records the first answer and makes the first plan. The key is returned once and stored nowhere. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { openDossier, type PlanKey, recordFacts, type Statement, takeFromRegister } from '../../enterprises/index.ts';
import { keepPlan } from './keep-plan.ts';
import type { PlanDeps } from './plan-deps.ts';

export function openPlan(
  deps: PlanDeps,
  start: {
    readonly command: string;
    readonly statements: readonly Statement[];
    /** A tax code of the register its holder has said yes to: the public facts of that firm are taken over. */
    readonly ofRegister?: string;
    readonly now: Instant;
  },
): Promise<{ readonly key: PlanKey }> {
  return inTransaction(deps.db, async (trx) => {
    const { command, statements, ofRegister: taxCode, now } = start;
    const { dossier, key } = await openDossier(trx, deps, { command, now });
    const dossierId = dossier.id;
    const recorded = await recordFacts(trx, deps, { dossierId, statements, source: { kind: 'owner' }, now });
    const taken = taxCode === undefined ? undefined : await takeFromRegister(trx, deps, { dossierId, taxCode, now });
    const { facts } = (taken ?? recorded).dossier;
    await keepPlan(trx, deps, { dossierId, facts, now, cause: 'opened' });
    return { key };
  });
}
