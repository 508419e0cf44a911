/** Adds exposures to their day in one ordered statement. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ExposureCount } from '../domain/exposure-tally.ts';
import './tables.ts';

export async function addExposures(db: Db, counts: readonly ExposureCount[]): Promise<void> {
  await db
    .insertInto('platform_exposures')
    .values(counts.map(({ platformId, day, shown }) => ({ platform_id: platformId, day, shown })))
    .onConflict((conflict) =>
      conflict.columns(['day', 'platform_id']).doUpdateSet({ shown: sql`platform_exposures.shown + excluded.shown` }),
    )
    .execute();
}
