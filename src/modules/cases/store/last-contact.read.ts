/** How a firm asked to be reached last: it is not asked again. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Contact } from '../domain/case.ts';
import './tables.ts';

export async function findLastContact(db: Db, dossierId: string): Promise<Contact | undefined> {
  const row = await db
    .selectFrom('cases as c')
    .innerJoin('case_contacts as k', 'k.case_id', 'c.id')
    .select(['k.name', 'k.phone', 'k.email', 'k.call_when'])
    .where('c.dossier_id', '=', dossierId)
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      ...{ name: row.name, callWhen: row.call_when },
      ...(row.phone !== null && { phone: row.phone }),
      ...(row.email !== null && { email: row.email }),
    }
  );
}
