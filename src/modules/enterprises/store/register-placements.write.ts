/** Writes where a firm is, as a person said, and takes it back. The hash of the record stays that of the file: the same file again changes nothing. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { WaitingFirm } from './register-placements.read.ts';

export async function insertPlacement(
  trx: Trx,
  firm: WaitingFirm,
  given: {
    readonly id: string;
    readonly communeId: string;
    readonly provinceId: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  // A choice the register has since overruled makes room for the new one.
  await sql`
    update register_placements set undone_by = ${given.by}::uuid, undone_at = ${given.at}::timestamptz
    where tax_code = ${firm.taxCode} and undone_at is null`.execute(trx);
  await sql`
    insert into register_placements (id, tax_code, place_text, place_candidates, province_before, commune_id, province_id,
      placed_by, placed_at)
    select ${given.id}::uuid, tax_code, place_text, place_candidates, province_id, ${given.communeId}, ${given.provinceId},
      ${given.by}::uuid, ${given.at}::timestamptz
    from register_records where tax_code = ${firm.taxCode}`.execute(trx);
  await sql`
    update register_records set commune_id = ${given.communeId}, province_id = ${given.provinceId}, place_candidates = null
    where tax_code = ${firm.taxCode}`.execute(trx);
}

/** False when it was undone before, or the register says another place now. */
export async function undoPlacement(trx: Trx, id: string, by: string, at: Instant): Promise<boolean> {
  const { rows } = await sql<{ taxCode: string }>`
    update register_placements p set undone_by = ${by}::uuid, undone_at = ${at}::timestamptz
    from register_records r
    where p.id = ${id}::uuid and p.undone_at is null and r.tax_code = p.tax_code and r.commune_id = p.commune_id
      and r.place_text is not distinct from p.place_text
    returning p.tax_code as "taxCode"`.execute(trx);
  if (rows[0] === undefined) return false;
  await sql`
    update register_records r
    set commune_id = null, province_id = p.province_before, place_candidates = p.place_candidates
    from register_placements p where p.id = ${id}::uuid and r.tax_code = p.tax_code`.execute(trx);
  return true;
}

/** After an import: where the register still writes the same place, the choice holds. */
export async function keepPlacements(trx: Trx, importId: string): Promise<void> {
  await sql`
    update register_records r set commune_id = p.commune_id, province_id = p.province_id, place_candidates = null
    from register_placements p
    where p.undone_at is null and r.tax_code = p.tax_code and r.import_id = ${importId}::uuid and r.commune_id is null
      and r.place_text is not distinct from p.place_text`.execute(trx);
}
