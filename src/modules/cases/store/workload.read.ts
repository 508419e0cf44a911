/** How much each person of a desk has on it. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

export interface Workload {
  readonly open: number;
  /** Of those, whose promise has passed or ends with the day. */
  readonly urgent: number;
  /** Held by them, the turn another's. */
  readonly waiting: number;
}

export async function listWorkloads(
  db: Db,
  personIds: readonly string[],
  endOfToday: Instant,
): Promise<ReadonlyMap<string, Workload>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<Workload & { readonly personId: string }>`
    select holder_person_id as "personId", (count(*) filter (where turn = 'desk'))::int as open,
      (count(*) filter (where turn = 'desk' and due_at <= ${endOfToday}))::int as urgent,
      (count(*) filter (where turn <> 'desk'))::int as waiting
    from cases where holder_person_id = any(${[...personIds]}::uuid[]) and closed_at is null
    group by holder_person_id`.execute(db);
  return new Map(rows.map(({ personId, ...load }) => [personId, load]));
}
