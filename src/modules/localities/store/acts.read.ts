/** Reads acts back, parsed anew: what is stored is an edge too. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { LocalityAct, UnitAfter } from '../domain/locality-act.ts';
import './tables.ts';

/** The number of the last act; 0 when there is none. One index look-up, asked often. */
export async function lastActOrdinal(db: Db): Promise<number> {
  const row = await db
    .selectFrom('locality_acts')
    .select((each) => each.fn.max('ordinal').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Until the transaction ends nobody else adds an act. */
export async function holdActs(db: Db): Promise<void> {
  await sql`lock table locality_acts in share row exclusive mode`.execute(db);
}

/** In the order in which they are laid over the content. */
export async function listActs(db: Db): Promise<LocalityAct[]> {
  const acts = await db.selectFrom('locality_acts').selectAll().orderBy('ordinal').execute();
  const units = await db.selectFrom('locality_act_units').selectAll().orderBy('position').execute();
  return acts.map(({ id, kind, takes_effect_on, source }) => {
    const mine = units.filter((unit) => unit.act_id === id);
    return {
      kind,
      on: takes_effect_on as LocalDate,
      source,
      from: mine.filter(({ side }) => side === 'from').map((unit) => unit.locality_id),
      to: mine.filter(({ side }) => side === 'to').map(unitAfter),
    };
  });
}

const CommuneRow = z.object({
  name_vi: z.string(),
  kind: z.enum(['commune', 'ward', 'special-zone']),
  inside: z.string(),
});
const ProvinceRow = z.object({
  name_vi: z.string(),
  name_en: z.string(),
  kind: z.enum(['province', 'centrally-run-city']),
  inside: z.string(),
});

function unitAfter(row: { locality_id: string }): UnitAfter {
  const commune = CommuneRow.safeParse(row);
  if (commune.success) {
    const { name_vi: name, kind, inside: province } = commune.data;
    return { level: 'commune', id: row.locality_id, name, kind, province };
  }
  const { name_vi: vi, name_en: en, kind: type, inside: region } = ProvinceRow.parse(row);
  return { level: 'province', id: row.locality_id, name: { vi, en }, type, region };
}
