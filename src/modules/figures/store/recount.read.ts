/** Holds members against the ledger and cells against members, in the database; only differences come back. */
import { type RawBuilder, sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { type EventGroup, firstEventsOf } from '../../ledger/index.ts';
import { type Indicator, RECORD_FIELD } from '../domain/indicator.ts';

/**
 * For the length of one transaction a whole ledger is counted in memory, and joined by hashing: the planner takes what is distinct for a few
 * rows and would walk every place for each of them.
 */
export async function allowMemory(trx: Trx): Promise<void> {
  await sql`set local work_mem = '256MB'`.execute(trx);
  await sql`set local enable_nestloop = off`.execute(trx);
}

/** The indicator as the ledger is asked for its events. */
export function groupOf({ id, events, distinctBy, only }: Indicator): EventGroup {
  return { name: id, types: events, ...(distinctBy === 'record' && { by: RECORD_FIELD }), ...(only && { only }) };
}

export interface MemberDifference {
  readonly indicator: string;
  readonly member_id: string;
  readonly ledger_event: string | null;
  readonly kept_event: string | null;
}

/** One statement, one snapshot: members whose first event, day, place, sector or size is not that of the ledger. */
export async function listMemberDifferences(db: Db, groups: readonly EventGroup[]): Promise<MemberDifference[]> {
  const { rows } = await sql<MemberDifference>`
    with first as materialized (${firstEventsOf(groups, { order: 'first' })}),
    telling as materialized (${firstEventsOf(groups, { order: 'telling' })}),
    expected as (
      select f.group_name, f.member_id, f.event_id, f.occurred_at, t.event_id as placed_by, t.occurred_at as placed_at, t.said, t.locality_id, t.sector_group, t.size_class
      from first f join telling t using (group_name, member_id)
    ),
    kept as (select * from figure_members where indicator in (${sql.join(groups.map(({ name }) => name))}))
    select coalesce(f.group_name, m.indicator) as indicator, coalesce(f.member_id, m.member_id) as member_id,
      f.event_id as ledger_event, m.event_id as kept_event
    from expected f full join kept m on m.indicator = f.group_name and m.member_id = f.member_id
    where f.event_id is distinct from m.event_id
      or f.occurred_at is distinct from m.occurred_at
      or f.placed_by is distinct from m.placed_by
      or f.placed_at is distinct from m.placed_at
      or f.said is distinct from m.said
      or date_trunc('month', f.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date is distinct from m.period
      or coalesce(f.locality_id, 'unknown') is distinct from m.locality_id
      or coalesce(f.sector_group, 'unknown') is distinct from m.sector_group
      or coalesce(f.size_class, 'unknown') is distinct from m.size_class
    order by 1, 2`.execute(db);
  return rows;
}

export interface PlacePair {
  readonly locality_id: string;
  readonly province_id: string;
  readonly commune_id: string;
}

export async function listPlacesKept(db: Db): Promise<PlacePair[]> {
  return db
    .selectFrom('figure_members')
    .select(['locality_id', 'province_id', 'commune_id'])
    .groupBy(['locality_id', 'province_id', 'commune_id'])
    .orderBy('locality_id')
    .execute();
}

export interface CellDifference {
  readonly indicator: string;
  readonly level: string;
  readonly parent_id: string;
  readonly locality_id: string;
  readonly period: string;
  readonly sector_group: string;
  readonly size_class: string;
  readonly counted: number;
  readonly kept: number;
}

export async function listCellDifferences(db: Db, indicators: readonly string[]): Promise<CellDifference[]> {
  const { rows } = await sql<CellDifference>`
    with counted as (${cellsCountedFromMembers(indicators)}),
    kept as (select * from figure_cells where indicator in (${sql.join(indicators)}))
    select indicator, level, parent_id, locality_id, period, sector_group, size_class,
      coalesce(c.members, 0)::bigint as counted, coalesce(k.members, 0)::bigint as kept
    from counted c full join kept k using (indicator, level, parent_id, locality_id, period, sector_group, size_class)
    where coalesce(c.members, 0) <> coalesce(k.members, 0)
    order by 1, 2, 3, 4, 5, 6, 7`.execute(db);
  return rows.map((row) => ({ ...row, counted: Number(row.counted), kept: Number(row.kept) }));
}

/**
 * Rows given as columns, so that the planner knows how many there are: as one JSON document they are taken for a hundred and joined row by
 * row.
 */
export function givenRows(
  columns: readonly (readonly [values: readonly string[], type: 'text' | 'uuid'])[],
): RawBuilder<unknown> {
  const cast = { text: sql`text[]`, uuid: sql`uuid[]` };
  return sql`unnest(${sql.join(columns.map(([values, type]) => sql`${[...values]}::${cast[type]}`))})`;
}

/** Every level counted from the members themselves, each where its correction says: grouped once by the finest key, then once a level. */
export function cellsCountedFromMembers(indicators: readonly string[]) {
  return sql`
    select m.indicator, l.level, l.parent_id, l.locality_id, m.period, m.sector_group, m.size_class, sum(m.members)::bigint as members
    from (
      select m.indicator, coalesce(c.province_id, m.province_id) as province_id, coalesce(c.commune_id, m.commune_id) as commune_id, m.period,
        coalesce(c.sector_group, m.sector_group) as sector_group, coalesce(c.size_class, m.size_class) as size_class, count(*) as members
      from figure_members m left join figure_corrections c
        on c.indicator = m.indicator and c.member_id = m.member_id and c.act <> 'restored'
      where m.indicator in (${sql.join(indicators)}) and c.act is distinct from 'excluded'
      group by 1, 2, 3, 4, 5, 6
    ) m cross join lateral (values
      ('commune', m.province_id, m.commune_id), ('province', 'vn', m.province_id), ('nation', '', 'vn')
    ) as l(level, parent_id, locality_id)
    group by 1, 2, 3, 4, 5, 6, 7`;
}
