/** Reads what advisers ask of the network. */
import type { Selectable } from 'kysely';
import type { Db, Tables, Trx } from '../../../foundation/database/tables.ts';
import type { Application } from '../domain/application.ts';
import './tables.ts';

export async function findApplication(db: Db, caseId: string): Promise<Application | undefined> {
  const row = await db.selectFrom('adviser_applications').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row && applicationOf(row);
}

/** Nobody else decides it before this transaction ends. */
export async function lockApplication(trx: Trx, caseId: string): Promise<Application | undefined> {
  const row = await trx
    .selectFrom('adviser_applications')
    .selectAll()
    .where('case_id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
  return row && applicationOf(row);
}

export async function findOpenApplication(db: Db, adviserId: string): Promise<Application | undefined> {
  const row = await db
    .selectFrom('adviser_applications')
    .selectAll()
    .where('adviser_id', '=', adviserId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row && applicationOf(row);
}

function applicationOf(row: Selectable<Tables['adviser_applications']>): Application {
  return {
    ...{ caseId: row.case_id, adviserId: row.adviser_id, kind: row.kind },
    ...(row.ministry !== null && { wish: { ministry: row.ministry, fields: row.fields } }),
    ...(row.outcome !== null && { outcome: row.outcome }),
  };
}
