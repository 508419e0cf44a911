/** Writes proposed pairs and what people decide about them. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { DuplicateDecision } from '../domain/duplicate.ts';
import type { FoundPair } from './duplicates.read.ts';
import './tables.ts';

export async function insertCandidates(
  trx: Trx,
  found: readonly (FoundPair & { readonly id: string })[],
  now: Instant,
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((pair) => ({ ...pair, found_at: now, decision: null, decided_at: null }));
  await trx.insertInto('duplicate_candidates').values(rows).execute();
}

/** Pairs nobody has ever decided and the register no longer shows. Gives how many. */
export async function withdrawCandidates(trx: Trx): Promise<number> {
  const { rows } = await sql<{ withdrawn: number }>`
    with gone as (
      delete from duplicate_candidates as c
      where c.decision is null
        and not exists (select from duplicate_decisions as d where d.candidate_id = c.id)
        and not exists (select from found_pairs as f where f.tax_code = c.tax_code and f.other_code = c.other_code)
        and not exists (select from found_pairs as f where f.tax_code = c.other_code and f.other_code = c.tax_code)
      returning 1)
    select count(*)::int as withdrawn from gone`.execute(trx);
  return rows[0]?.withdrawn ?? 0;
}

export async function insertSearch(
  trx: Trx,
  search: { readonly id: string; readonly at: Instant; readonly added: number; readonly withdrawn: number },
): Promise<void> {
  const { id, at, added, withdrawn } = search;
  await trx.insertInto('duplicate_searches').values({ id, searched_at: at, added, withdrawn }).execute();
}

export interface NewDuplicateDecision {
  readonly id: string;
  readonly candidateId: string;
  /** Absent: takes the one before back. */
  readonly decision: DuplicateDecision | undefined;
  readonly personId: string;
  readonly assignmentId: string;
  readonly at: Instant;
}

export async function decideCandidate(trx: Trx, made: NewDuplicateDecision): Promise<void> {
  const { id, candidateId, decision = null, personId, assignmentId, at } = made;
  await trx
    .updateTable('duplicate_candidates')
    .set({ decision, decided_at: decision === null ? null : at })
    .where('id', '=', candidateId)
    .execute();
  await trx
    .insertInto('duplicate_decisions')
    .values({
      ...{ id, candidate_id: candidateId, decision },
      ...{ person_id: personId, assignment_id: assignmentId, decided_at: at },
    })
    .execute();
}
