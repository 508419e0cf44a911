/** The first event of each thing counted among given types, as a query that others count from without knowing the ledger's tables. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';

/** Types of events counted together under one name. */
export interface EventGroup {
  readonly name: string;
  readonly types: readonly string[];
  /** Field of the payload that holds the UUID of what is counted; absent: the dossier. */
  readonly by?: string;
  /** Only events whose payload says one of these. */
  readonly only?: { readonly field: string; readonly values: readonly string[] };
}

export interface FirstEventsOptions {
  /** `first`: by when it happened, then by id; `telling`: the first among those that say most. */
  readonly order: 'first' | 'telling';
  /** Only what was sealed up to this number. */
  readonly upTo?: number;
}

/**
 * Columns: group_name, member_id, event_id, occurred_at, locality_id, sector_group, size_class, said (4 for a place, 2 for a sector, 1 for a
 * size).
 */
export function firstEventsOf(groups: readonly EventGroup[], { order, upTo }: FirstEventsOptions): RawBuilder<unknown> {
  return sql`
    select distinct on (group_name, member_id) *
    from (${countedEventsOf(groups, upTo)}) counted
    order by group_name, member_id, ${order === 'telling' ? sql`said desc,` : sql``} occurred_at, event_id`;
}

/** Every event that counts, once a group it counts in, with the columns of `firstEventsOf`. */
export function countedEventsOf(groups: readonly EventGroup[], upTo?: number): RawBuilder<unknown> {
  const ofDossiers = groups.filter(({ by, only }) => by === undefined && only === undefined);
  const others = groups.filter((group) => !ofDossiers.includes(group));
  const sealed = upTo === undefined ? sql`` : sql`join seals s on s.event_id = e.id and s.seq <= ${upTo}::bigint`;
  const parts = [
    ...(ofDossiers.length === 0 ? [] : [dossierEvents(ofDossiers, sealed)]),
    ...others.map((group) => eventsOf(group, sealed)),
  ];
  return sql.join(parts, sql` union all `);
}

function dossierEvents(groups: readonly EventGroup[], sealed: RawBuilder<unknown>): RawBuilder<unknown> {
  const pairs = groups.flatMap(({ name, types }) => types.map((type) => sql`(${name}::text, ${type}::text)`));
  return sql`
    select g.name as group_name, e.dossier_id as member_id, ${COLUMNS}
    from events e join (values ${sql.join(pairs)}) as g(name, type) on g.type = e.type ${sealed}
    where e.dossier_id is not null`;
}

function eventsOf({ name, types, by, only }: EventGroup, sealed: RawBuilder<unknown>): RawBuilder<unknown> {
  const told = sql`e.payload ->> ${by ?? ''}::text`;
  const member = by === undefined ? sql`e.dossier_id` : sql`case when ${told} ~ ${UUID}::text then (${told})::uuid end`;
  const condition =
    only === undefined ? sql`` : sql`and e.payload ->> ${only.field}::text = any(${[...only.values]}::text[])`;
  return sql`
    select ${name}::text as group_name, ${member} as member_id, ${COLUMNS}
    from events e ${sealed}
    where e.type = any(${[...types]}::text[]) and ${member} is not null ${condition}`;
}

/** What is not an id is no member, here as where events are counted one by one. */
const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

const COLUMNS = sql`e.id as event_id, e.occurred_at, e.locality_id, e.sector_group, e.size_class,
  4 * (e.locality_id is not null)::int + 2 * (e.sector_group is not null)::int + (e.size_class is not null)::int as said`;

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
