/** Who may do what with a case: the firm with its own, an officer with those of firms where their role reaches. Pure. */
import type { Actor } from '../../foundation/actor.ts';
import { accepted, type Refusal, type Result, refused } from '../../foundation/result.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../accounts/index.ts';
import type { ActorRef } from '../ledger/index.ts';
import type { Place } from './domain/case.ts';

/** The holder of a plan key. */
export function mayAsFirm(
  actor: ActorRef,
  { dossierId }: { readonly dossierId: string },
): Result<undefined, Refusal<'cases.policy.not-yours'>> {
  if (actor.kind === 'plan-holder' && actor.dossierId === dossierId) return accepted(undefined);
  return refused({ code: 'cases.policy.not-yours' });
}

/** `cases.work` where the firm is. A firm whose place nobody knows is the nation's alone. */
export function mayWork(
  actor: Actor | undefined,
  { place }: { readonly place: Place },
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  const localityId = place.communeId ?? place.provinceId;
  const allowed = mayAtDesk(actor, 'cases.work', localityId === undefined ? {} : { localityId }, context);
  if (allowed.ok && localityId === undefined && actor?.actingAs?.scope.kind !== 'nation')
    return refused({ code: 'accounts.outside-your-area' });
  return allowed;
}
