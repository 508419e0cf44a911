/** A migrated empty database as a file, so that each test process starts from it instead of creating a cluster of its own. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kysely } from 'kysely';
import { embeddedDialect } from '../foundation/database/embedded-dialect.ts';
import { openEmbeddedSession } from '../foundation/database/embedded-session.ts';
import { type Migration, migrate } from '../foundation/database/migrate.ts';
import type { Tables } from '../foundation/database/tables.ts';

const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/cau-so/', import.meta.url));
/** Snapshots are 40 MB each; every change of a migration makes one. */
const KEPT = 4;

export async function migratedSnapshot(migrations: readonly Migration[]): Promise<Blob> {
  const engine = engineVersion();
  const schema = createHash('sha256')
    .update(migrations.map(({ name, sha256 }) => `${name} ${sha256}\n`).join(''))
    .digest('hex');
  return cached(`${engine}-${schema.slice(0, 16)}`, async () => {
    const empty = await cached(`${engine}-empty`, () => dump(undefined, []));
    return dump(empty, migrations);
  });
}

async function dump(start: Blob | undefined, migrations: readonly Migration[]): Promise<Blob> {
  const session = await openEmbeddedSession({ snapshot: start });
  try {
    const db = new Kysely<Tables>({ dialect: embeddedDialect(session, 5_000) });
    if (migrations.length > 0) await migrate(db, { migrations });
    return await session.engine.dumpDataDir('none');
  } finally {
    await session.close();
  }
}

async function cached(name: string, make: () => Promise<Blob>): Promise<Blob> {
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
