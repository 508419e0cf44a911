/** What was claimed here of firms of the register, and what their claimed dossiers say of their level. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';

export interface ClaimedFirm {
  readonly taxCode: string;
  readonly dossierId: string;
  readonly partyId: string;
  readonly personId: string;
  readonly level: 'self-declared' | 'confirmed';
  readonly claimedAt: Instant;
}

/** All who claimed this code, the confirmed first, then the latest. */
export async function listClaimsOfFirm(db: Db, taxCode: string): Promise<readonly ClaimedFirm[]> {
  const { rows } = await sql<ClaimedFirm>`
    select tax_code as "taxCode", dossier_id as "dossierId", party_id as "partyId", person_id as "personId", level,
      claimed_at as "claimedAt"
    from claimed_firms where tax_code = ${taxCode}
    order by (level = 'confirmed') desc, claimed_at desc`.execute(db);
  return rows;
}

/** By tax code: the highest level one of its claimed dossiers has today, whatever the index. The few firms asked for are found first. */
export async function levelsOfFirms(
  db: Db,
  taxCodes: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, number>> {
  if (taxCodes.length === 0) return new Map();
  const { rows } = await sql<{ taxCode: string; level: number }>`
    with named as materialized (select tax_code, dossier_id from claimed_firms where tax_code = any(${taxCodes}::text[]))
    select c.tax_code as "taxCode", max(l.level)::int as level from named as c
    join profile_levels as l on l.dossier_id = c.dossier_id and (l.expires_on is null or l.expires_on >= ${today})
    group by c.tax_code`.execute(db);
  return new Map(rows.map(({ taxCode, level }) => [taxCode, level]));
}
