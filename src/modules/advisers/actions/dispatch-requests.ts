/** Makes offers for the requests that are due, all together; what nobody fits goes to the coordinator with its reason. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { giveToDesk, lockCase } from '../../cases/index.ts';
import type { ActorRef } from '../../ledger/index.ts';
import { matchOffers } from '../domain/match-offers.ts';
import type { WhyNobody } from '../domain/offer-fit.ts';
import { minutesAfter } from '../domain/week.ts';
import { type AdviceRequest, findRequest, listDueRequests } from '../store/offers.read.ts';
import { lockRequest, markUnplaced } from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps } from './dispatch-deps.ts';
import { describeWanted, listCandidates } from './list-candidates.ts';
import { makeOffer } from './make-offer.ts';

/** Of one batch; what is left is due a minute later. */
const AT_ONCE = 500;
export const DISPATCH: ActorRef = { kind: 'system', job: 'advisers-dispatch' };

export interface Dispatched {
  readonly offered: number;
  readonly unplaced: number;
}

/** Each offer in its own transaction. In a network without anybody, desks keep what they have. */
export async function dispatchRequests(deps: DispatchDeps, now: Instant): Promise<Dispatched> {
  return dispatchThese(deps, await listDueRequests(deps.db, now, AT_ONCE), now);
}

/** An urgent request does not wait for others; any other does. */
export async function dispatchUrgent(deps: DispatchDeps, caseId: string, now: Instant): Promise<Dispatched> {
  const request = await findRequest(deps.db, caseId);
  return dispatchThese(deps, request?.urgent === true && request.state === 'seeking' ? [request] : [], now);
}

async function dispatchThese(deps: DispatchDeps, due: readonly AdviceRequest[], now: Instant): Promise<Dispatched> {
  const counted = { offered: 0, unplaced: 0 };
  if (due.length === 0) return counted;
  const known = await listCandidates(deps.db, deps, now);
  if (known.length === 0) return counted;
  const candidates = known.map(({ candidate }) => candidate);
  const wanted = await describeWanted(deps.db, deps, due);
  for (const { caseId, ...match } of matchOffers(wanted, candidates, deps.offers.weights)) {
    const { option } = match;
    if (option === undefined) {
      const reason = 'whyNobody' in match ? match.whyNobody : 'no-capacity';
      if (await inTransaction(deps.db, (trx) => leaveToCoordinator(trx, deps, caseId, reason, now)))
        counted.unplaced += 1;
      continue;
    }
    const { adviser } = known[option.candidate]!;
    const order = { ...option, caseId, adviser, actor: DISPATCH, now };
    if ((await inTransaction(deps.db, (trx) => makeOffer(trx, deps, order))) === 'made') counted.offered += 1;
  }
  return counted;
}

/** False when it needs nobody any more. The same reason again changes only when it is looked at next. */
async function leaveToCoordinator(
  trx: Trx,
  deps: DispatchDeps,
  caseId: string,
  reason: WhyNobody,
  now: Instant,
): Promise<boolean> {
  const found = await lockCase(trx, caseId);
  const request = await lockRequest(trx, caseId);
  if (found === undefined || request === undefined) return false;
  if (request.state !== 'seeking' && request.state !== 'unplaced') return false;
  const isNews = request.state === 'seeking' || request.gap?.reason !== reason;
  await markUnplaced(trx, caseId, {
    ...{ reason, at: isNews ? now : (request.gap?.at ?? now) },
    lookAgainAt: minutesAfter(now, deps.offers.retryMinutes),
  });
  if (!isNews) return true;
  await appendDispatchEvent(trx, deps, { type: 'advice.unplaced', actor: DISPATCH, request, payload: { reason }, now });
  // The province coordinates: a commune has nobody else to ask.
  if (found.holder.level === 'commune' && found.turn === 'desk')
    await giveToDesk(trx, deps, { caseId, from: 'province', reason, actor: DISPATCH, now });
  return true;
}
