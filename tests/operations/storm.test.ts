/** Everybody at once, at random, on two processes; one is killed outright. Afterwards every number and every seal still holds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../src/test-support/postgres-cluster.ts';
import { cauSo, type PortalProcess, startProcess } from './portal-process.ts';
import { beginStorm } from './storm.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-storm-'));
const ENOUGH = 120;
let postgres: TestPostgres;
const portals: PortalProcess[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await Promise.all(portals.map((portal) => portal.end('SIGKILL')));
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('a storm of every role and a process killed in it leave no fault, and nothing verify could name', async () => {
  const environment = { DATABASE_URL: postgres.url, DATA_DIR: dataDir, SECRET_KEY: 'c0'.repeat(32), DEMO: 'on' };
  const start = async () => {
    const portal = await startProcess(environment);
    portals.push(portal);
    return portal;
  };
  const first = await start();
  await expect.poll(() => first.output(), { timeout: 60_000 }).toMatch(/\/plan\//);
  const second = await start();
  const addresses = [first.url, second.url];
  const signIn = await (await fetch(`${first.url}/vi/sign-in`)).text();
  const roles = [...signIn.matchAll(/name="role" value="([^"]+)"/g)].map(([, code = '']) => code);
  expect(roles.length).toBeGreaterThan(5);
  const storm = beginStorm({ addresses, roles, owners: 3, seed: 20 });
  const accepted = () => [...storm.accepted.values()].reduce((sum, forms) => sum + forms, 0);
  const until = (forms: number) => expect.poll(accepted, { timeout: 90_000, interval: 50 }).toBeGreaterThan(forms);
  await until(ENOUGH / 3);
  await first.end('SIGKILL');
  // While one is gone the other answers for both.
  addresses[0] = second.url;
  await until((2 * ENOUGH) / 3);
  addresses[0] = (await start()).url;
  await until(ENOUGH);
  await storm.end();
  await Promise.all(portals.map((portal) => portal.end('SIGTERM')));

  const logged = portals.flatMap((portal) => portal.output().match(/"level":(50|60).*/g) ?? []);
  expect({ faults: storm.faults, logged }).toEqual({ faults: [], logged: [] });
  expect(storm.accepted.size).toBeGreaterThan(roles.length / 2);
  const verified = await cauSo({ DATABASE_URL: postgres.url, DATA_DIR: dataDir }, 'verify');
  expect(verified.output).toMatch(/^\{.*\}\n$/);
  expect(verified.code).toBe(0);
}, 240_000);
