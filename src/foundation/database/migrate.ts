/** Brings the schema forward: every file of `migrations/` once, in order, each in its own transaction; what has landed is never edited. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Db, Trx } from './tables.ts';

declare module './tables.ts' {
  interface Tables {
    schema_migrations: { name: string; sha256: string; applied_at: string };
  }
}

export interface Migration {
  /** File name without `.sql`, e.g. `202611212300_create-ledger`. */
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** The schema in the database and the files disagree: an operator has to look before anything runs. */
export class MigrationsDisagree extends Error {
  override readonly name = 'MigrationsDisagree';
  readonly code = 'database.migrations-disagree';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `The database was migrated with other files than these:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

const MIGRATIONS = fileURLToPath(new URL('../../../migrations/', import.meta.url));
/** Any number, the same for every process: two starting servers take turns on it. */
const MIGRATION_LOCK = 7_310_021;

export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      // Line ends may differ between checkouts of the same file.
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      return { name: file.slice(0, -4), text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
    });
}

/** Applies what is missing and returns the names applied. Throws MigrationsDisagree before touching anything. */
export async function migrate(
  db: Db,
  options: { readonly migrations?: readonly Migration[]; readonly onApply?: (name: string) => void } = {},
): Promise<string[]> {
  const migrations = options.migrations ?? readMigrations();
  await db.transaction().execute(prepare);
  const landed = await db.selectFrom('schema_migrations').select(['name', 'sha256']).orderBy('name').execute();
  const problems = disagreements(landed, migrations);
  if (problems.length > 0) throw new MigrationsDisagree(problems);

  const done = new Set(landed.map(({ name }) => name));
  const applied: string[] = [];
  for (const migration of migrations) {
    if (done.has(migration.name)) continue;
    options.onApply?.(migration.name);
    if (await db.transaction().execute((trx) => applyOnce(trx, migration))) applied.push(migration.name);
  }
  return applied;
}

/** Until the transaction ends no other process migrates. */
async function takeTurn(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(trx);
}

async function prepare(trx: Trx): Promise<void> {
  await takeTurn(trx);
  await sql`
    create table if not exists schema_migrations (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )`.execute(trx);
}

/** False when another process that started at the same time was first. */
async function applyOnce(trx: Trx, migration: Migration): Promise<boolean> {
  await takeTurn(trx);
  const landed = await sql`select 1 from schema_migrations where name = ${migration.name}`.execute(trx);
  if (landed.rows.length > 0) return false;
  await sql.raw(migration.text).execute(trx);
  await sql`insert into schema_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`.execute(trx);
  return true;
}

function disagreements(
  landed: readonly { readonly name: string; readonly sha256: string }[],
  migrations: readonly Migration[],
): string[] {
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  return landed.flatMap(({ name, sha256 }) => {
    const file = files.get(name);
    if (file === undefined) return [`${name} was applied but its file is gone`];
    return file.sha256 === sha256 ? [] : [`${name} was edited after it was applied; write a new migration instead`];
  });
}
