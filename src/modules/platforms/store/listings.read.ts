/** Reads which products the office listed or delisted, and why. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Listing } from '../domain/listing.ts';
import type { ProductListingsTable } from './tables.ts';
import './tables.ts';

const listing = (row: ProductListingsTable): Listing => ({
  ...{ id: row.id, platformId: row.platform_id, act: row.act, reasons: row.reasons },
  ...{ criteriaVersion: row.criteria_version, at: row.decided_at },
});

/** The latest first. */
export async function listListings(db: Db, platformId?: string): Promise<readonly Listing[]> {
  const rows = await db
    .selectFrom('product_listings')
    .selectAll()
    .$if(platformId !== undefined, (query) => query.where('platform_id', '=', platformId!))
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map(listing);
}

/** What stands for each of these products the office ever decided on. */
export async function listStandingListings(
  db: Db,
  platformIds: readonly string[],
): Promise<ReadonlyMap<string, Listing>> {
  if (platformIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('product_listings')
    .distinctOn('platform_id')
    .selectAll()
    .where('platform_id', 'in', [...platformIds])
    .orderBy('platform_id')
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.platform_id, listing(row)]));
}
