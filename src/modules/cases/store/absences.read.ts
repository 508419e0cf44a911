/** Reads who is away, and what of theirs falls due meanwhile. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Absence } from '../domain/absence.ts';
import './tables.ts';

const COLUMNS = [
  'id',
  'person_id as personId',
  'from_day as from',
  'until_day as until',
  'cover_assignment_id as cover',
] as const;

/** Of these people, those away on the day, with the day they are back after. */
export async function listAway(
  db: Db,
  personIds: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('absences')
    .select(['person_id', 'until_day'])
    .where('person_id', 'in', [...personIds])
    .where('ended_at', 'is', null)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .execute();
  return new Map(rows.map(({ person_id, until_day }) => [person_id, until_day]));
}

/** Everybody's that run on the day. */
export async function listAbsencesOn(db: Db, day: LocalDate): Promise<readonly Absence[]> {
  const rows = await db
    .selectFrom('absences')
    .select(COLUMNS)
    .where('ended_at', 'is', null)
    .where('from_day', '<=', day)
    .where('until_day', '>=', day)
    .orderBy('id')
    .execute();
  return rows.map(absenceOf);
}

/** One person's that run or are to come, the next first. */
export async function listAbsencesOf(db: Db, personId: string, day: LocalDate): Promise<readonly Absence[]> {
  const rows = await db
    .selectFrom('absences')
    .select(COLUMNS)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('until_day', '>=', day)
    .orderBy('from_day')
    .execute();
  return rows.map(absenceOf);
}

function absenceOf({ cover, ...row }: Omit<Absence, 'coverAssignmentId'> & { readonly cover: string | null }): Absence {
  return { ...row, ...(cover !== null && { coverAssignmentId: cover }) };
}

/** What an office must do by that day and this person holds, the soonest first. */
export async function listDueOf(db: Db, personId: string, until: LocalDate, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('holder_person_id', '=', personId)
    .where('closed_at', 'is', null)
    .where('turn', '=', 'desk')
    .where('last_day', '<=', until)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
