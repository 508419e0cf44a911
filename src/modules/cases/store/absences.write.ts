/** Writes when somebody is away. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Absence } from '../domain/absence.ts';
import './tables.ts';

export async function insertAbsence(trx: Trx, absence: Absence, now: Instant): Promise<void> {
  await trx
    .insertInto('absences')
    .values({
      ...{ id: absence.id, person_id: absence.personId, from_day: absence.from, until_day: absence.until },
      ...{ cover_assignment_id: absence.coverAssignmentId ?? null, entered_at: now, ended_at: null },
    })
    .execute();
}

/** False when it is not theirs, or ended before. */
export async function endAbsence(
  trx: Trx,
  { id, personId }: Pick<Absence, 'id' | 'personId'>,
  now: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('absences')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
