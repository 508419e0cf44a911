/** Counts indicators from the ledger up to one seal, by place and month, sector, size and commune: what a release is made of. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import { firstEventsOf, listEventLocalities } from '../../ledger/index.ts';
import type { Correction } from '../domain/correction.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type PlaceOf, UNKNOWN } from '../domain/member.ts';
import { allowMemory, givenRows, groupOf } from './recount.read.ts';

export interface CountedFromLedger {
  readonly indicator: string;
  readonly crossing: 'month' | 'sector' | 'size' | 'commune';
  readonly place: string;
  readonly column: string;
  readonly members: number;
}

export async function countFromLedger(
  trx: Trx,
  indicators: readonly Indicator[],
  given: {
    readonly upTo: number;
    readonly from: string;
    readonly to: string;
    readonly corrections: readonly Correction[];
    readonly placeOf: PlaceOf;
  },
): Promise<CountedFromLedger[]> {
  await allowMemory(trx);
  const groups = indicators.map(groupOf);
  const { upTo } = given;
  const named = await listEventLocalities(trx);
  const homes = named.map(given.placeOf);
  const places = givenRows([
    [named, 'text'],
    [homes.map(({ province }) => province), 'text'],
    [homes.map(({ commune }) => commune), 'text'],
  ]);
  const inForce = given.corrections.filter(({ act }) => act !== 'restored');
  const corrections = givenRows([
    [inForce.map(({ indicator }) => indicator), 'text'],
    [inForce.map(({ memberId }) => memberId), 'uuid'],
    [inForce.map(({ act }) => act), 'text'],
    [inForce.map(({ provinceId }) => provinceId), 'text'],
    [inForce.map(({ communeId }) => communeId), 'text'],
    [inForce.map(({ sectorGroup }) => sectorGroup), 'text'],
    [inForce.map(({ sizeClass }) => sizeClass), 'text'],
  ]);
  const { rows } = await sql<{
    indicator: string;
    province: string;
    period: string | null;
    sector: string | null;
    size: string | null;
    commune: string | null;
    members: number;
  }>`
    with counted as (
      select group_name as indicator, coalesce(c.province, p.province, ${UNKNOWN}) as province, coalesce(c.commune, p.commune, ${UNKNOWN}) as commune,
        to_char(f.occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-01') as period,
        coalesce(c.sector, t.sector_group, ${UNKNOWN}) as sector, coalesce(c.size, t.size_class, ${UNKNOWN}) as size
      from (${firstEventsOf(groups, { order: 'first', upTo })}) f
      join (${firstEventsOf(groups, { order: 'telling', upTo })}) t using (group_name, member_id)
      left join ${places} as p(id, province, commune) on p.id = t.locality_id
      left join ${corrections} as c(indicator, member, act, province, commune, sector, size)
        on c.indicator = group_name and c.member = member_id
      where c.act is distinct from 'excluded'
    )
    select indicator, province, period, sector, size, commune, count(*) as members
    from counted where period between ${given.from} and ${given.to}
    group by grouping sets ((indicator, province, period), (indicator, province, sector), (indicator, province, size), (indicator, province, commune))
    order by indicator, province collate "C", period collate "C", sector collate "C", size collate "C", commune collate "C"`.execute(
    trx,
  );
  return rows.map((row) => {
    const { indicator, province: place } = row;
    const members = Number(row.members);
    if (row.period !== null) return { indicator, crossing: 'month', place, column: row.period, members };
    if (row.sector !== null) return { indicator, crossing: 'sector', place, column: row.sector, members };
    if (row.size !== null) return { indicator, crossing: 'size', place, column: row.size, members };
    return { indicator, crossing: 'commune', place, column: row.commune ?? UNKNOWN, members };
  });
}
