/** A job: an id, the schema of its payload and a handler, enqueued in the transaction of the change that causes it. */
import { sql } from 'kysely';
import type { ZodType } from 'zod';
import type { Instant } from '../clock.ts';
import type { Trx } from '../database/tables.ts';
import type { IdGenerator } from '../ids.ts';
import './tables.ts';

export interface JobContext {
  readonly now: Instant;
  /** From 1. */
  readonly attempt: number;
  readonly jobId: string;
}

export interface Job<P> {
  /** `module.verb`, e.g. `notices.send-digest`. Stays for ever: waiting rows name it. */
  readonly id: string;
  readonly payload: ZodType<P>;
  /** After so many failed attempts the job is dead: kept, shown, never run by itself again. Default 8, over about four hours. */
  readonly maxAttempts?: number;
  /**
   * Runs in one transaction with the removal of the job: its effect in the database happens exactly once. Keep it short;
   * what leaves the database (mail) must bear to happen twice. Throwing means: try again later.
   */
  handle(trx: Trx, payload: P, context: JobContext): Promise<void>;
}

/** A job whose payload type is closed over, so that jobs of all kinds can stand in one list. */
export interface RunnableJob {
  readonly id: string;
  /** Throws when the stored payload no longer fits the schema. */
  run(trx: Trx, payload: unknown, context: JobContext): Promise<void>;
}

export function runnable<P>(job: Job<P>): RunnableJob {
  return { id: job.id, run: (trx, payload, context) => job.handle(trx, job.payload.parse(payload), context) };
}

export interface EnqueueOptions {
  readonly ids: IdGenerator;
  readonly now: Instant;
  /** Not before this instant; default at once. */
  readonly runAt?: Instant;
  /** While a job of this kind and purpose waits, another is not added. */
  readonly purpose?: string;
}

/** Adds the job to the caller's transaction: it runs after the commit, and never when the change was rolled back. */
export async function enqueue<P>(trx: Trx, job: Job<P>, payload: P, options: EnqueueOptions): Promise<void> {
  await trx
    .insertInto('jobs')
    .values({
      id: options.ids.next(),
      kind: job.id,
      payload: JSON.stringify(job.payload.parse(payload)),
      max_attempts: job.maxAttempts ?? 8,
      run_at: options.runAt ?? options.now,
      purpose: options.purpose ?? null,
      created_at: options.now,
    })
    .onConflict((conflict) =>
      // Written out, not as a parameter: PostgreSQL must see that it is the condition of the partial index.
      conflict
        .columns(['kind', 'purpose'])
        .where('purpose', 'is not', null)
        .where('state', '=', sql.lit('waiting' as const))
        .doNothing(),
    )
    .execute();
}
