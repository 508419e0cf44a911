/** A signed-in person says a product is made by their company; an officer decides. Taking it back is theirs as long as nobody has. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { actorRef } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type ClaimRefusal, type ProductClaim, readClaim } from '../domain/product-claim.ts';
import { mayEditProduct, vendorActedFor } from '../policy.ts';
import { findVendor, listClaimsOfPerson } from '../store/submissions.read.ts';
import { insertClaim } from '../store/submissions.write.ts';
import { type ProductDeps, policyOf } from './product-deps.ts';

export type ClaimProductRefusal =
  | ClaimRefusal
  | Refusal<'platforms.claim.yours' | 'platforms.claim.waits' | 'platforms.claim.too-many'>;

/** Nobody answers for more products than can be looked into. */
const MOST_WAITING = 5;

export interface ClaimProductOrder {
  readonly actor: Actor;
  readonly platformId: string;
  readonly entered: Readonly<Record<keyof ProductClaim, string>>;
  readonly command: string;
  readonly now: Instant;
}

/** Gives the submission's id. */
export function claimProduct(
  deps: ProductDeps,
  order: ClaimProductOrder,
): Promise<Result<string, ClaimProductRefusal>> {
  const { actor, platformId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<ClaimProductRefusal>(trx, command, async () => {
      if (!deps.catalogue.byId.has(platformId))
        return refused({ code: 'platforms.claim.unknown-product', field: 'platform' });
      const claim = readClaim(order.entered);
      if (!claim.ok) return claim;
      const asVendor = vendorActedFor(actor);
      const organisationId =
        asVendor !== undefined && mayEditProduct(actor, { organisationId: asVendor }, policyOf(deps)).ok
          ? asVendor
          : undefined;
      const vendor = await findVendor(trx, platformId);
      if (vendor !== undefined && vendor.organisationId === organisationId)
        return refused({ code: 'platforms.claim.yours', field: 'platform' });
      const waiting = (await listClaimsOfPerson(trx, actor.personId)).filter(({ state }) => state === 'waiting');
      if (waiting.some((each) => each.platformId === platformId))
        return refused({ code: 'platforms.claim.waits', field: 'platform' });
      if (waiting.length >= MOST_WAITING) return refused({ code: 'platforms.claim.too-many', field: 'platform' });
      const id = deps.ids.next();
      await insertClaim(
        trx,
        { id, kind: 'claim', platformId, organisationId, sentBy: actor.personId, sentAt: now },
        claim.value,
      );
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'product.claimed',
          actor: actorRef(actor),
          occurredAt: now,
          payload: { submissionId: id, platform: platformId, proof: claim.value.proof },
        },
      ]);
      return accepted(id);
    }),
  );
}
