/** Reads seals with the events they seal, the head of the chain, and what still waits. */
import type { Selectable } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ChainLink } from '../domain/check-chain.ts';
import type { RecordedEvent } from '../domain/event.ts';
import type { Seal } from '../domain/seal.ts';
import { eventOfRow } from './events.read.ts';
import type { SealsTable } from './tables.ts';

export async function findHead(db: Db): Promise<Seal | undefined> {
  const row = await db.selectFrom('seals').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row === undefined ? undefined : sealOfRow(row);
}

export function sealOfRow(row: Selectable<SealsTable>): Seal {
  return {
    seq: Number(row.seq),
    eventId: row.event_id,
    previousHash: row.previous_hash,
    hash: row.hash,
    sealedAt: row.sealed_at as Instant,
  };
}

/** Events that wait for their seal, oldest id first. */
export async function listUnsealed(db: Db, limit: number): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .innerJoin('unsealed_events', 'unsealed_events.event_id', 'events.id')
    .selectAll('events')
    .orderBy('unsealed_events.event_id')
    .limit(limit)
    .execute();
  return rows.map(eventOfRow);
}

/** The next links after `afterSeq`, by number; an event that is gone leaves its link without one. */
export async function listLinks(db: Db, afterSeq: number, limit: number): Promise<ChainLink[]> {
  const rows = await db
    .selectFrom('seals')
    .leftJoin('events', 'events.id', 'seals.event_id')
    .selectAll('events')
    .select([
      'seals.seq',
      'seals.event_id as sealed_event_id',
      'seals.previous_hash',
      'seals.hash as seal_hash',
      'seals.sealed_at',
    ])
    .where('seals.seq', '>', afterSeq)
    .orderBy('seals.seq')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { id, type, actor_kind, occurred_at, recorded_at, payload } = row;
    const seal: Seal = {
      seq: row.seq,
      eventId: row.sealed_event_id,
      previousHash: row.previous_hash,
      hash: row.seal_hash,
      sealedAt: row.sealed_at as Instant,
    };
    if (id === null || type === null || actor_kind === null || occurred_at === null || recorded_at === null) {
      return { seal, event: undefined };
    }
    return { seal, event: eventOfRow({ ...row, id, type, actor_kind, occurred_at, recorded_at, payload }) };
  });
}

export async function countUnsealed(db: Db): Promise<number> {
  const row = await db
    .selectFrom('unsealed_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export async function countEvents(db: Db): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** An event that has no seal and waits for none: the queue of the sealer was tampered with. */
export async function findForgotten(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('events')
    .select('id')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('seals').select('seq').whereRef('seals.event_id', '=', 'events.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(selectFrom('unsealed_events').select('event_id').whereRef('unsealed_events.event_id', '=', 'events.id')),
      ),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
