/** Reads cells and members as an officer opens them: any place, month, sector and size together, counted as corrected. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Level } from '../domain/cell.ts';
import type { Crossing } from './cells.read.ts';

export interface OpenCell {
  readonly level: Level;
  /** Places below which the level is looked up: along the key of the table. */
  readonly parents: readonly string[];
  /** A place and those merged into it. */
  readonly places: readonly string[];
  /** First day of a month. */
  readonly period?: string | undefined;
  readonly sector?: string | undefined;
  readonly size?: string | undefined;
}

function cellCondition({ level, parents, places, period, sector, size }: OpenCell): RawBuilder<unknown> {
  return sql`level = ${level} and parent_id = any(${[...parents]}::text[]) and locality_id = any(${[...places]}::text[])
    ${period === undefined ? sql`` : sql`and period = ${period}::date`}
    ${sector === undefined ? sql`` : sql`and sector_group = ${sector}`}
    ${size === undefined ? sql`` : sql`and size_class = ${size}`}`;
}

/** Members of each indicator in the cell; one nobody counts in is absent. */
export async function countInCell(
  db: Db,
  indicators: readonly string[],
  cell: OpenCell,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ indicator: string; members: number }>`
    select indicator, sum(members)::bigint as members from figure_cells
    where indicator = any(${[...indicators]}::text[]) and ${cellCondition(cell)} group by indicator`.execute(db);
  return new Map(rows.map(({ indicator, members }) => [indicator, Number(members)]));
}

/** The cell split by month, sector or size; parts nobody counts in are absent. */
export async function splitCell(
  db: Db,
  indicator: string,
  cell: OpenCell,
  by: Crossing,
): Promise<readonly { readonly part: string; readonly members: number }[]> {
  const { rows } = await sql<{ part: string; members: number }>`
    select ${sql.ref(by)}::text as part, sum(members)::bigint as members from figure_cells
    where indicator = ${indicator} and ${cellCondition(cell)}
    group by 1 having sum(members) > 0 order by 1`.execute(db);
  return rows.map(({ part, members }) => ({ part, members: Number(members) }));
}

/** The places one level below these parents, each with its members. */
export async function listPlacesIn(
  db: Db,
  indicator: string,
  cell: Omit<OpenCell, 'places'>,
): Promise<ReadonlyMap<string, number>> {
  const { level, parents, period, sector, size } = cell;
  const { rows } = await sql<{ id: string; members: number }>`
    select locality_id as id, sum(members)::bigint as members from figure_cells
    where indicator = ${indicator} and level = ${level} and parent_id = any(${[...parents]}::text[])
      ${period === undefined ? sql`` : sql`and period = ${period}::date`}
      ${sector === undefined ? sql`` : sql`and sector_group = ${sector}`}
      ${size === undefined ? sql`` : sql`and size_class = ${size}`}
    group by 1 having sum(members) > 0`.execute(db);
  return new Map(rows.map(({ id, members }) => [id, Number(members)]));
}

/** A member where it counts now; `act` when an officer corrected it. */
export interface OpenMember {
  readonly memberId: string;
  readonly eventId: string;
  readonly placedBy: string;
  readonly occurredAt: string;
  readonly localityId: string;
  readonly provinceId: string;
  readonly communeId: string;
  readonly sectorGroup: string;
  readonly sizeClass: string;
  readonly act: 'excluded' | 'moved' | 'restored' | null;
  readonly reason: string | null;
}

const PLACED = (as: 'm' | 'c') => sql`
  m.member_id as "memberId", m.event_id as "eventId", m.placed_by as "placedBy", m.occurred_at as "occurredAt",
  ${sql.ref(`${as}.locality_id`)} as "localityId", ${sql.ref(`${as}.province_id`)} as "provinceId", ${sql.ref(`${as}.commune_id`)} as "communeId",
  ${sql.ref(`${as}.sector_group`)} as "sectorGroup", ${sql.ref(`${as}.size_class`)} as "sizeClass"`;

/** Members of the cell, newest first. */
export async function listMembersOf(
  db: Db,
  indicator: string,
  cell: OpenCell,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly OpenMember[]> {
  const enough = page.limit + page.offset;
  const { rows } = await sql<OpenMember>`
    select * from (
      (select ${PLACED('m')}, null::text as act, null::text as reason
      from figure_members m
      where m.indicator = ${indicator} and ${memberCondition(cell, 'm')}
        and not exists (
          select from figure_corrections c
          where c.indicator = m.indicator and c.member_id = m.member_id and c.act <> 'restored')
      order by m.occurred_at desc, m.member_id desc limit ${enough})
      union all
      (select ${PLACED('c')}, c.act, c.reason
      from figure_corrections c join figure_members m on m.indicator = c.indicator and m.member_id = c.member_id
      where c.indicator = ${indicator} and c.act = 'moved' and ${memberCondition(cell, 'c')}
      order by m.occurred_at desc, m.member_id desc limit ${enough})
    ) members order by "occurredAt" desc, "memberId" desc limit ${page.limit} offset ${page.offset}`.execute(db);
  return rows;
}

/** By the columns of the member or of its correction. The nation is every place. */
function memberCondition({ level, places, period, sector, size }: OpenCell, of: 'm' | 'c'): RawBuilder<unknown> {
  const place = level === 'nation' ? sql`true` : sql`${sql.ref(`${of}.${level}_id`)} = any(${[...places]}::text[])`;
  return sql`${place}
    ${
      period === undefined
        ? sql``
        : sql`and m.occurred_at >= ${period}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
          and m.occurred_at < (${period}::date + interval '1 month') at time zone 'Asia/Ho_Chi_Minh'`
    }
    ${sector === undefined ? sql`` : sql`and ${sql.ref(`${of}.sector_group`)} = ${sector}`}
    ${size === undefined ? sql`` : sql`and ${sql.ref(`${of}.size_class`)} = ${size}`}`;
}

/** Where one member counts, or would count were it not excluded. */
export async function findOpenMember(db: Db, indicator: string, memberId: string): Promise<OpenMember | undefined> {
  const { rows } = await sql<OpenMember>`
    select m.member_id as "memberId", m.event_id as "eventId", m.placed_by as "placedBy", m.occurred_at as "occurredAt",
      coalesce(c.locality_id, m.locality_id) as "localityId", coalesce(c.province_id, m.province_id) as "provinceId",
      coalesce(c.commune_id, m.commune_id) as "communeId", coalesce(c.sector_group, m.sector_group) as "sectorGroup",
      coalesce(c.size_class, m.size_class) as "sizeClass", k.act, k.reason
    from figure_members m
    left join figure_corrections k on k.indicator = m.indicator and k.member_id = m.member_id
    left join figure_corrections c on c.indicator = m.indicator and c.member_id = m.member_id and c.act = 'moved'
    where m.indicator = ${indicator} and m.member_id = ${memberId}`.execute(db);
  return rows[0];
}

/** How many members of an indicator stand corrected, by what was done and why. */
export async function countCorrections(
  db: Db,
  indicator: string,
): Promise<readonly { readonly act: string; readonly reason: string; readonly members: number }[]> {
  const { rows } = await sql<{ act: string; reason: string; members: number }>`
    select act, reason, count(*) as members from figure_corrections
    where indicator = ${indicator} and act <> 'restored' group by 1, 2 order by 1, 2`.execute(db);
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}
