/** The places people work for, and moving them on when a place becomes another. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
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

export interface MovedAssignment {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
}

/** Who works for both places already keeps the one there; the other ends. */
export async function moveAssignments(
  trx: Trx,
  { from, to, now }: { readonly from: string; readonly to: string; readonly now: Instant },
): Promise<readonly MovedAssignment[]> {
  await sql`
    update assignments as old set ended_at = ${now}::timestamptz
    where old.locality_id = ${from} and old.ended_at is null and exists (
      select from assignments as kept
      where kept.locality_id = ${to} and kept.ended_at is null and kept.person_id = old.person_id and kept.role = old.role)`.execute(
    trx,
  );
  const { rows } = await sql<MovedAssignment>`
    update assignments set locality_id = ${to} where locality_id = ${from} and ended_at is null
    returning id, person_id as "personId", role`.execute(trx);
  return rows;
}

export async function moveInvitations(
  trx: Trx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await sql`update invitations set locality_id = ${to} where locality_id = ${from} and answered_at is null`.execute(
    trx,
  );
}
