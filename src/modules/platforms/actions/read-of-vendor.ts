/** What stands for one product beside the catalogue: its vendor and the vendor's word, its offers, the programme's decision. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Listing } from '../domain/listing.ts';
import type { Offer } from '../domain/offer.ts';
import type { ProductEdit } from '../domain/product-edit.ts';
import { listListings } from '../store/listings.read.ts';
import { findAcceptedEdit, findVendor, type ProductVendor } from '../store/submissions.read.ts';
import { readOffers } from './read-offers.ts';

export interface OfVendor {
  readonly vendor: ProductVendor | undefined;
  readonly said: (ProductEdit & { readonly acceptedAt: Instant }) | undefined;
  readonly offers: readonly Offer[];
  readonly listing: Listing | undefined;
}

export async function readOfVendor(db: Db, platformId: string): Promise<OfVendor> {
  const [listing] = await listListings(db, platformId);
  const vendor = await findVendor(db, platformId);
  if (vendor === undefined) return { vendor, said: undefined, offers: [], listing };
  return { vendor, listing, said: await findAcceptedEdit(db, platformId), offers: await readOffers(db, [platformId]) };
}
