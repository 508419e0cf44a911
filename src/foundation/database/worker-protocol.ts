/** What travels between the server's thread and the database's thread: one message there and one back for each statement. */
import type { DatabaseErrorFields } from './database-error.ts';
import type { SessionResult } from './protocol-results.ts';

export type ToWorker =
  | { readonly id: number; readonly op: 'query'; readonly text: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly op: 'close' };

export type FromWorker =
  | { readonly op: 'ready' }
  | { readonly op: 'failed'; readonly error: DatabaseErrorFields }
  | { readonly op: 'result'; readonly id: number; readonly result: SessionResult }
  /** Errors lose their own fields in a structured clone, so they travel as plain data. */
  | { readonly op: 'error'; readonly id: number; readonly error: DatabaseErrorFields };
