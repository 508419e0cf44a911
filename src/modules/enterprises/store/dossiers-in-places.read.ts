/** How many dossiers name one of some places as where they are now. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** Reads every fact about places: asked before an act on localities, not by a page. */
export async function countDossiersIn(db: Db, localityIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ dossiers: number }>`
    select count(distinct f.dossier_id) as dossiers
    from facts f
    where f.key in ('commune', 'province') and f.said = 'value' and f.value_text = any(${localityIds}::text[])
      and not exists (
        select 1 from facts newer
        where newer.dossier_id = f.dossier_id and newer.key = f.key and (newer.recorded_at, newer.id) > (f.recorded_at, f.id))`.execute(
    db,
  );
  return Number(rows[0]?.dossiers ?? 0);
}
