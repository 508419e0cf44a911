/** Writes trials of platforms, in the transaction of their cases. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Trial } from '../domain/trial.ts';
import './tables.ts';

export type NewTrial = Pick<
  Trial,
  'caseId' | 'dossierId' | 'platformId' | 'organisationId' | 'offerId' | 'takingId' | 'askedAt'
>;

export async function insertTrial(trx: Trx, trial: NewTrial): Promise<void> {
  await trx
    .insertInto('platform_trials')
    .values({
      ...{ case_id: trial.caseId, dossier_id: trial.dossierId, platform_id: trial.platformId },
      ...{ organisation_id: trial.organisationId, offer_id: trial.offerId, taking_id: trial.takingId },
      ...{ asked_at: trial.askedAt, began_on: null, until_day: null, went_on_at: null, ended_at: null, ended_by: null },
      ...{ contact_version: null, contact_given_at: null, contact_withdrawn_at: null },
    })
    .execute();
}

export async function saveBeginning(
  trx: Trx,
  caseId: string,
  { began, until }: { readonly began: LocalDate; readonly until: LocalDate | undefined },
): Promise<void> {
  await trx
    .updateTable('platform_trials')
    .set({ began_on: began, until_day: until ?? null })
    .where('case_id', '=', caseId)
    .execute();
}

export async function saveGoingOn(trx: Trx, caseId: string, at: Instant): Promise<void> {
  await trx.updateTable('platform_trials').set({ went_on_at: at }).where('case_id', '=', caseId).execute();
}

export async function saveTrialEnd(trx: Trx, caseId: string, by: string, at: Instant): Promise<void> {
  await trx.updateTable('platform_trials').set({ ended_at: at, ended_by: by }).where('case_id', '=', caseId).execute();
}

/** A consent given again stands anew, under the version that was read. */
export async function giveContact(trx: Trx, caseId: string, version: number, at: Instant): Promise<void> {
  await trx
    .updateTable('platform_trials')
    .set({ contact_version: version, contact_given_at: at, contact_withdrawn_at: null })
    .where('case_id', '=', caseId)
    .execute();
}

export async function withdrawContact(trx: Trx, caseId: string, at: Instant): Promise<void> {
  await trx
    .updateTable('platform_trials')
    .set({ contact_withdrawn_at: at })
    .where('case_id', '=', caseId)
    .where('contact_given_at', 'is not', null)
    .execute();
}

/** A firm that is erased agrees to nothing any more. Gives the places of trials that had not begun. */
export async function endTrialsOf(trx: Trx, dossierId: string, at: Instant): Promise<readonly string[]> {
  const waiting = await trx
    .selectFrom('platform_trials')
    .select('taking_id')
    .where('dossier_id', '=', dossierId)
    .where('began_on', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  await trx
    .updateTable('platform_trials')
    .set((eb) => ({
      contact_withdrawn_at: eb.fn.coalesce('contact_withdrawn_at', eb.ref('contact_given_at')),
      ended_at: eb.fn.coalesce('ended_at', eb.val(at)),
      ended_by: eb.fn.coalesce('ended_by', eb.val('erased')),
    }))
    .where('dossier_id', '=', dossierId)
    .execute();
  return waiting.map(({ taking_id }) => taking_id);
}
