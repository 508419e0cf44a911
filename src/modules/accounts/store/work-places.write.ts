/** Moves people, and invitations, on when the place they work for becomes another. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Period } from '../domain/outlasts.ts';
import './tables.ts';

export interface WorkAssignment {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
}

/** Whoever works for both places in one role, each pair held until the transaction ends. */
export async function lockDoubled(
  trx: Trx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly { readonly old: WorkAssignment & Period; readonly there: WorkAssignment & Period }[]> {
  type Held = WorkAssignment & Period & { readonly place: string };
  const { rows } = await sql<Held>`
    select id, person_id as "personId", role, valid_from as "validFrom", valid_to as "validTo", locality_id as place from assignments
    where locality_id in (${from}, ${to}) and ended_at is null order by id for update`.execute(trx);
  const there = new Map(rows.flatMap((each) => (each.place === to ? [[`${each.role} ${each.personId}`, each]] : [])));
  return rows.flatMap((old) => {
    const other = old.place === from ? there.get(`${old.role} ${old.personId}`) : undefined;
    return other === undefined ? [] : [{ old, there: other }];
  });
}

export async function endAssignments(trx: Trx, ids: readonly string[], now: Instant): Promise<void> {
  await sql`update assignments set ended_at = ${now}::timestamptz where id = any(${[...ids]}::uuid[])`.execute(trx);
}

export async function moveAssignments(
  trx: Trx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly WorkAssignment[]> {
  const { rows } = await sql<WorkAssignment>`
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
