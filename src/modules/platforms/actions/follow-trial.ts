/** Keeps a trial in step with its case, in the same transaction: when it runs, how it ended, its place, and the events figures count. */
import { type Clock, localDateOf } from '../../../foundation/clock.ts';
import { type CaseEffect, giveBackToQuota } from '../../cases/index.ts';
import { type DossierEraser, findClaimedFirm, keepDossier } from '../../enterprises/index.ts';
import { endsTrial, givesPlaceBack, meaningOf } from '../domain/trial.ts';
import { findTrial } from '../store/trials.read.ts';
import { endTrialsOf, saveBeginning, saveGoingOn, saveTrialEnd } from '../store/trials.write.ts';
import type { TrialDeps } from './trial-deps.ts';

type Deps = Pick<TrialDeps, 'ids' | 'ledger' | 'contextAt'>;

export function followTrial(deps: Deps): CaseEffect {
  return async (trx, { after, event, actor, now }) => {
    const meaning = event.kind === 'moved' ? meaningOf(event.transition) : undefined;
    const trial = meaning && (await findTrial(trx, after.id));
    if (event.kind !== 'moved' || meaning === undefined || trial === undefined) return;
    const { caseId, dossierId, platformId, offerId, takingId } = trial;
    const today = localDateOf(now);
    if (meaning === 'trial.started') await saveBeginning(trx, caseId, { began: today, until: after.agreedUntil });
    if (meaning === 'trial.continued') await saveGoingOn(trx, caseId, now);
    if (endsTrial(meaning)) await saveTrialEnd(trx, caseId, event.transition, now);
    // A plan nobody has claimed outlives its trial: every word about it keeps it.
    else await keepDossier(trx, dossierId, now);
    if (givesPlaceBack(meaning)) await giveBackToQuota(trx, deps, { takingId, actor, now });
    const firm = await findClaimedFirm(trx, deps, dossierId, today);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        ...{ type: meaning, actor, dossierId, ...firm?.standing, occurredAt: now },
        payload: { caseId, platform: platformId, offerId, by: event.transition },
      },
    ]);
  };
}

/** A firm that is erased leaves no consent behind, and its place of an offer if it never began. */
export function trialEraser(deps: Pick<TrialDeps, 'ids' | 'ledger'> & { readonly clock: Clock }): DossierEraser {
  return async (trx, dossierId) => {
    const now = deps.clock.now();
    for (const takingId of await endTrialsOf(trx, dossierId, now))
      await giveBackToQuota(trx, deps, { takingId, actor: { kind: 'system', job: 'erasure' }, now });
  };
}
