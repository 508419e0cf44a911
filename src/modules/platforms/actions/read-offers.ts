/** Offers with what is left of their places. */
import type { Db } from '../../../foundation/database/tables.ts';
import { listQuotas } from '../../cases/index.ts';
import type { Offer } from '../domain/offer.ts';
import { listAcceptedOffers } from '../store/submissions.read.ts';

/** Accepted ones of these products, the latest day first. */
export async function readOffers(db: Db, platformIds: readonly string[]): Promise<readonly Offer[]> {
  const offers = await listAcceptedOffers(db, platformIds);
  const quotas = await listQuotas(
    db,
    offers.map(({ id }) => id),
  );
  return offers.map((offer) => {
    const quota = quotas.get(offer.id);
    return { ...offer, left: quota === undefined ? 0 : quota.total - quota.used };
  });
}
