/** Reads the ways to sign: the newest of a record, or the one behind a code. */
import type { Selectable } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Tables } from '../../../foundation/database/tables.ts';
import type { Cosign, CosignKind } from '../domain/cosign.ts';
import './tables.ts';

export type StoredCosign = Cosign & {
  readonly id: string;
  readonly recordId: string;
  readonly secretHash: string;
  readonly madeAt: Instant;
};

/** Locked: five tries are five, whoever types at once. */
export async function lockNewestCosign(db: Db, recordId: string, kind: CosignKind): Promise<StoredCosign | undefined> {
  const row = await db
    .selectFrom('field_cosigns')
    .selectAll()
    .where('record_id', '=', recordId)
    .where('kind', '=', kind)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  return row && toCosign(row);
}

export async function findCosign(db: Db, secretHash: string): Promise<StoredCosign | undefined> {
  const row = await db.selectFrom('field_cosigns').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
  return row && toCosign(row);
}

export async function countCosignsSince(db: Db, recordId: string, kind: CosignKind, since: Instant): Promise<number> {
  const { n } = await db
    .selectFrom('field_cosigns')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('record_id', '=', recordId)
    .where('kind', '=', kind)
    .where('made_at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(n);
}

function toCosign(row: Selectable<Tables['field_cosigns']>): StoredCosign {
  return {
    ...{ id: row.id, recordId: row.record_id, kind: row.kind, secretHash: row.secret_hash, madeAt: row.made_at },
    ...{ expiresAt: row.expires_at, tries: row.tries, isVoided: row.voided_at !== null },
  };
}
