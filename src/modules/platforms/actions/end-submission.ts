/** Whoever sent something takes it back, or ends what was accepted: an offer before its day, a product they no longer answer for. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { mayDecideProducts, mayEditProduct } from '../policy.ts';
import { lockSubmission, type SentThing } from '../store/submissions.read.ts';
import { saveEnd } from '../store/submissions.write.ts';
import { type ProductDeps, policyOf } from './product-deps.ts';

export type EndRefusal = NotAllowed | Refusal<'platforms.submission.not-found' | 'platforms.submission.over'>;

/** Gives the submission's id. Trials that run go on. */
export function endSubmission(
  deps: ProductDeps,
  order: { readonly actor: Actor; readonly id: string; readonly command: string; readonly now: Instant },
): Promise<Result<string, EndRefusal>> {
  const { actor, id, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<EndRefusal>(trx, command, async () => {
      const found = await lockSubmission(trx, id);
      if (found === undefined || !mayEnd(deps, actor, found))
        return refused({ code: 'platforms.submission.not-found' });
      // A text that was accepted is replaced by another, never simply gone.
      const open = found.state === 'waiting' || (found.state === 'accepted' && found.kind !== 'edit');
      if (!open) return refused({ code: 'platforms.submission.over' });
      await saveEnd(trx, found, now);
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'product.change-ended',
          actor: actorRef(actor),
          occurredAt: now,
          payload: { submissionId: id, kind: found.kind, platform: found.platformId, was: found.state },
        },
      ]);
      return accepted(id);
    }),
  );
}

/** A person their own waiting claim, a vendor what is its own, the office a product or an offer that stands. */
function mayEnd(deps: ProductDeps, actor: Actor, found: SentThing): boolean {
  if (found.kind === 'claim' && found.state === 'waiting') return found.sentBy === actor.personId;
  const { organisationId } = found;
  if (organisationId !== undefined && mayEditProduct(actor, { organisationId }, policyOf(deps)).ok) return true;
  return found.state === 'accepted' && mayDecideProducts(actor, policyOf(deps)).ok;
}
