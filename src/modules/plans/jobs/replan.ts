/** Makes plans again when the day, a fact's expiry or the catalogue may have changed them; a plan that says the same is left alone. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { recordFacts } from '../../enterprises/index.ts';
import { keepPlan } from '../actions/keep-plan.ts';
import type { PlanDeps } from '../actions/plan-deps.ts';
import { listPlanned } from '../store/plans.read.ts';

const PAGE = 200;

/** Returns how many plans are new. One transaction a dossier, so that a stop in the middle loses nothing. */
export async function replanAll(deps: PlanDeps, now: Instant): Promise<number> {
  const today = localDateOf(now);
  let made = 0;
  let after: string | undefined;
  for (;;) {
    const planned = await listPlanned(deps.db, after, PAGE);
    for (const { dossierId, asOf, catalogueHash } of planned) {
      if (asOf === today && catalogueHash === deps.versions) continue;
      const cause = catalogueHash === deps.versions ? 'day' : 'catalogue';
      const isNew = await inTransaction(deps.db, async (trx) => {
        // Nothing is said: this reads the dossier under its lock. Erasing deletes the plans too, so a planned dossier is there.
        const { dossier } = await recordFacts(trx, deps, { dossierId, statements: [], source: { kind: 'owner' }, now });
        const actor = { kind: 'system' as const, job: 'plans.replan' };
        return keepPlan(trx, deps, { dossierId, facts: dossier.facts, now, cause, actor });
      });
      if (isNew) made += 1;
    }
    if (planned.length < PAGE) return made;
    after = planned.at(-1)?.dossierId;
  }
}
