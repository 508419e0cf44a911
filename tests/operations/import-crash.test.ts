/** A load of a register whose process is killed outright, on a real PostgreSQL server: the next process goes on, and nothing is half. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';

const program = fileURLToPath(new URL('../../bin/cau-so', import.meta.url));
const FIRMS = 30_000;
const folder = mkdtempSync(join(tmpdir(), 'cau-so-crash-'));
const file = join(folder, 'firms.csv');
let server: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  server = await startPostgres();
  const made = run(['generate', 'enterprises', '--firms', String(FIRMS), '--to', file]);
  await once(made, 'exit');
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[]): ChildProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  return spawn(process.execPath, [program, ...args], {
    env: { PATH, HOME, TMPDIR, DATABASE_URL: server.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

const load = () => run(['import', 'enterprises', file, '--as-of', '2026-06-01']);

it('is gone on with behind its last batch after kill -9, and ends complete', { timeout: 180_000 }, async () => {
  const killed = load();
  const { db, close } = await openDatabase({ dataDir: folder, databaseUrl: server.url });
  try {
    const read = async (): Promise<number> => {
      const there = await sql<{ yes: boolean }>`select to_regclass('register_imports') is not null as yes`.execute(db);
      if (there.rows[0]?.yes !== true) return 0;
      const found = await sql<{ read: number }>`
        select rows_read::int as read from register_imports where state = 'reading'`.execute(db);
      return found.rows[0]?.read ?? 0;
    };
    await expect.poll(read, { timeout: 120_000, interval: 20 }).toBeGreaterThan(0);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const firms = await sql<{ n: number }>`select count(*)::int as n from register_records`.execute(db);
    expect(firms.rows[0]?.n).toBe(0);

    const again = load();
    let said = '';
    again.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    await once(again, 'exit');
    expect(JSON.parse(said)).toMatchObject({ state: 'applied', resumed: true, read: FIRMS, added: FIRMS, refused: 0 });
    const distinct = await sql<{ n: number }>`select count(distinct tax_code)::int as n from register_records`.execute(
      db,
    );
    expect(distinct.rows[0]?.n).toBe(FIRMS);
    const imports = await sql`select from register_imports`.execute(db);
    expect(imports.rows).toHaveLength(1);
  } finally {
    await close();
  }
});
