/** Reads what advisers ask of the network. */
import type { Selectable } from 'kysely';
import type { LocalDate } from '../../../foundation/clock.ts';
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

export interface EndingRecognition {
  readonly id: string;
  readonly adviserId: string;
  readonly personId: string;
  readonly field: string;
  readonly until: LocalDate;
}

/** Not over yet by their status, with a last day before or on that one; of advisers who are still there. */
export function listEndingRecognitions(db: Db, by: LocalDate, limit = 1000): Promise<readonly EndingRecognition[]> {
  return db
    .selectFrom('adviser_recognitions as r')
    .innerJoin('adviser_profiles as p', 'p.id', 'r.adviser_id')
    .select(['r.id', 'r.adviser_id as adviserId', 'p.person_id as personId', 'r.field'])
    .select(({ ref }) => ref('r.until_day').$notNull().as('until'))
    .where('r.status', 'in', ['valid', 'suspended'])
    .where('r.until_day', 'is not', null)
    .where('r.until_day', '<=', by)
    .where('p.status', 'in', ['active', 'suspended'])
    .orderBy('r.until_day')
    .limit(limit)
    .execute();
}
