/** Tables of the job runner. */
import type { ColumnType, Generated } from 'kysely';

declare module '../database/tables.ts' {
  interface Tables {
    jobs: JobsTable;
    clocks: ClocksTable;
  }
}

export interface JobsTable {
  id: string;
  kind: string;
  /** Written as JSON text, read as a value. */
  payload: ColumnType<unknown, string, string>;
  state: Generated<'waiting' | 'dead'>;
  attempts: Generated<number>;
  max_attempts: number;
  run_at: string;
  last_fault: string | null;
  purpose: string | null;
  created_at: string;
}

export interface ClocksTable {
  name: string;
  last_started_at: string | null;
  last_finished_at: string | null;
  last_fault: string | null;
  leased_until: string | null;
}
