/** Requests a second as a share of a bare Fastify that sends the same bytes: both measured in turns, in one run, over loopback. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { demoPlanPath, freePort, START, type Started, sharedPortal, startServer, temporaryFolder } from '../portal.ts';
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
    const flags = START.filter((argument) => argument.startsWith('--'));
    const stick = await startServer([...flags, 'scripts/run.mjs', 'bench/bare-server.ts', String(port), file], {
      port,
      dataDir: folder,
      environment: process.env,
    });
    const rows: Row[] = [];
    try {
      for (const { what, path, atLeast } of paths) {
        const { ours, bare } = await inTurns({ server: portal, path }, { server: stick, path });
        const share = ours.perSecond / bare.perSecond;
        rows.push({ what: `${what}, share of bare Fastify`, value: share, unit: '', target: { atLeast } });
        // Independent of what else runs on the machine: how often the portal's work holds that of the stick, all threads counted.
        rows.push({ what: '  by processor time', value: bare.cpuMs / ours.cpuMs, unit: '' });
        rows.push({
          what: `  ${(bodies[path]!.length / 1000).toFixed(0)} kB`,
          value: ours.perSecond,
          unit: 'requests/s',
        });
      }
    } finally {
      await stick.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    return rows;
  },
};

interface Target {
  readonly server: Started;
  readonly path: string;
}

interface Load {
  readonly perSecond: number;
  /** Processor time of the whole process for one request. */
  readonly cpuMs: number;
}

async function inTurns(ours: Target, bare: Target): Promise<{ ours: Load; bare: Load }> {
  await warm(ours);
  await warm(bare);
  const turns: { ours: Load; bare: Load }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1)
    turns.push({ ours: await load(ours, SECONDS_A_TURN), bare: await load(bare, SECONDS_A_TURN) });
  return { ours: mean(turns.map((turn) => turn.ours)), bare: mean(turns.map((turn) => turn.bare)) };
}

function mean(loads: readonly Load[]): Load {
  const of = (pick: (load: Load) => number) => loads.reduce((sum, load) => sum + pick(load), 0) / loads.length;
  return { perSecond: of(({ perSecond }) => perSecond), cpuMs: of(({ cpuMs }) => cpuMs) };
}

/** Code is fast once it has run often: by number of requests, for a busy machine needs longer; at most eight seconds. */
async function warm({ server, path }: Target): Promise<void> {
  const url = `${server.url}${path}`;
  for (let second = 0, answered = 0; second < 8 && answered < 3_000; second += 1)
    answered += (await autocannon({ url, connections: CONNECTIONS, duration: 1 }))['2xx'];
}

/** Good answers a second; any other answer is a fault of the measurement. */
async function load({ server, path }: Target, duration: number): Promise<Load> {
  const before = processorMs(server);
  const result = await autocannon({ url: `${server.url}${path}`, connections: CONNECTIONS, duration });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path.slice(0, 12)}…: ${result.non2xx} bad answers, ${result.errors} errors`);
  return {
    perSecond: result['2xx'] / result.duration,
    cpuMs: (processorMs(server) - before) / Math.max(1, result['2xx']),
  };
}

/** Linux counts hundredths of a second, user and system, over all threads. */
function processorMs({ process: { pid } }: Started): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
