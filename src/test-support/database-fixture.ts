/** The real database for tests: the embedded one, or PostgreSQL when TEST_DATABASE_URL names a server; every test rolled back. */
import { createHash } from 'node:crypto';
import { Kysely, sql } from 'kysely';
import { embeddedDialect } from '../foundation/database/embedded-dialect.ts';
import { openEmbeddedSession } from '../foundation/database/embedded-session.ts';
import { type Migration, migrate, readMigrations } from '../foundation/database/migrate.ts';
import { postgresDialect } from '../foundation/database/postgres-dialect.ts';
import type { Db, Tables, Trx } from '../foundation/database/tables.ts';
import { migratedSnapshot } from './embedded-snapshot.ts';

interface OpenedForTests {
  readonly db: Db;
  close(): Promise<void>;
}

/** Of the test file that runs; the modules of a worker outlive it. */
const opened: OpenedForTests[] = [];
let shared: Promise<OpenedForTests> | undefined;
let underWay = 0;

/**
 * After every test file. The database whose tests are rolled back serves the worker's next files too; on a server it goes with its
 * file, or it would stay there for ever, and it goes when a test was given up in the middle of its transaction.
 */
export async function closeDatabases(): Promise<void> {
  if (underWay === 0 && !process.env.TEST_DATABASE_URL) {
    const kept = await shared;
    for (const at of opened.keys()) if (opened[at] === kept) opened.splice(at, 1);
  } else shared = undefined;
  underWay = 0;
  await Promise.all(opened.splice(0).map((database) => database.close()));
}

/** Runs one test inside a transaction that is always rolled back; `db` and `trx` are that same transaction. */
export async function withDatabase<T>(test: (context: { db: Db; trx: Trx }) => Promise<T>): Promise<T> {
  shared ??= openTestDatabase();
  const { db } = await shared;
  const rollback = new Error('rolled back on purpose');
  let value: { of: T } | undefined;
  underWay += 1;
  try {
    await db.transaction().execute(async (trx) => {
      value = { of: await test({ db: trx, trx }) };
      throw rollback;
    });
  } catch (fault) {
    if (fault !== rollback) throw fault;
  } finally {
    underWay -= 1;
  }
  return value!.of;
}

/** A migrated database of its own, for tests about committing, waiting or several sessions. Closed after the file. */
export async function openTestDatabase(): Promise<OpenedForTests> {
  const url = process.env.TEST_DATABASE_URL;
  const database = url ? await openOnServer(url) : await openInProcess();
  opened.push(database);
  return database;
}

/** A database nobody has migrated yet. Closed after the file. */
export async function openBlankDatabase(): Promise<OpenedForTests> {
  const url = process.env.TEST_DATABASE_URL;
  const database = url ? await openBlankOnServer(url) : await openInProcess([]);
  opened.push(database);
  return database;
}

async function openInProcess(migrations: readonly Migration[] = readMigrations()): Promise<OpenedForTests> {
  const session = await openEmbeddedSession({ snapshot: await migratedSnapshot(migrations) });
  const db = new Kysely<Tables>({ dialect: embeddedDialect(session, 3_000) });
  return {
    db,
    close: async () => {
      await db.destroy();
      await session.close();
    },
  };
}

/** Migrates a template once per set of migrations and copies it: a database costs some 50 ms instead of a migration. */
async function openOnServer(url: string): Promise<OpenedForTests> {
  const migrations = readMigrations();
  const key = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const template = `cau_so_template_${key}`;
  const name = `cau_so_test_${process.pid}_${process.hrtime.bigint()}`;
  const server = new Kysely<Tables>({ dialect: postgresDialect({ url, maxSessions: 1 }) });
  await server.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(7310022)`.execute(session);
    const there = await sql`select 1 from pg_database where datname = ${template}`.execute(session);
    if (there.rows.length === 0) {
      const draft = `${template}_draft`;
      await sql.raw(`drop database if exists ${draft}`).execute(session);
      await sql.raw(`create database ${draft}`).execute(session);
      const fresh = new Kysely<Tables>({ dialect: postgresDialect({ url: databaseUrl(url, draft) }) });
      await migrate(fresh, { migrations }).finally(() => fresh.destroy());
      await sql.raw(`alter database ${draft} rename to ${template}`).execute(session);
    }
    await sql.raw(`create database ${name} template ${template}`).execute(session);
    await sql`select pg_advisory_unlock(7310022)`.execute(session);
  });
  return onServer(server, url, name);
}

function onServer(server: Kysely<Tables>, url: string, name: string): OpenedForTests {
  const db = new Kysely<Tables>({ dialect: postgresDialect({ url: databaseUrl(url, name), maxSessions: 6 }) });
  return {
    db,
    close: async () => {
      await db.destroy();
      await sql.raw(`drop database if exists ${name} with (force)`).execute(server);
      await server.destroy();
    },
  };
}

async function openBlankOnServer(url: string): Promise<OpenedForTests> {
  const name = `cau_so_blank_${process.pid}_${process.hrtime.bigint()}`;
  const server = new Kysely<Tables>({ dialect: postgresDialect({ url, maxSessions: 1 }) });
  await sql.raw(`create database ${name}`).execute(server);
  return onServer(server, url, name);
}

function databaseUrl(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}
