/** How many firms stand in the register by place, status and tax arisen: what stocks are counted from. */
import { sql } from 'kysely';
import type { Db } from '../../../foundation/database/tables.ts';

export interface RegisterCount {
  readonly communeId: string | null;
  readonly provinceId: string | null;
  readonly operatingStatus: string | null;
  readonly taxStatus: string | null;
  /** Tax arose in the year asked for or since. */
  readonly taxArisen: boolean;
  readonly firms: number;
}

/** Firms with a tax code of their own: dependent units (13 digits) belong to one, and a person (12 digits) is none. */
export async function countRegister(db: Db, { taxSince }: { readonly taxSince: number }): Promise<RegisterCount[]> {
  const { rows } = await sql<RegisterCount>`
    select commune_id as "communeId", province_id as "provinceId", operating_status as "operatingStatus", tax_status as "taxStatus",
      coalesce(tax_arisen_year >= ${taxSince}::smallint, false) as "taxArisen", count(*) as firms
    from register_records where length(tax_code) = 10
    group by 1, 2, 3, 4, 5`.execute(db);
  return rows.map((row) => ({ ...row, firms: Number(row.firms) }));
}
