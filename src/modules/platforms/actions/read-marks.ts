/** What a row of a list says of vendors and the programme: places left for trials today, listed or taken off. It never moves a row. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ListingAct } from '../domain/listing.ts';
import { standingOfOffer } from '../domain/offer.ts';
import { listStandingListings } from '../store/listings.read.ts';
import { readOffers } from './read-offers.ts';

export interface RowMarks {
  /** Absent where no offer is open. */
  readonly placesLeft?: number | undefined;
  readonly listing?: ListingAct | undefined;
}

export async function readMarks(
  db: Db,
  platformIds: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, RowMarks>> {
  const listings = await listStandingListings(db, platformIds);
  const offers = (await readOffers(db, platformIds)).filter((offer) => standingOfOffer(offer, today) === 'open');
  return new Map(
    platformIds.map((id) => {
      const listing = listings.get(id)?.act;
      const open = listing === 'delisted' ? [] : offers.filter(({ platformId }) => platformId === id);
      const placesLeft = open.reduce((sum, { left }) => sum + left, 0);
      return [id, { listing, ...(open.length > 0 && { placesLeft }) }];
    }),
  );
}
