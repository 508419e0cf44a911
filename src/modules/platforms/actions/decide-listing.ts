/** The office puts a product on the programme's list or takes it off, by published criteria or for reasons of a list, read by everybody. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { actorRef, type NotAllowed } from '../../accounts/index.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { type ListingRefusal, readListing } from '../domain/listing.ts';
import { mayDecideProducts } from '../policy.ts';
import { listListings } from '../store/listings.read.ts';
import { insertListing } from '../store/listings.write.ts';
import { type ProductDeps, policyOf } from './product-deps.ts';

export interface ListingOrder {
  readonly actor: Actor;
  readonly platformId: string;
  readonly act: string;
  readonly reasons: readonly string[];
  readonly command: string;
  readonly now: Instant;
}

/** Gives the listing's id. */
export function decideListing(
  deps: ProductDeps,
  order: ListingOrder,
): Promise<Result<string, NotAllowed | ListingRefusal>> {
  const { actor, platformId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<NotAllowed | ListingRefusal>(trx, command, async () => {
      const allowed = mayDecideProducts(actor, policyOf(deps));
      if (!allowed.ok) return allowed;
      if (!deps.catalogue.byId.has(platformId))
        return refused({ code: 'platforms.listing.product', field: 'platform' });
      const { criteria } = deps.catalogue;
      const [standing] = await listListings(trx, platformId);
      const said = readListing(order, criteria, standing);
      if (!said.ok) return said;
      const id = deps.ids.next();
      const { act, reasons } = said.value;
      const listing = { id, platformId, act, reasons, criteriaVersion: criteria.version, at: now };
      await insertListing(trx, { ...listing, by: actor.personId });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          ...(act === 'listed' ? { type: 'product.listed' } : { type: 'product.delisted' }),
          ...{ actor: actorRef(actor), occurredAt: now },
          payload: { listingId: id, platform: platformId, reasons, criteriaVersion: criteria.version },
        },
      ]);
      return accepted(id);
    }),
  );
}
