/** Adds visits to their cells in one ordered statement. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { VisitCell } from '../domain/visit.ts';

export async function addVisits(trx: Trx, counts: readonly { cell: VisitCell; visits: number }[]): Promise<void> {
  await trx
    .insertInto('visit_counts')
    .values(counts.map(({ cell, visits }) => ({ ...cell, visits })))
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'language', 'section'])
        .doUpdateSet({ visits: sql`visit_counts.visits + excluded.visits` }),
    )
    .execute();
}
