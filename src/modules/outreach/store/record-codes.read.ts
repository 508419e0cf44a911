/** Which firm of the register a record in events stands for. */
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** Tax codes by record. */
export async function listTaxCodesOf(db: Db, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (recordIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('outreach_firms')
    .select(['id', 'tax_code'])
    .where('id', 'in', [...recordIds])
    .execute();
  return new Map(rows.map(({ id, tax_code }) => [id, tax_code]));
}
