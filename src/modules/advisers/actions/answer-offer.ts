/** An adviser answers an offer: accepts, and holds the case from that moment; or declines, and it goes to the next. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { actWithin, giveToAdviser, lockCase } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type Adviser, conflictsOn } from '../domain/adviser.ts';
import { isTied } from '../domain/offer-fit.ts';
import { DECLINE_REASONS, isOneOf } from '../domain/offer-rules.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { type AdviceRequest, findOffer, type Offer } from '../store/offers.read.ts';
import { endOffer, lockLiveOffer, lockRequest, markTaken, seekAgain } from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps } from './dispatch-deps.ts';

export type OfferRefusal =
  | NotAllowed
  | Refusal<'advisers.offer.not-found' | 'advisers.offer.gone' | 'advisers.offer.conflict' | 'advisers.offer.reason'>;

export interface AnswerOrder {
  readonly offerId: string;
  readonly actor: Actor;
  readonly command: string;
  readonly now: Instant;
}

interface Answering {
  readonly adviser: Adviser;
  readonly offer: Offer;
  readonly request: AdviceRequest;
  readonly state: string;
}

/** Gives the case's id. Accepted twice is accepted once; an offer that ended meanwhile says so. */
export function acceptOffer(deps: DispatchDeps, order: AnswerOrder): Promise<Result<string, OfferRefusal>> {
  const { actor, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<OfferRefusal>(trx, command, async () => {
      const found = await lockAnswering(trx, deps, order);
      if (!found.ok) return found;
      const { adviser, offer, request, state } = found.value;
      const { caseId } = request;
      const ties = conflictsOn(adviser, localDateOf(now)).flatMap((tie) => [tie.vendorName, tie.organisationId ?? '']);
      if (isTied({ ties }, { about: deps.vendorsOf(request.about) }))
        return refused({ code: 'advisers.offer.conflict' });
      await endOffer(trx, offer.id, { outcome: 'accepted', at: now });
      await markTaken(trx, caseId, adviser.id);
      await appendDispatchEvent(trx, deps, {
        ...{ type: 'offer.accepted', actor: actorRef(actor), request, now },
        payload: { offerId: offer.id, adviserId: adviser.id },
      });
      const to = { personId: adviser.personId, assignmentId: adviser.assignmentId! };
      mustBe(await giveToAdviser(trx, deps, { caseId, to, reason: 'offer-accepted', actor: actorRef(actor), now }));
      if (state === 'placed')
        mustBe(await actWithin(trx, deps, { caseId, act: 'accept', as: { side: 'desk', actor }, message: '', now }));
      return accepted(caseId);
    }),
  );
}

/** Gives the offer's id. */
export function declineOffer(
  deps: DispatchDeps,
  order: AnswerOrder & { readonly reason: string },
): Promise<Result<string, OfferRefusal>> {
  const { actor, command, now, reason } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<OfferRefusal>(trx, command, async () => {
      const found = await lockAnswering(trx, deps, order);
      if (!found.ok) return found;
      if (!isOneOf(DECLINE_REASONS, reason)) return refused({ code: 'advisers.offer.reason', field: 'reason' });
      const { adviser, offer, request } = found.value;
      await endOffer(trx, offer.id, { outcome: 'declined', reason, at: now });
      await seekAgain(trx, request.caseId, now);
      await appendDispatchEvent(trx, deps, {
        ...{ type: 'offer.declined', actor: actorRef(actor), request, now },
        payload: { offerId: offer.id, adviserId: adviser.id, reason },
      });
      return accepted(offer.id);
    }),
  );
}

/** Somebody else's offer is answered as one that does not exist. */
async function lockAnswering(
  trx: Trx,
  deps: DispatchDeps,
  { offerId, actor, now }: AnswerOrder,
): Promise<Result<Answering, OfferRefusal>> {
  const allowed = mayAtDesk(actor, 'offers.answer', {}, { roles: deps.roles, contains: deps.places.contains });
  if (!allowed.ok) return allowed;
  const adviser = await findAdviserOfPerson(trx, actor.personId, localDateOf(now));
  const offer = await findOffer(trx, offerId);
  const isTheirs =
    adviser?.status === 'active' &&
    adviser.assignmentId === actor.actingAs?.assignmentId &&
    offer?.adviserId === adviser.id;
  if (!isTheirs) return refused({ code: 'advisers.offer.not-found' });
  const found = await lockCase(trx, offer.caseId);
  const request = await lockRequest(trx, offer.caseId);
  const live = await lockLiveOffer(trx, offer.caseId);
  if (found === undefined || request === undefined) return refused({ code: 'advisers.offer.not-found' });
  if (live?.id !== offer.id || live.expiresAt < now) return refused({ code: 'advisers.offer.gone' });
  return accepted({ adviser, offer, request, state: found.state });
}

/** Under the locks held nothing can stand in the way; if it does, nothing of the answer is kept. */
function mustBe(result: Result<string>): void {
  if (!result.ok) throw new Error(`an offer could not be taken up: ${result.refusals.map(({ code }) => code).join()}`);
}
