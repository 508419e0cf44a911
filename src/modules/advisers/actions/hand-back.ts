/** An adviser gives back what they hold: it returns to its desk with its day, and somebody else is asked. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, mayAtDesk, type NotAllowed } from '../../accounts/index.ts';
import { giveToDesk, lockCase } from '../../cases/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { HAND_BACK_REASONS, isOneOf } from '../domain/offer-rules.ts';
import { findAdviserOfPerson } from '../store/advisers.read.ts';
import { lockRequest, markHandedBack, seekAgain } from '../store/offers.write.ts';
import { appendDispatchEvent, type DispatchDeps } from './dispatch-deps.ts';

export type HandBackRefusal =
  | NotAllowed
  | Refusal<'advisers.request.not-found' | 'advisers.request.not-open' | 'advisers.offer.reason'>;

/** Gives the case's id. */
export function handBack(
  deps: DispatchDeps,
  order: { caseId: string; reason: string; actor: Actor; command: string; now: Instant },
): Promise<Result<string, HandBackRefusal>> {
  const { caseId, reason, actor, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<HandBackRefusal>(trx, command, async () => {
      const allowed = mayAtDesk(actor, 'offers.answer', {}, { roles: deps.roles, contains: deps.places.contains });
      if (!allowed.ok) return allowed;
      const adviser = await findAdviserOfPerson(trx, actor.personId, localDateOf(now));
      const found = await lockCase(trx, caseId);
      const request = await lockRequest(trx, caseId);
      const isTheirs =
        adviser !== undefined &&
        request?.adviserId === adviser.id &&
        found?.holder.assignmentId !== undefined &&
        found.holder.assignmentId === actor.actingAs?.assignmentId;
      if (!isTheirs) return refused({ code: 'advisers.request.not-found' });
      if (found.turn === 'nobody' || request.state !== 'taken') return refused({ code: 'advisers.request.not-open' });
      if (!isOneOf(HAND_BACK_REASONS, reason)) return refused({ code: 'advisers.offer.reason', field: 'reason' });
      await markHandedBack(trx, caseId, adviser.id, reason);
      await seekAgain(trx, caseId, now);
      await appendDispatchEvent(trx, deps, {
        ...{ type: 'offer.handed-back', actor: actorRef(actor), request, now },
        payload: { adviserId: adviser.id, reason },
      });
      const given = await giveToDesk(trx, deps, { caseId, reason, actor: actorRef(actor), now });
      if (!given.ok) throw new Error('a case under lock could not be given back');
      return accepted(caseId);
    }),
  );
}
