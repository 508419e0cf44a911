/** Writes events and the note that their seal is still to come. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ActorRef, RecordedEvent } from '../domain/event.ts';
import './tables.ts';

/** One statement for the events and one for the queue of the sealer, in slices that stay under PostgreSQL's limit of parameters. */
const SLICE = 2_000;

export async function insertEvents(trx: Trx, events: readonly RecordedEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += SLICE) {
    const slice = events.slice(start, start + SLICE);
    await trx
      .insertInto('events')
      .values(
        slice.map((event) => ({
          id: event.id,
          type: event.type,
          actor_kind: event.actor.kind,
          actor_ref: actorRef(event.actor),
          dossier_id: event.dossierId ?? null,
          locality_id: event.localityId ?? null,
          sector_group: event.sectorGroup ?? null,
          size_class: event.sizeClass ?? null,
          occurred_at: event.occurredAt,
          recorded_at: event.recordedAt,
          payload: JSON.stringify(event.payload),
        })),
      )
      .execute();
    await trx
      .insertInto('unsealed_events')
      .values(slice.map((event) => ({ event_id: event.id })))
      .execute();
  }
}

function actorRef(actor: ActorRef): string | null {
  if (actor.kind === 'plan-holder') return actor.dossierId;
  if (actor.kind === 'account') return [actor.personId, actor.assignmentId].filter(Boolean).join(':');
  return actor.kind === 'system' ? actor.job : null;
}
