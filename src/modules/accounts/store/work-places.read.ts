/** The places people work for. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** Places somebody works for, or is invited to work for. */
export async function listPlacesWorkedFor(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string }>`
    select distinct locality_id as place from assignments where ended_at is null and locality_id is not null
    union
    select locality_id from invitations where answered_at is null and locality_id is not null
    order by place`.execute(db);
  return rows.map(({ place }) => place);
}

/** Assignments over these places that nobody ended. */
export async function countWorkIn(db: Db, places: readonly string[]): Promise<number> {
  if (places.length === 0) return 0;
  const row = await db
    .selectFrom('assignments')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('scope_kind', '=', 'locality')
    .where('locality_id', 'in', [...places])
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.held ?? 0);
}
