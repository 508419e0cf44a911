/** Reads what the sides of a case wrote, the oldest first. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Side } from '../domain/case.ts';
import './tables.ts';

export interface CaseWords {
  readonly by: Side;
  readonly at: Instant;
  readonly words: string;
}

/** Words that were erased are left out. */
export async function listWordsOfCase(db: Db, caseId: string): Promise<readonly CaseWords[]> {
  return db
    .selectFrom('case_messages as m')
    .innerJoin('case_events as e', (join) => join.onRef('e.case_id', '=', 'm.case_id').onRef('e.seq', '=', 'm.seq'))
    .select(['e.by_kind as by', 'e.at', 'm.body as words'])
    .where('m.case_id', '=', caseId)
    .orderBy('m.seq')
    .execute();
}
