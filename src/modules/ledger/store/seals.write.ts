/** Writes seals and takes their events off the sealer's queue. */
import { sql } from 'kysely';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Seal } from '../domain/seal.ts';
import './tables.ts';

/** Any number, the same for every process. */
const SEALER = 7_310_023;

/** One sealer at a time, for the length of the transaction; the next one waits and then reads the head anew. */
export async function becomeTheSealer(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(SEALER)})`.execute(trx);
}

export async function insertSeals(trx: Trx, seals: readonly Seal[]): Promise<void> {
  await trx
    .insertInto('seals')
    .values(
      seals.map((seal) => ({
        seq: seal.seq,
        event_id: seal.eventId,
        previous_hash: seal.previousHash,
        hash: seal.hash,
        sealed_at: seal.sealedAt,
      })),
    )
    .execute();
  await trx
    .deleteFrom('unsealed_events')
    .where(
      'event_id',
      'in',
      seals.map((seal) => seal.eventId),
    )
    .execute();
}
