/** Tables of the ledger. */
import type { ColumnType } from 'kysely';

declare module '../../../foundation/database/tables.ts' {
  interface Tables {
    events: EventsTable;
    unsealed_events: { event_id: string };
    seals: SealsTable;
    commands: CommandsTable;
  }
}

export interface EventsTable {
  id: string;
  type: string;
  actor_kind: 'visitor' | 'plan-holder' | 'system' | 'account';
  actor_ref: string | null;
  dossier_id: string | null;
  locality_id: string | null;
  sector_group: string | null;
  size_class: string | null;
  occurred_at: string;
  recorded_at: string;
  /** Written as JSON text, read as a value. */
  payload: ColumnType<unknown, string, never>;
}

export interface SealsTable {
  seq: number;
  event_id: string;
  previous_hash: string;
  hash: string;
  sealed_at: string;
}

export interface CommandsTable {
  key: string;
  outcome: string | null;
  recorded_at: ColumnType<string, never, never>;
}
