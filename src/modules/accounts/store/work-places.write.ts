/** Moves people, and invitations, on when the place they work for becomes another. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

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
