/** What somebody holds in one role: the soonest first, what waits for them before what waits for others. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Case } from '../domain/case.ts';
import { caseOf } from './cases.read.ts';
import './tables.ts';

export async function listHeldCases(
  db: Db,
  holder: { readonly personId: string; readonly assignmentId: string },
  limit: number,
): Promise<readonly Case[]> {
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('holder_person_id', '=', holder.personId)
    .where('holder_assignment_id', '=', holder.assignmentId)
    .where('closed_at', 'is', null)
    .orderBy('turn')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(caseOf);
}

/** Everybody who holds something open: one step along the index for each of them, however much they hold. */
export async function listHolders(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive holders as (
      (select holder_person_id as id from cases
        where closed_at is null and holder_person_id is not null order by holder_person_id limit 1)
      union all
      select (select c.holder_person_id from cases c
        where c.closed_at is null and c.holder_person_id > h.id order by c.holder_person_id limit 1)
      from holders h where h.id is not null)
    select id from holders where id is not null`.execute(db);
  return rows.map(({ id }) => id);
}
