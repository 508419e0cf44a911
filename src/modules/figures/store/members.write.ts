/** Adds members once, moves one to an earlier or a more telling event, and changes cells by exactly as much, in one sorted statement. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { CellChange } from '../domain/cell.ts';
import { joined, type Member } from '../domain/member.ts';
import type { FigureMembersTable } from './tables.ts';

/** A member that is new, or moved. */
export interface Placed {
  readonly from?: Member;
  readonly to: Member;
}

/** Stays under PostgreSQL's limit of parameters. */
const SLICE = 2_000;

/** What the members given did to the members kept: joined, or moved. */
export async function placeMembers(trx: Trx, members: readonly Member[]): Promise<Placed[]> {
  const done: Placed[] = [];
  for (let start = 0; start < members.length; start += SLICE) {
    const slice = members.slice(start, start + SLICE);
    const added = await trx
      .insertInto('figure_members')
      .values(slice.map(rowOf))
      .onConflict((conflict) => conflict.columns(['indicator', 'member_id']).doNothing())
      .returning(['indicator', 'member_id'])
      .execute();
    const isNew = new Set(added.map((row) => `${row.indicator} ${row.member_id}`));
    const known: Member[] = [];
    for (const member of slice) {
      if (isNew.has(`${member.indicator} ${member.memberId}`)) done.push({ to: member });
      else known.push(member);
    }
    if (known.length > 0) done.push(...(await move(trx, known)));
  }
  return done;
}

/** A member already there moves only when what is given happened before, or says more of where and what it is. */
async function move(trx: Trx, members: readonly Member[]): Promise<Placed[]> {
  const given = sql.join(
    members.map(
      ({ indicator, memberId, occurredAt, eventId, said, placedAt, placedBy }) =>
        sql`(${indicator}::text, ${memberId}::uuid, ${occurredAt}::timestamptz, ${eventId}::uuid, ${said}::smallint, ${placedAt}::timestamptz, ${placedBy}::uuid)`,
    ),
  );
  const { rows } = await sql<FigureMembersTable>`
    select m.* from figure_members m
    join (values ${given}) as g(indicator, member_id, occurred_at, event_id, said, placed_at, placed_by)
      on g.indicator = m.indicator and g.member_id = m.member_id
    where (g.occurred_at, g.event_id) < (m.occurred_at, m.event_id) or g.said > m.said
      or (g.said = m.said and (g.placed_at, g.placed_by) < (m.placed_at, m.placed_by))
    order by m.indicator, m.member_id
    for update of m`.execute(trx);
  const done: Placed[] = [];
  for (const row of rows) {
    const given = members.find((member) => member.indicator === row.indicator && member.memberId === row.member_id);
    if (given === undefined) continue;
    const from = memberOf(row);
    const to = joined(from, given);
    await trx
      .updateTable('figure_members')
      .set(rowOf(to))
      .where('indicator', '=', row.indicator)
      .where('member_id', '=', row.member_id)
      .execute();
    done.push({ from, to });
  }
  return done;
}

/** The last statement before commit: every writer changes cells in the same order. */
export async function changeCells(trx: Trx, changes: readonly CellChange[]): Promise<void> {
  for (let start = 0; start < changes.length; start += SLICE) {
    const slice = changes.slice(start, start + SLICE);
    const anyNegative = slice.some(({ members }) => members < 0);
    const rows = slice.map(
      ({ cell, members }) =>
        sql`(${cell.indicator}::text, ${cell.level}::text, ${cell.parentId}::text, ${cell.localityId}::text, ${cell.period}::date, ${cell.sectorGroup}::text, ${cell.sizeClass}::text, ${members}::bigint)`,
    );
    // What a negative delta takes from is there already; its row may not pass the check of an insert, so it is looked up again.
    await sql`
      with change (indicator, level, parent_id, locality_id, period, sector_group, size_class, by) as (values ${sql.join(rows)})
      insert into figure_cells as c (indicator, level, parent_id, locality_id, period, sector_group, size_class, members)
      select indicator, level, parent_id, locality_id, period, sector_group, size_class, greatest(by, 0) from change
      on conflict (indicator, level, parent_id, locality_id, period, sector_group, size_class)
      do update set members = c.members + ${anyNegative ? DELTA_OF_THE_CELL : sql`excluded.members`}`.execute(trx);
  }
}

const DELTA_OF_THE_CELL = sql`(
  select d.by from change d
  where d.indicator = c.indicator and d.level = c.level and d.parent_id = c.parent_id and d.locality_id = c.locality_id
    and d.period = c.period and d.sector_group = c.sector_group and d.size_class = c.size_class)`;

function rowOf(member: Member): FigureMembersTable {
  return {
    indicator: member.indicator,
    member_id: member.memberId,
    event_id: member.eventId,
    occurred_at: member.occurredAt,
    period: member.period,
    said: member.said,
    placed_at: member.placedAt,
    placed_by: member.placedBy,
    locality_id: member.localityId,
    province_id: member.provinceId,
    commune_id: member.communeId,
    sector_group: member.sectorGroup,
    size_class: member.sizeClass,
  };
}

export function memberOf(row: FigureMembersTable): Member {
  return {
    indicator: row.indicator,
    memberId: row.member_id,
    eventId: row.event_id,
    occurredAt: row.occurred_at,
    period: row.period,
    said: row.said,
    placedAt: row.placed_at,
    placedBy: row.placed_by,
    localityId: row.locality_id,
    provinceId: row.province_id,
    communeId: row.commune_id,
    sectorGroup: row.sector_group,
    sizeClass: row.size_class,
  };
}
