/** Requests a second as a share of a bare Fastify that sends the same bytes: both measured in turns, in one run, over loopback. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { demoPlanPath, freePort, sharedPortal, startServer, temporaryFolder } from '../portal.ts';
import type { Row, Section } from '../row.ts';

const CONNECTIONS = 10;
/** Turns of portal and stick, so that a noisy neighbour meets both. */
const TURNS = 2;
const SECONDS_A_TURN = 2.5;

export const throughput: Section = {
  name: 'throughput',
  sentence: 'requests a second beside a bare Fastify sending the same bytes',
  async run() {
    const portal = await sharedPortal();
    const paths = [
      { what: 'home', path: '/vi', atLeast: 0.15 },
      { what: 'platform list', path: '/vi/platforms', atLeast: 0.08 },
      { what: 'plan', path: await demoPlanPath(portal.dataDir), atLeast: 0.08 },
      { what: 'support list', path: '/vi/support', atLeast: 0.08 },
      { what: 'figures', path: '/vi/figures', atLeast: 0.08 },
    ];
    const bodies: Record<string, string> = {};
    for (const { path } of paths) bodies[path] = await (await fetch(`${portal.url}${path}`)).text();
    const folder = temporaryFolder();
    const file = join(folder, 'bodies.json');
    writeFileSync(file, JSON.stringify(bodies));
    const port = await freePort();
    const stick = await startServer(['scripts/run.mjs', 'bench/bare-server.ts', String(port), file], {
      port,
      dataDir: folder,
      environment: process.env,
    });
    const rows: Row[] = [];
    try {
      for (const { what, path, atLeast } of paths) {
        const [ours, bare] = await inTurns(`${portal.url}${path}`, `${stick.url}${path}`);
        rows.push({ what: `${what}, share of bare Fastify`, value: ours / bare, unit: '', target: { atLeast } });
        rows.push({ what: `${what}, ${(bodies[path]!.length / 1000).toFixed(0)} kB`, value: ours, unit: 'requests/s' });
      }
    } finally {
      await stick.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    return rows;
  },
};

async function inTurns(ours: string, bare: string): Promise<[number, number]> {
  await load(ours, 1.5);
  await load(bare, 1);
  let [sumOurs, sumBare] = [0, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    sumOurs += await load(ours, SECONDS_A_TURN);
    sumBare += await load(bare, SECONDS_A_TURN);
  }
  return [sumOurs / TURNS, sumBare / TURNS];
}

/** Good answers a second; any other answer is a fault of the measurement. */
async function load(url: string, duration: number): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${new URL(url).pathname.slice(0, 12)}…: ${result.non2xx} bad answers, ${result.errors} errors`);
  return result['2xx'] / result.duration;
}
