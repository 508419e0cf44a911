/**
 * Whether members and cells are what the ledger says, without sorting it: every event is held against its member, every member must meet
 * the two events it names, and each level of cells must cancel against the level below. What is wrong is named by `recount.read.ts`.
 */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import { countedEventsOf, type EventGroup } from '../../ledger/index.ts';

/** One pass over the ledger. */
export async function membersFollowFromLedger(db: Db, groups: readonly EventGroup[]): Promise<boolean> {
  const { rows } = await sql<{ members: number; firsts: number; placings: number; wrong: number }>`
    with held as (
      select count(*) filter (where e.event_id = m.event_id and e.occurred_at = m.occurred_at) as firsts,
        count(*) filter (where e.event_id = m.placed_by and e.occurred_at = m.placed_at and e.said = m.said
          and coalesce(e.locality_id, 'unknown') = m.locality_id
          and coalesce(e.sector_group, 'unknown') = m.sector_group
          and coalesce(e.size_class, 'unknown') = m.size_class) as placings,
        count(*) filter (where m.member_id is null
          or (e.occurred_at, e.event_id) < (m.occurred_at, m.event_id)
          or e.said > m.said
          or (e.said = m.said and (e.occurred_at, e.event_id) < (m.placed_at, m.placed_by))) as wrong
      from (${countedEventsOf(groups)}) e left join figure_members m on m.indicator = e.group_name and m.member_id = e.member_id
    ), kept as (
      select count(*) as members,
        count(*) filter (where date_trunc('month', occurred_at at time zone 'Asia/Ho_Chi_Minh')::date <> period) as wrong
      from figure_members where indicator in (${sql.join(groups.map(({ name }) => name))})
    )
    select kept.members, held.firsts, held.placings, held.wrong + kept.wrong as wrong from held, kept`.execute(db);
  const [held] = rows;
  if (held === undefined) return false;
  const members = Number(held.members);
  return Number(held.wrong) === 0 && Number(held.firsts) === members && Number(held.placings) === members;
}

/** Members less commune cells, commune cells less province cells, province cells less those of the nation: nothing may be left. */
export async function cellsFollowFromMembers(db: Db, indicators: readonly string[]): Promise<boolean> {
  const chosen = sql`indicator in (${sql.join(indicators)})`;
  const { rows } = await sql`
    select 1 from (
      select coalesce(c.province_id, m.province_id) as province, coalesce(c.commune_id, m.commune_id) as commune, m.indicator, m.period,
        coalesce(c.sector_group, m.sector_group) as sector, coalesce(c.size_class, m.size_class) as size, 1 as members
      from (select * from figure_members where ${chosen}) m
      left join (select * from figure_corrections where ${chosen} and act <> 'restored') c using (indicator, member_id)
      where c.act is distinct from 'excluded'
      union all
      select parent_id, locality_id, indicator, period, sector_group, size_class, -members from figure_cells where ${chosen} and level = 'commune'
    ) both_sides group by province, commune, indicator, period, sector, size having sum(members) <> 0
    union all
    select 1 from (
      select parent_id as place, 'vn' as above, indicator, period, sector_group, size_class, members
      from figure_cells where ${chosen} and level = 'commune'
      union all
      select locality_id, parent_id, indicator, period, sector_group, size_class, -members from figure_cells where ${chosen} and level = 'province'
    ) both_sides group by place, above, indicator, period, sector_group, size_class having sum(members) <> 0
    union all
    select 1 from (
      select 'vn' as place, '' as above, indicator, period, sector_group, size_class, members
      from figure_cells where ${chosen} and level = 'province'
      union all
      select locality_id, parent_id, indicator, period, sector_group, size_class, -members from figure_cells where ${chosen} and level = 'nation'
    ) both_sides group by place, above, indicator, period, sector_group, size_class having sum(members) <> 0
    limit 1`.execute(db);
  return rows.length === 0;
}
