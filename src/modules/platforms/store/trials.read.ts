/** Reads trials of platforms. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Trial } from '../domain/trial.ts';
import type { PlatformTrialsTable } from './tables.ts';
import './tables.ts';

const trial = (row: PlatformTrialsTable): Trial => ({
  ...{ caseId: row.case_id, dossierId: row.dossier_id, platformId: row.platform_id, offerId: row.offer_id },
  ...{ organisationId: row.organisation_id, takingId: row.taking_id, askedAt: row.asked_at },
  ...(row.began_on !== null && { beganOn: row.began_on }),
  ...(row.until_day !== null && { until: row.until_day }),
  ...(row.went_on_at !== null && { wentOnAt: row.went_on_at }),
  ...(row.ended_at !== null && { endedAt: row.ended_at }),
  ...(row.ended_by !== null && { endedBy: row.ended_by }),
  contactGiven: row.contact_given_at !== null && row.contact_withdrawn_at === null,
});

export async function findTrial(db: Db, caseId: string): Promise<Trial | undefined> {
  const row = await db.selectFrom('platform_trials').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row && trial(row);
}

/** A vendor's trials of one product, the latest first. */
export async function listTrialsOf(
  db: Db,
  { organisationId, platformId }: { readonly organisationId: string; readonly platformId: string },
): Promise<readonly Trial[]> {
  const rows = await db
    .selectFrom('platform_trials')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('platform_id', '=', platformId)
    .orderBy('asked_at', 'desc')
    .orderBy('case_id')
    .limit(100)
    .execute();
  return rows.map(trial);
}

/** A firm's own, the latest first. */
export async function listTrialsOfDossier(db: Db, dossierId: string): Promise<readonly Trial[]> {
  const rows = await db
    .selectFrom('platform_trials')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('asked_at', 'desc')
    .orderBy('case_id')
    .execute();
  return rows.map(trial);
}
