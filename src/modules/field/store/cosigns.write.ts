/** Writes the ways to sign: a new one ends the older of its kind. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { CosignKind } from '../domain/cosign.ts';
import './tables.ts';

export async function insertCosign(
  trx: Trx,
  cosign: {
    readonly id: string;
    readonly recordId: string;
    readonly kind: CosignKind;
    readonly secretHash: string;
    /** Absent where whoever holds a sheet asked. */
    readonly madeBy: string | null;
    readonly madeAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<void> {
  await trx
    .updateTable('field_cosigns')
    .set({ voided_at: cosign.madeAt })
    .where('record_id', '=', cosign.recordId)
    .where('kind', '=', cosign.kind)
    .where('voided_at', 'is', null)
    .execute();
  await trx
    .insertInto('field_cosigns')
    .values({
      ...{ id: cosign.id, record_id: cosign.recordId, kind: cosign.kind, secret_hash: cosign.secretHash },
      ...{ made_by: cosign.madeBy, made_at: cosign.madeAt, expires_at: cosign.expiresAt },
    })
    .execute();
}

export async function countTry(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('field_cosigns').set({ tries: sql<number>`tries + 1` }).where('id', '=', id).execute();
}

/** Signed or refused once, every way to sign is spent. */
export async function voidCosigns(trx: Trx, recordId: string, at: Instant): Promise<void> {
  await trx
    .updateTable('field_cosigns')
    .set({ voided_at: at })
    .where('record_id', '=', recordId)
    .where('voided_at', 'is', null)
    .execute();
}
