/** What somebody holds in one role: the soonest first, what waits for them before what waits for others. */
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
