/** Reads totals and members of the indicators. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { FigureMembersTable } from './tables.ts';

export async function readTotals(db: Db): Promise<Map<string, number>> {
  const rows = await db.selectFrom('figure_totals').selectAll().execute();
  return new Map(rows.map((row) => [row.indicator, Number(row.members)]));
}

/** Members of one indicator, newest first; `before` pages on from the last one shown. */
export async function listMembers(
  db: Db,
  indicator: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<FigureMembersTable[]> {
  return db
    .selectFrom('figure_members')
    .selectAll()
    .where('indicator', '=', indicator)
    .orderBy('occurred_at', 'desc')
    .orderBy('member_id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many members each indicator really has, to hold against the totals. */
export async function countMembers(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('figure_members')
    .select((select) => ['indicator', select.fn.countAll<number>().as('members')])
    .groupBy('indicator')
    .execute();
  return new Map(rows.map((row) => [row.indicator, Number(row.members)]));
}
