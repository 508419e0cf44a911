/** One transaction around one action: retried when the database asks for it, nested as a savepoint when already inside one. */
import { sql } from 'kysely';
import { sqlState } from './database-error.ts';
import type { Db, Trx } from './tables.ts';

/** serialization_failure and deadlock_detected: nothing was written, the same work may simply be done again. */
const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/**
 * Runs `work` in a transaction and commits when it resolves, rolls back when it throws. `work` may run again after a
 * serialization failure or deadlock, so it must not touch anything but the database.
 */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (db.isTransaction) return inSavepoint(db as Trx, work);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (fault) {
      if (attempt >= ATTEMPTS || !RETRIED.has(sqlState(fault) ?? '')) throw fault;
      await new Promise((wake) => setTimeout(wake, 5 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

/** Savepoints of one transaction share its session, so siblings take turns; the inner handle is a new object with turns of its own. */
const turns = new WeakMap<Trx, Promise<unknown>>();

function inSavepoint<T>(trx: Trx, work: (trx: Trx) => Promise<T>): Promise<T> {
  const run = async (): Promise<T> => {
    await sql`savepoint nested`.execute(trx);
    try {
      const value = await work(trx.withoutPlugins());
      await sql`release savepoint nested`.execute(trx);
      return value;
    } catch (fault) {
      await sql`rollback to savepoint nested`.execute(trx);
      await sql`release savepoint nested`.execute(trx);
      throw fault;
    }
  };
  const mine = (turns.get(trx) ?? Promise.resolve()).then(run, run);
  turns.set(
    trx,
    mine.catch(() => undefined),
  );
  return mine;
}
