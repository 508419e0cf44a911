/** Reads advisers whole: the profile with absences, ties to vendors and recognitions. */
import { type Selectable, sql } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import type { Adviser } from '../domain/adviser.ts';
import './tables.ts';

export interface AdviserQuery {
  /** Absences that were over by then are left out. */
  readonly today: LocalDate;
  readonly field?: string | undefined;
  /** Whose home is one of these provinces or communes, any of their versioned ids; everywhere when absent. */
  readonly places?: readonly string[] | undefined;
}

/** Everybody the network has admitted and not suspended, the paused and absent too, in the order in which they came. */
export async function listAdvisers(db: Db, { today, field, places }: AdviserQuery): Promise<readonly Adviser[]> {
  const rows = await db
    .selectFrom('adviser_profiles')
    .selectAll()
    .where('status', '=', 'active')
    .$if(field !== undefined, (query) => query.where(sql<boolean>`${field} = any(fields)`))
    .$if(places !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('province_id', 'in', [...(places ?? []), '']), eb('commune_id', 'in', [...(places ?? []), ''])]),
      ),
    )
    .orderBy('id')
    .execute();
  return complete(db, rows, today);
}

export async function findAdviser(db: Db, id: string, today: LocalDate): Promise<Adviser | undefined> {
  const rows = await db.selectFrom('adviser_profiles').selectAll().where('id', '=', id).execute();
  return (await complete(db, rows, today))[0];
}

/** In the order of the ids. */
export async function listAdvisersById(db: Db, ids: readonly string[], today: LocalDate): Promise<readonly Adviser[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('adviser_profiles')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  const known = new Map((await complete(db, rows, today)).map((adviser) => [adviser.id, adviser]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The account's latest application or profile. */
export async function findAdviserOfPerson(db: Db, personId: string, today: LocalDate): Promise<Adviser | undefined> {
  const rows = await db
    .selectFrom('adviser_profiles')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('applied_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute();
  return (await complete(db, rows, today))[0];
}

type Row = Selectable<Tables['adviser_profiles']>;

async function complete(db: Db, rows: readonly Row[], today: LocalDate): Promise<readonly Adviser[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const absences = await db
    .selectFrom('adviser_absences')
    .select(['adviser_id', 'id', 'from_day as from', 'until_day as until'])
    .where('adviser_id', 'in', ids)
    .where('until_day', '>=', today)
    .orderBy('from_day')
    .execute();
  const conflicts = await db
    .selectFrom('adviser_conflicts')
    .select(['adviser_id', 'id', 'vendor_name', 'organisation_id', 'nature', 'from_day', 'until_day'])
    .where('adviser_id', 'in', ids)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  const recognitions = await db
    .selectFrom('adviser_recognitions')
    .selectAll()
    .where('adviser_id', 'in', ids)
    .orderBy('from_day')
    .orderBy('id')
    .execute();
  const [absencesOf, conflictsOf, recognitionsOf] = [grouped(absences), grouped(conflicts), grouped(recognitions)];
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, personId: row.person_id, name: row.name ?? '', provinceId: row.province_id },
    ...{ fields: row.fields, languages: row.languages, remoteOk: row.remote_ok, status: row.status },
    ...{ capacityPerWeek: row.capacity_per_week, appliedAt: row.applied_at },
    ...(row.organisation_id !== null && { organisationId: row.organisation_id }),
    ...(row.assignment_id !== null && { assignmentId: row.assignment_id }),
    ...(row.commune_id !== null && { communeId: row.commune_id }),
    ...(row.lat !== null && row.lon !== null && { seat: { lat: row.lat, lon: row.lon } }),
    ...(row.about !== null && { about: row.about }),
    ...(row.paused_at !== null && { paused: { at: row.paused_at, reason: row.pause_reason ?? '' } }),
    absences: (absencesOf.get(row.id) ?? []).map(({ id, from, until }) => ({ id, from, until })),
    conflicts: (conflictsOf.get(row.id) ?? []).map((conflict) => ({
      ...{ id: conflict.id, vendorName: conflict.vendor_name, nature: conflict.nature, from: conflict.from_day },
      ...(conflict.organisation_id !== null && { organisationId: conflict.organisation_id }),
      ...(conflict.until_day !== null && { until: conflict.until_day }),
    })),
    recognitions: (recognitionsOf.get(row.id) ?? []).map((recognition) => ({
      ...{ id: recognition.id, ministry: recognition.ministry, field: recognition.field, from: recognition.from_day },
      ...{ decisionNo: recognition.decision_no, decidedOn: recognition.decided_on, status: recognition.status },
      ...(recognition.until_day !== null && { until: recognition.until_day }),
    })),
  }));
}

function grouped<T extends { readonly adviser_id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.adviser_id, [...(groups.get(row.adviser_id) ?? []), row]);
  return groups;
}
