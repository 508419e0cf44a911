/** Opens the database a deployment has: a PostgreSQL server when its address is given, else the embedded one in the data folder. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Log } from '../log.ts';
import { lockDirectory } from './directory-lock.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { postgresDialect } from './postgres-dialect.ts';
import type { Db, Tables } from './tables.ts';
import { openWorkerSession } from './worker-session.ts';

export interface Database {
  readonly db: Db;
  readonly engine: 'pglite' | 'postgres';
  /** Throws when the database does not answer; for /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** What is going on while a visitor already sees the waiting page. Creating takes seconds, once. */
export type OpeningStep = 'connecting' | 'creating' | 'opening';

export interface OpenOptions {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly log?: Log;
  readonly onProgress?: (step: OpeningStep) => void;
  /** How long a statement waits for the embedded database's only session. */
  readonly patienceMs?: number;
}

/** Does not migrate: `migrate(database.db)` is the caller's next step. Throws DataDirectoryInUse when another process has the folder open. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.databaseUrl === undefined ? openEmbedded(options) : openServer(options, options.databaseUrl);
}

async function openServer(options: OpenOptions, url: string): Promise<Database> {
  options.onProgress?.('connecting');
  const db = new Kysely<Tables>({
    dialect: postgresDialect({
      url,
      onIdleFault: (fault) => options.log?.warn({ code: 'database.session-lost', reason: fault.name }, 'session lost'),
    }),
  });
  const database = databaseOver(db, 'postgres', async () => undefined);
  try {
    await database.ping();
  } catch (fault) {
    await database.close();
    throw fault;
  }
  return database;
}

async function openEmbedded(options: OpenOptions): Promise<Database> {
  const unlock = lockDirectory(options.dataDir);
  try {
    const directory = join(options.dataDir, 'pglite');
    if (!existsSync(directory)) {
      options.onProgress?.('creating');
      await createCluster(directory);
    }
    options.onProgress?.('opening');
    const session = await openWorkerSession(directory);
    const db = new Kysely<Tables>({ dialect: embeddedDialect(session, options.patienceMs ?? 15_000) });
    return databaseOver(db, 'pglite', async () => {
      await session.close();
      unlock();
    });
  } catch (fault) {
    unlock();
    throw fault;
  }
}

/** Created beside and moved into place, so that a process killed half-way leaves nothing that looks like a database. */
async function createCluster(directory: string): Promise<void> {
  const draft = `${directory}.creating`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const session = await openWorkerSession(draft);
  await session.close();
  renameSync(draft, directory);
}

function databaseOver(db: Db, engine: Database['engine'], after: () => Promise<void>): Database {
  let closing: Promise<void> | undefined;
  return {
    db,
    engine,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: () => {
      closing ??= db.destroy().then(after);
      return closing;
    },
  };
}
