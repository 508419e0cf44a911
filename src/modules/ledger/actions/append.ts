/** Appends events in the caller's transaction and runs the projectors that count them, so that a figure and its events are never apart. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { IdGenerator } from '../../../foundation/ids.ts';
import { problemsOf } from '../domain/check-event.ts';
import type { NewEvent, RecordedEvent } from '../domain/event.ts';
import { insertEvents } from '../store/events.write.ts';

/** Counts events the moment they are recorded. Runs in the same transaction; what it throws undoes the events too. */
export interface Projector {
  readonly name: string;
  project(trx: Trx, events: readonly RecordedEvent[]): Promise<void>;
}

/** The one way to write to the ledger; app.ts makes it once, with its projectors in the order they run. */
export interface Ledger {
  /** Throws EventNotAllowed (a bug of the caller) when a payload holds anything but ids, codes, numbers and booleans. */
  append(trx: Trx, context: AppendContext, events: readonly NewEvent[]): Promise<RecordedEvent[]>;
}

export interface AppendContext {
  readonly ids: IdGenerator;
  /** When it is recorded; when it happened is the event's own `occurredAt`. */
  readonly now: Instant;
}

export class EventNotAllowed extends Error {
  override readonly name = 'EventNotAllowed';
  readonly code = 'ledger.event.not-allowed';
  constructor(type: string, problems: readonly string[]) {
    super(`event ${type} cannot be recorded: ${problems.join('; ')}`);
  }
}

export function createLedger(options: { readonly projectors?: readonly Projector[] } = {}): Ledger {
  const projectors = options.projectors ?? [];
  return {
    async append(trx, context, events) {
      if (events.length === 0) return [];
      const recorded = events.map((event) => record(event, context));
      await insertEvents(trx, recorded);
      for (const projector of projectors) await projector.project(trx, recorded);
      return recorded;
    },
  };
}

function record(event: NewEvent, context: AppendContext): RecordedEvent {
  const problems = problemsOf(event);
  if (problems.length > 0) throw new EventNotAllowed(event.type, problems);
  return { ...event, id: context.ids.next(), recordedAt: context.now };
}
