/** Adds acts; what was added is never changed. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { LocalityAct, UnitAfter } from '../domain/locality-act.ts';
import './tables.ts';

export async function insertAct(
  trx: Trx,
  act: LocalityAct,
  given: { readonly id: string; readonly ordinal: number; readonly now: Instant },
): Promise<void> {
  await trx
    .insertInto('locality_acts')
    .values({
      ordinal: given.ordinal,
      id: given.id,
      kind: act.kind,
      takes_effect_on: act.on,
      source: act.source,
      recorded_at: given.now,
    })
    .execute();
  const nothing = { name_vi: null, name_en: null, kind: null, inside: null };
  const rows = [
    ...act.from.map((locality_id, at) => ({ side: 'from' as const, position: at + 1, locality_id, ...nothing })),
    ...act.to.map((unit, at) => ({ side: 'to' as const, position: at + 1, locality_id: unit.id, ...columnsOf(unit) })),
  ];
  await trx
    .insertInto('locality_act_units')
    .values(rows.map((row) => ({ ...row, act_id: given.id })))
    .execute();
}

function columnsOf(unit: UnitAfter) {
  return unit.level === 'commune'
    ? { name_vi: unit.name, name_en: null, kind: unit.kind, inside: unit.province }
    : { name_vi: unit.name.vi, name_en: unit.name.en, kind: unit.type, inside: unit.region };
}
