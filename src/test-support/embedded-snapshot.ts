/**
 * A migrated empty database as a file, so that each test process starts from it instead of creating a cluster of its own. The cluster is
 * small: a test that opens one pays for every byte of it, and an open of the default one took twice as long.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import { embeddedDialect } from '../foundation/database/embedded-dialect.ts';
import { openEmbeddedSession } from '../foundation/database/embedded-session.ts';
import { type Migration, migrate } from '../foundation/database/migrate.ts';
import type { Tables } from '../foundation/database/tables.ts';

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/cau-so/', import.meta.url));
/** Snapshots are 20 MB each; every change of a migration makes one. */
const KEPT = 4;
/** Those read in this process. */
const atHand = new Map<string, Promise<Blob>>();

export async function migratedSnapshot(migrations: readonly Migration[]): Promise<Blob> {
  const engine = engineVersion();
  const schema = createHash('sha256')
    .update(migrations.map(({ name, sha256 }) => `${name} ${sha256}\n`).join(''))
    .digest('hex');
  return cached(`${engine}-small-${schema.slice(0, 16)}`, async () => {
    return migrated(await cached(`${engine}-small-empty`, smallCluster), migrations);
  });
}

/** Log files of 1 MB, few buffers to clear, and no second and third copy of the system tables. */
async function smallCluster(): Promise<Blob> {
  const engine = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] });
  try {
    await engine.exec("alter system set min_wal_size = '2MB'");
    await engine.exec("alter system set shared_buffers = '16MB'");
    await engine.exec("update pg_database set datistemplate = false where datname like 'template%'");
    for (const template of ['template0', 'template1']) await engine.exec(`drop database ${template}`);
    return await settled(engine);
  } finally {
    await engine.close();
  }
}

async function migrated(start: Blob, migrations: readonly Migration[]): Promise<Blob> {
  const session = await openEmbeddedSession({ snapshot: start });
  try {
    const db = new Kysely<Tables>({ dialect: embeddedDialect(session, 5_000) });
    if (migrations.length > 0) await migrate(db, { migrations });
    return await settled(session.engine);
  } finally {
    await session.close();
  }
}

/** After a checkpoint whoever opens it has nothing to recover. */
async function settled(engine: PGlite): Promise<Blob> {
  await engine.exec('checkpoint');
  return engine.dumpDataDir('none');
}

function cached(name: string, make: () => Promise<Blob>): Promise<Blob> {
  const known = atHand.get(name) ?? readOrMake(name, make);
  atHand.set(name, known);
  return known;
}

async function readOrMake(name: string, make: () => Promise<Blob>): Promise<Blob> {
  const path = join(FOLDER, `${name}.tar`);
  try {
    return new Blob([readFileSync(path)]);
  } catch {
    const blob = await make();
    mkdirSync(FOLDER, { recursive: true });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, Buffer.from(await blob.arrayBuffer()));
    renameSync(draft, path);
    dropOldSnapshots();
    return blob;
  }
}

function dropOldSnapshots(): void {
  const snapshots = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.tar') && !file.endsWith('-empty.tar'))
    .map((file) => ({ file, at: statSync(join(FOLDER, file), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.at - a.at);
  for (const { file } of snapshots.slice(KEPT)) rmSync(join(FOLDER, file), { force: true });
}

function engineVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8'));
  return `pglite-${(manifest as { version: string }).version}`;
}
