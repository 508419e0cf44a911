/** The first event of each dossier among given types, as a query that others count from without knowing the ledger's tables. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';

/** Types of events counted together under one name. */
export interface EventGroup {
  readonly name: string;
  readonly types: readonly string[];
}

/**
 * Columns: group_name, dossier_id, event_id, occurred_at, locality_id, sector_group, size_class, said (4 for a place, 2 for a sector, 1 for a
 * size). `first`: by when it happened, then by id; `telling`: the first among those that say most.
 */
export function firstEventsOfDossiers(groups: readonly EventGroup[], order: 'first' | 'telling'): RawBuilder<unknown> {
  const pairs = groups.flatMap(({ name, types }) => types.map((type) => sql`(${name}::text, ${type}::text)`));
  return sql`
    select distinct on (g.name, e.dossier_id)
      g.name as group_name, e.dossier_id, e.id as event_id, e.occurred_at, e.locality_id, e.sector_group, e.size_class, ${SAID} as said
    from events e join (values ${sql.join(pairs)}) as g(name, type) on g.type = e.type
    where e.dossier_id is not null
    order by g.name, e.dossier_id, ${order === 'telling' ? sql`${SAID} desc,` : sql``} e.occurred_at, e.id`;
}

const SAID = sql`(4 * (e.locality_id is not null)::int + 2 * (e.sector_group is not null)::int + (e.size_class is not null)::int)`;

/** Every place the ledger ever named. */
export async function listEventLocalities(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('events')
    .select('locality_id')
    .distinct()
    .where('locality_id', 'is not', null)
    .execute();
  return rows.flatMap(({ locality_id }) => (locality_id === null ? [] : [locality_id]));
}
