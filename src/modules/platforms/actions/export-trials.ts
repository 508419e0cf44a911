/** What a firm takes along of its trials: which platform, when, how it ended, and whether the vendor had its contact. */
import type { Db } from '../../../foundation/database/tables.ts';
import { listTrialsOfDossier } from '../store/trials.read.ts';

export async function exportTrials(db: Db, dossierId: string): Promise<unknown> {
  return (await listTrialsOfDossier(db, dossierId)).map(
    ({ platformId, askedAt, beganOn, until, wentOnAt, endedAt, endedBy, contactGiven }) => ({
      ...{ platform: platformId, askedAt, beganOn, until, wentOnAt, endedAt, endedBy, contactGiven },
    }),
  );
}
