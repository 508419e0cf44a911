/** Writes down how often platforms were shown since the last time: sums only, no person, so no event. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { ExposureTally } from '../domain/exposure-tally.ts';
import { addExposures } from '../store/exposures.write.ts';

export interface WriteExposuresDeps {
  readonly db: Db;
  readonly tally: ExposureTally;
}

/** Counts that could not be written are put back and written next time. */
export async function writeExposures({ db, tally }: WriteExposuresDeps): Promise<void> {
  const counts = tally.take();
  if (counts.length === 0) return;
  try {
    await addExposures(db, counts);
  } catch (fault) {
    tally.putBack(counts);
    throw fault;
  }
}
