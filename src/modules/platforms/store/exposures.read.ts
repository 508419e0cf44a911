/** Reads how often platforms were shown on a day. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Exposures } from '../domain/neutral-order.ts';
import './tables.ts';

export async function findExposures(db: Db, day: string): Promise<Exposures> {
  const rows = await db
    .selectFrom('platform_exposures')
    .select(['platform_id', 'shown'])
    .where('day', '=', day)
    .execute();
  return new Map(rows.map((row) => [row.platform_id, Number(row.shown)]));
}
