/** Whoever may not go on holds nothing: their offers pass on, and what they hold returns to its desk with its day, where somebody else is asked. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { type CaseDeps, giveToDesk, listHeldCases, lockCase } from '../../cases/index.ts';
import type { ActorRef } from '../../ledger/index.ts';
import type { Adviser } from '../domain/adviser.ts';
import { listLiveOffers } from '../store/offers.read.ts';
import { lockRequest, markHandedBack, seekAgain } from '../store/offers.write.ts';
import { appendDispatchEvent } from './dispatch-deps.ts';
import { withdrawOffer } from './follow-request.ts';

const MOST = 1000;
/** Stands beside what was handed back. */
const REASON = 'adviser-suspended';

/** In the caller's transaction, before the adviser's own row is changed: cases come first, as where an offer is made. */
export async function releaseAdviser(
  trx: Trx,
  deps: CaseDeps,
  { adviser, actor, now }: { readonly adviser: Adviser; readonly actor: ActorRef; readonly now: Instant },
): Promise<void> {
  const { id: adviserId, personId, assignmentId } = adviser;
  const offered = (await listLiveOffers(trx, adviserId)).map(({ offer }) => offer.caseId);
  const held = assignmentId === undefined ? [] : await listHeldCases(trx, { personId, assignmentId }, MOST);
  for (const caseId of [...new Set([...offered, ...held.map(({ id }) => id)])].sort()) {
    const found = await lockCase(trx, caseId);
    const request = await lockRequest(trx, caseId);
    const holdsIt = found !== undefined && found.turn !== 'nobody' && found.holder.assignmentId === assignmentId;
    if (request !== undefined && request.state === 'offered') {
      await withdrawOffer(trx, deps, request, { actor, now });
      await seekAgain(trx, caseId, now);
    }
    if (!holdsIt) continue;
    if (request?.state === 'taken' && request.adviserId === adviserId) {
      await markHandedBack(trx, caseId, adviserId, REASON);
      await seekAgain(trx, caseId, now);
      await appendDispatchEvent(trx, deps, {
        ...{ type: 'offer.handed-back', actor, request, now },
        payload: { adviserId, reason: REASON },
      });
    }
    const given = await giveToDesk(trx, deps, { caseId, reason: REASON, actor, now });
    if (!given.ok) throw new Error('a case under lock could not be given back');
  }
}
