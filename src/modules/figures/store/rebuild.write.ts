/** Counts indicators again from the ledger, set by set; the caller is the builder, writers of the same tables wait until it is done. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { firstEventsOf, listEventLocalities } from '../../ledger/index.ts';
import type { Correction } from '../domain/correction.ts';
import type { Indicator } from '../domain/indicator.ts';
import { type PlaceOf, UNKNOWN } from '../domain/member.ts';
import { noteBuild } from './builds.write.ts';
import { keepCorrection } from './corrections.write.ts';
import { allowMemory, cellsCountedFromMembers, givenRows, groupOf } from './recount.read.ts';

export async function rebuildIndicators(
  trx: Trx,
  indicators: readonly Indicator[],
  context: { readonly placeOf: PlaceOf; readonly corrections: readonly Correction[]; readonly now: Instant },
): Promise<void> {
  const groups = indicators.map(groupOf);
  const ids = indicators.map(({ id }) => id);
  await allowMemory(trx);
  // An append that has counted already is waited for; one that comes later waits for us and counts on top.
  await sql`lock table figure_members, figure_cells in share row exclusive mode`.execute(trx);
  await trx.deleteFrom('figure_cells').where('indicator', 'in', ids).execute();
  await trx.deleteFrom('figure_members').where('indicator', 'in', ids).execute();
  await trx.deleteFrom('figure_corrections').where('indicator', 'in', ids).execute();
  for (const correction of context.corrections)
    if (ids.includes(correction.indicator)) await keepCorrection(trx, correction);
  // The ledger knows places by id only; which province a commune lay in is content.
  const named = await listEventLocalities(trx);
  const homes = named.map(context.placeOf);
  const places = givenRows([
    [named, 'text'],
    [homes.map(({ province }) => province), 'text'],
    [homes.map(({ commune }) => commune), 'text'],
  ]);
  await sql`
    insert into figure_members
      (indicator, member_id, event_id, occurred_at, period, said, placed_at, placed_by, locality_id, province_id, commune_id, sector_group, size_class)
    select group_name, member_id, f.event_id, f.occurred_at,
      date_trunc('month', f.occurred_at at time zone 'Asia/Ho_Chi_Minh')::date, t.said, t.occurred_at, t.event_id, coalesce(t.locality_id, ${UNKNOWN}),
      coalesce(p.province, ${UNKNOWN}), coalesce(p.commune, ${UNKNOWN}), coalesce(t.sector_group, ${UNKNOWN}), coalesce(t.size_class, ${UNKNOWN})
    from (${firstEventsOf(groups, { order: 'first' })}) f
    join (${firstEventsOf(groups, { order: 'telling' })}) t using (group_name, member_id)
    left join ${places} as p(id, province, commune) on p.id = t.locality_id`.execute(trx);
  await sql`
    insert into figure_cells (indicator, level, parent_id, locality_id, period, sector_group, size_class, members)
    ${cellsCountedFromMembers(ids)}`.execute(trx);
  for (const indicator of indicators) await noteBuild(trx, indicator, context.now);
}
