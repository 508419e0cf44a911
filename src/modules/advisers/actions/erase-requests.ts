/** When a firm erases its dossier nobody is asked any more: offers that are out are taken back, requests and complaints end; all hold codes only. */
import type { Clock } from '../../../foundation/clock.ts';
import type { DossierEraser } from '../../enterprises/index.ts';
import { endComplaintsOf } from '../store/complaints.write.ts';
import { listOpenRequestsOf } from '../store/offers.read.ts';
import { lockRequest, markEnded } from '../store/offers.write.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { withdrawOffer } from './follow-request.ts';

export function requestEraser({
  clock,
  ...deps
}: Pick<DispatchDeps, 'ids' | 'ledger'> & { clock: Clock }): DossierEraser {
  return async (trx, dossierId) => {
    const now = clock.now();
    await endComplaintsOf(trx, dossierId, now);
    for (const caseId of await listOpenRequestsOf(trx, dossierId)) {
      const request = await lockRequest(trx, caseId);
      if (request === undefined) continue;
      await withdrawOffer(trx, deps, request, { actor: { kind: 'plan-holder', dossierId }, now });
      await markEnded(trx, caseId, 'erased', now);
    }
  };
}
