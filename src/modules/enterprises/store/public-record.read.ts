/** What anybody who types a tax code in full may see of the register: public fields only, and no name behind a person's own code. */
import type { Db } from '../../../foundation/database/tables.ts';
import { type PublicRecord, publicRecord } from '../domain/register-record.ts';
import { parseTaxCode } from '../domain/tax-code.ts';
import { findRecord } from './register.read.ts';

export async function findPublicRecord(db: Db, typed: string): Promise<PublicRecord | undefined> {
  const taxCode = parseTaxCode(typed);
  const record = taxCode.ok ? await findRecord(db, taxCode.value.normalized) : undefined;
  return record && publicRecord(record);
}
