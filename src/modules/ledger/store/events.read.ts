/** Reads events back, by dossier or in bulk for a recount. */
import type { Selectable } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { ActorRef, PayloadValue, RecordedEvent } from '../domain/event.ts';
import type { EventsTable } from './tables.ts';

export function eventOfRow(row: Selectable<EventsTable>): RecordedEvent {
  return {
    id: row.id,
    type: row.type,
    actor: actorOfRow(row),
    dossierId: row.dossier_id ?? undefined,
    localityId: row.locality_id ?? undefined,
    sectorGroup: row.sector_group ?? undefined,
    sizeClass: row.size_class ?? undefined,
    occurredAt: row.occurred_at as Instant,
    recordedAt: row.recorded_at as Instant,
    payload: row.payload as { readonly [key: string]: PayloadValue },
  };
}

function actorOfRow(row: Selectable<EventsTable>): ActorRef {
  if (row.actor_kind === 'plan-holder') return { kind: 'plan-holder', dossierId: row.actor_ref ?? '' };
  if (row.actor_kind === 'account') {
    const [personId = '', assignmentId] = (row.actor_ref ?? '').split(':');
    return { kind: 'account', personId, ...(assignmentId !== undefined && { assignmentId }) };
  }
  return row.actor_kind === 'system' ? { kind: 'system', job: row.actor_ref ?? '' } : { kind: 'visitor' };
}

/** The latest events about a dossier, newest first. */
export async function listEventsOfDossier(
  db: Db,
  dossierId: string,
  page: { readonly limit: number } = { limit: 100 },
): Promise<RecordedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
  return rows.map(eventOfRow);
}

/** Every event of one type about any of these dossiers, the oldest first. */
export async function listEventsOfType(
  db: Db,
  dossierIds: readonly string[],
  type: string,
): Promise<readonly RecordedEvent[]> {
  if (dossierIds.length === 0) return [];
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('dossier_id', 'in', [...new Set(dossierIds)])
    .where('type', '=', type)
    .orderBy('occurred_at')
    .orderBy('id')
    .execute();
  return rows.map(eventOfRow);
}

/** What kind each of these events is. */
export async function typesOfEvents(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('events').select(['id', 'type']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, type }) => [id, type]));
}

export interface EventFilter {
  readonly types?: readonly string[];
  /** Events that happened at or after this instant. */
  readonly from?: Instant;
  /** Events that happened before this instant. */
  readonly until?: Instant;
}

/** All matching events in slices, in the order of their ids: memory stays flat whatever the ledger's length. */
export async function* readEvents(db: Db, filter: EventFilter = {}, slice = 1_000): AsyncGenerator<RecordedEvent[]> {
  let after: string | undefined;
  for (;;) {
    let query = db.selectFrom('events').selectAll().orderBy('id').limit(slice);
    if (filter.types !== undefined) query = query.where('type', 'in', [...filter.types]);
    if (filter.from !== undefined) query = query.where('occurred_at', '>=', filter.from);
    if (filter.until !== undefined) query = query.where('occurred_at', '<', filter.until);
    if (after !== undefined) query = query.where('id', '>', after);
    const rows = await query.execute();
    if (rows.length > 0) yield rows.map(eventOfRow);
    if (rows.length < slice) return;
    after = rows.at(-1)?.id;
  }
}
