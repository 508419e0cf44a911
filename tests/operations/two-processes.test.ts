/** Several stateless processes on one PostgreSQL: whichever is killed under load, what was acknowledged stays. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomIds } from '../../src/foundation/ids.ts';
import type { PlanKey } from '../../src/modules/enterprises/index.ts';
import { hashPlanKey } from '../../src/modules/enterprises/index.ts';
import { startPostgres, type TestPostgres } from '../../src/test-support/postgres-cluster.ts';
import { cauSo, type PortalProcess, postForm, startProcess } from './portal-process.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-two-'));
const CLIENTS = 4;
const ENOUGH = 60;

describe('two web processes and a worker on one database', () => {
  let postgres: TestPostgres;
  const portals: PortalProcess[] = [];
  const start = (role: string) =>
    startProcess({ DATABASE_URL: postgres.url, DATA_DIR: dataDir, SECRET_KEY: 'c0'.repeat(32), ROLE: role }).then(
      (portal) => {
        portals.push(portal);
        return portal;
      },
    );
  /** Employees by the hash of the plan key, as the portal confirmed them. */
  const acknowledged = new Map<string, number>();

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(portals.map((portal) => portal.end('SIGKILL')));
    await postgres?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const ask = async <T extends pg.QueryResultRow>(query: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: postgres.url });
    // The cluster may end before the session has said goodbye.
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<T>(query)).rows;
    } finally {
      await client.end();
    }
  };
  const count = async (query: string): Promise<number> => Number((await ask<{ count: string }>(query))[0]?.count);

  it('lose no answer they acknowledged when one web process and the worker are killed under load', async () => {
    // The first start migrates alone or together with others: they take turns.
    const [first, second, worker] = await Promise.all([start('web'), start('web'), start('worker')]);
    const addresses = [first.url, second.url];
    let stopping = false;
    const client = async (seed: number): Promise<void> => {
      for (let round = 0; !stopping; round += 1) {
        const base = addresses[(seed + round) % 2] ?? '';
        try {
          await fetch(`${base}/vi`, { headers: { 'sec-fetch-dest': 'document', accept: 'text/html' } });
          const opened = await postForm(`${base}/vi/start`, { command: randomIds.next(), skip: '1' });
          const key = /\/plan\/([^/]+)/.exec(opened.headers.get('location') ?? '')?.[1];
          if (opened.status !== 303 || key === undefined) continue;
          // The answer goes to the other process: nothing may depend on who opened the plan.
          const other = addresses[(seed + round + 1) % 2] ?? '';
          const employees = 1 + ((seed * 1_000 + round) % 190);
          const form = { command: randomIds.next(), employeesInsuredAverage: String(employees) };
          const saved = await postForm(`${other}/vi/plan/${key}/facts/employeesInsuredAverage`, form);
          if (saved.status === 303) acknowledged.set(hashPlanKey(key as PlanKey), employees);
        } catch {
          // The process was killed under the request: nothing was acknowledged, the person tries again.
          await new Promise((wake) => setTimeout(wake, 50));
        }
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, seed) => client(seed));
    const until = async (size: number): Promise<void> => {
      const late = Date.now() + 90_000;
      while (acknowledged.size < size) {
        if (Date.now() > late)
          throw new Error(`only ${acknowledged.size} answers were acknowledged\n${second.output()}`);
        await new Promise((wake) => setTimeout(wake, 20));
      }
    };
    await until(ENOUGH / 3);
    await Promise.all([first.end('SIGKILL'), worker.end('SIGKILL')]);
    const [third] = await Promise.all([start('web'), start('worker')]);
    addresses[0] = third.url;
    await until(ENOUGH);
    stopping = true;
    await Promise.all(clients);

    const stored = await ask<{ key_hash: string; employees: string }>(
      `select k.key_hash, f.value_integer as employees from plan_keys k
       join facts f on f.dossier_id = k.dossier_id and f.key = 'employeesInsuredAverage'`,
    );
    const byKey = new Map(stored.map((row) => [row.key_hash, Number(row.employees)]));
    const lost = [...acknowledged].filter(([key, employees]) => byKey.get(key) !== employees);
    expect(acknowledged.size).toBeGreaterThanOrEqual(ENOUGH);
    expect(lost).toEqual([]);
  }, 180_000);

  it('count the visits of both, run each clock in one place, and leave a ledger that proves', async () => {
    await Promise.all(portals.map((portal) => portal.end('SIGTERM')));
    const rows = await ask<{ name: string; finished: boolean }>(
      'select name, last_finished_at is not null as finished from clocks order by name',
    );
    expect(rows.map((row) => row.name)).toContain('ledger.seal');
    expect(rows.every((row) => row.finished)).toBe(true);
    // Only what a process alone remembers is not leased; it has no row here.
    expect(rows.map((row) => row.name)).not.toContain('figures.write-visits');
    const writers = await count(`select count(*) from events where type = 'visits.counted'`);
    expect(writers).toBeGreaterThanOrEqual(2);
    expect(portals.flatMap((portal) => portal.output().match(/"level":(50|60).*/g) ?? [])).toEqual([]);

    const verified = await cauSo({ DATABASE_URL: postgres.url, DATA_DIR: dataDir }, 'verify');
    // Nothing but the one line of counts: what is wrong would stand beside it.
    expect(verified.output).toMatch(/^\{.*\}\n$/);
    expect(verified.code).toBe(0);
    expect(verified.lines[0]).toMatchObject({ events: await count('select count(*) from events') });
  });
});
