/** The proof of single events: their place in the chain, and whether what they say now is what was sealed. */
import { contentHash } from '../../../foundation/content-hash.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { RecordedEvent } from '../domain/event.ts';
import { type Seal, sealEvent } from '../domain/seal.ts';
import { eventOfRow } from './events.read.ts';
import { sealOfRow } from './seals.read.ts';

export interface EventProof {
  readonly event: RecordedEvent;
  /** Absent for the two minutes until the sealer has come by. */
  readonly seal?: Seal;
  /** Whether the hash worked out again from the event is the one in its seal. */
  readonly holds: boolean;
}

/** In the order of their ids; an id nobody knows is left out. */
export async function proveEvents(db: Db, eventIds: readonly string[]): Promise<EventProof[]> {
  if (eventIds.length === 0) return [];
  const events = await db
    .selectFrom('events')
    .selectAll()
    .where('id', 'in', [...eventIds])
    .orderBy('id')
    .execute();
  const seals = await db
    .selectFrom('seals')
    .selectAll()
    .where('event_id', 'in', [...eventIds])
    .execute();
  const sealOf = new Map(seals.map((row) => [row.event_id, sealOfRow(row)]));
  return events.map((row) => {
    const event = eventOfRow(row);
    const seal = sealOf.get(event.id);
    return {
      event,
      ...(seal && { seal }),
      holds: seal !== undefined && sealEvent(event, seal, contentHash).hash === seal.hash,
    };
  });
}
