/** Reads the latest corrections: of some members, or all. */
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Correction } from '../domain/correction.ts';
import type { FigureCorrectionsTable } from './tables.ts';

/** By `indicator member`. */
export async function findCorrections(
  db: Db,
  members: readonly { readonly indicator: string; readonly memberId: string }[],
): Promise<ReadonlyMap<string, Correction>> {
  if (members.length === 0) return new Map();
  const { rows } = await sql<FigureCorrectionsTable>`
    select c.* from figure_corrections c
    join jsonb_to_recordset(${JSON.stringify(members.map(({ indicator, memberId }) => ({ indicator, member: memberId })))}::jsonb)
      as m(indicator text, member uuid) on m.indicator = c.indicator and m.member = c.member_id`.execute(db);
  return new Map(rows.map((row) => [`${row.indicator} ${row.member_id}`, correctionOf(row)]));
}

export async function listCorrections(db: Db): Promise<Correction[]> {
  const rows = await db
    .selectFrom('figure_corrections')
    .selectAll()
    .orderBy('indicator')
    .orderBy('member_id')
    .execute();
  return rows.map(correctionOf);
}

function correctionOf(row: Selectable<FigureCorrectionsTable>): Correction {
  return {
    indicator: row.indicator,
    memberId: row.member_id,
    eventId: row.event_id,
    act: row.act,
    reason: row.reason,
    localityId: row.locality_id,
    provinceId: row.province_id,
    communeId: row.commune_id,
    sectorGroup: row.sector_group,
    sizeClass: row.size_class,
  };
}
