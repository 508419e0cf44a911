/** Writes profiles of advisers and what stands beside them. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { AdviserStatus, Conflict, Profile } from '../domain/adviser.ts';
import { forgetHearings } from './hearings.write.ts';
import './tables.ts';

type Located = Profile & { readonly seat?: { readonly lat: number; readonly lon: number } | undefined };

/** False when the account already has an application or a profile in force. */
export async function insertAdviser(
  trx: Trx,
  adviser: Located & { readonly id: string; readonly personId: string; readonly organisationId?: string | undefined },
  now: Instant,
): Promise<boolean> {
  const { id, kind, personId, organisationId } = adviser;
  const row = await trx
    .insertInto('adviser_profiles')
    .values({
      ...{ id, kind, person_id: personId, organisation_id: organisationId ?? null, assignment_id: null },
      ...{ ...profileColumns(adviser), status: 'applied', paused_at: null, pause_reason: null },
      ...{ applied_at: now, changed_at: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function profileColumns(profile: Located) {
  return {
    ...{ name: profile.name, name_fold: foldVietnamese(profile.name), commune_id: profile.communeId ?? null },
    ...{ province_id: profile.provinceId, lat: profile.seat?.lat ?? null, lon: profile.seat?.lon ?? null },
    ...{ fields: [...profile.fields], languages: [...profile.languages], remote_ok: profile.remoteOk },
    ...{ capacity_per_week: profile.capacityPerWeek, about: profile.about ?? null },
  };
}

export async function setStatus(
  trx: Trx,
  id: string,
  change: { readonly status: AdviserStatus; readonly assignmentId?: string; readonly now: Instant },
): Promise<void> {
  const { status, assignmentId, now } = change;
  await trx
    .updateTable('adviser_profiles')
    .set({ status, changed_at: now, ...(assignmentId !== undefined && { assignment_id: assignmentId }) })
    .where('id', '=', id)
    .execute();
}

/** No new requests from now on. False when paused already or not active. */
export async function pauseAdviser(trx: Trx, id: string, reason: string, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('adviser_profiles')
    .set({ paused_at: now, pause_reason: reason, changed_at: now })
    .where('id', '=', id)
    .where('status', '=', 'active')
    .where('paused_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False when not paused. */
export async function resumeAdviser(trx: Trx, id: string, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('adviser_profiles')
    .set({ paused_at: null, pause_reason: null, changed_at: now })
    .where('id', '=', id)
    .where('paused_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertAbsence(
  trx: Trx,
  absence: { readonly id: string; readonly adviserId: string; readonly from: LocalDate; readonly until: LocalDate },
  now: Instant,
): Promise<void> {
  await trx
    .insertInto('adviser_absences')
    .values({
      ...{ id: absence.id, adviser_id: absence.adviserId, noted_at: now },
      ...{ from_day: absence.from, until_day: absence.until },
    })
    .execute();
}

export async function deleteAbsence(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('adviser_absences').where('id', '=', id).execute();
}

export async function updateProfile(trx: Trx, id: string, profile: Located, now: Instant): Promise<void> {
  await trx
    .updateTable('adviser_profiles')
    .set({ ...profileColumns(profile), changed_at: now })
    .where('id', '=', id)
    .execute();
}

/** It holds to the end of that day. */
export async function endConflict(trx: Trx, id: string, lastDay: LocalDate): Promise<void> {
  await trx.updateTable('adviser_conflicts').set({ until_day: lastDay }).where('id', '=', id).execute();
}

export async function insertConflict(trx: Trx, adviserId: string, conflict: Conflict, now: Instant): Promise<void> {
  await trx
    .insertInto('adviser_conflicts')
    .values({
      ...{ id: conflict.id, adviser_id: adviserId, vendor_name: conflict.vendorName, nature: conflict.nature },
      ...{
        organisation_id: conflict.organisationId ?? null,
        from_day: conflict.from,
        until_day: conflict.until ?? null,
      },
      declared_at: now,
    })
    .execute();
}

/** Of every profile the person had: no name, no words about them, no ties, no absences; what a ministry decided stays, as it names nobody. */
export async function forgetAdviser(trx: Trx, personId: string, now: Instant): Promise<void> {
  const ended = await trx
    .updateTable('adviser_profiles')
    .set({
      name: null,
      name_fold: '',
      about: null,
      status: 'ended',
      paused_at: null,
      pause_reason: null,
      changed_at: now,
    })
    .where('person_id', '=', personId)
    .returning('id')
    .execute();
  const ids = ended.map(({ id }) => id);
  if (ids.length === 0) return;
  await trx.deleteFrom('adviser_absences').where('adviser_id', 'in', ids).execute();
  await trx.deleteFrom('adviser_conflicts').where('adviser_id', 'in', ids).execute();
  await forgetHearings(trx, ids);
}
