/** Writes the office's word on a product: listed or delisted. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Listing } from '../domain/listing.ts';
import './tables.ts';

export async function insertListing(trx: Trx, listing: Listing & { readonly by: string }): Promise<void> {
  const { id, platformId, act, reasons, criteriaVersion, by, at } = listing;
  await trx
    .insertInto('product_listings')
    .values({
      ...{ id, platform_id: platformId, act, reasons: [...reasons], criteria_version: criteriaVersion },
      ...{ decided_by: by, decided_at: at },
    })
    .execute();
}
