/** Reads targets: of one figure at one place. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Target } from '../domain/target.ts';
import './tables.ts';

/** The latest word for each year, the newest year first. */
export async function listTargets(db: Db, indicator: string, localityId: string): Promise<readonly Target[]> {
  const { rows } = await sql<Target>`
    select distinct on (year) indicator, locality_id as "localityId", year, members, source, set_at as "setAt"
    from figure_targets where indicator = ${indicator} and locality_id = ${localityId}
    order by year desc, set_at desc, id desc`.execute(db);
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}
