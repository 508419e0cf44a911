/** Everybody at once, at random, on two processes of one PostgreSQL, one killed again and again: how much is accepted, and does everything still hold. By hand. */
import { rmSync } from 'node:fs';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { cauSo, startProcess } from '../../tests/operations/portal-process.ts';
import { beginStorm } from '../../tests/operations/storm.ts';
import { temporaryFolder } from '../portal.ts';
import type { Section } from '../row.ts';

const SECONDS = Number(process.env.BENCH_STORM_SECONDS ?? 120);
const CALM_SECONDS = 20;

export const storm: Section = {
  name: 'storm',
  sentence: `every role at random on two processes for ${SECONDS} s, one killed every ${CALM_SECONDS} s, then verify`,
  byHand: true,
  async run() {
    const dataDir = temporaryFolder();
    const server = await startPostgres();
    const environment = { DATABASE_URL: server.url, DATA_DIR: dataDir, SECRET_KEY: 'c0'.repeat(32), DEMO: 'on' };
    const portals = [await startProcess(environment)];
    try {
      while (!portals[0]?.output().includes('/plan/')) await rest(0.2);
      portals.push(await startProcess(environment));
      const addresses = portals.map(({ url }) => url);
      const signIn = await (await fetch(`${addresses[0]}/vi/sign-in`)).text();
      const roles = [...signIn.matchAll(/name="role" value="([^"]+)"/g)].map(([, code = '']) => code);
      const blowing = beginStorm({ addresses, roles, owners: 4, seed: Date.now() % 100_000 });
      let kills = 0;
      for (let passed = 0; passed < SECONDS; passed += CALM_SECONDS) {
        await rest(CALM_SECONDS);
        const at = kills % 2;
        await portals[at]?.end('SIGKILL');
        const next = await startProcess(environment);
        portals[at] = next;
        addresses[at] = next.url;
        kills += 1;
      }
      await blowing.end();
      await Promise.all(portals.map((portal) => portal.end('SIGTERM')));
      const verified = await cauSo({ DATABASE_URL: server.url, DATA_DIR: dataDir }, 'verify');
      for (const fault of blowing.faults) process.stderr.write(`${fault}\n`);
      if (verified.code !== 0) process.stderr.write(verified.output);
      return [
        { what: 'requests answered', value: blowing.asked, unit: '' },
        { what: 'forms accepted', value: [...blowing.accepted.values()].reduce((a, b) => a + b, 0), unit: '' },
        { what: 'processes killed outright', value: kills, unit: '' },
        { what: 'faults (500 and above)', value: blowing.faults.length, unit: '', target: { atMost: 0 } },
        { what: 'what verify names', value: verified.code ?? 1, unit: '', target: { atMost: 0 } },
      ];
    } finally {
      await Promise.all(portals.map((portal) => portal.end('SIGKILL')));
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

const rest = (seconds: number): Promise<void> => new Promise((wake) => setTimeout(wake, seconds * 1_000));
