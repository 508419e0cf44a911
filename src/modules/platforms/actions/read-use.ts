/** What became of the trials of one product, for its public page; undefined where nobody ever offered one. */
import type { Db } from '../../../foundation/database/tables.ts';
import { type ProductUse, sumOf } from '../domain/programme.ts';
import { countOffers } from '../store/programme.read.ts';

export async function readUse(db: Db, platformId: string): Promise<ProductUse | undefined> {
  const offers = await countOffers(db, platformId);
  return offers.length === 0 ? undefined : sumOf(offers);
}
