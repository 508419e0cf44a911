/** Desk pages over a nation's register, as an officer of each level asks for them: time the server takes, one page after the other. By hand. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { freePort, type Started, startServer, temporaryFolder } from '../portal.ts';
import { FIRMS, generateFirms, loadFirms } from '../register.ts';
import type { Row, Section } from '../row.ts';
import { percentile } from '../statistics.ts';

const VISITS = 100;
const MOST_MS = 50;

/** Who opens what; `{province}` and `{commune}` are those of the invented officers. */
const PAGES: readonly { readonly what: string; readonly path: string; readonly roles: readonly string[] }[] = [
  { what: 'desk home', path: '', roles: ['commune-officer', 'province-officer', 'ministry-officer'] },
  { what: 'firms', path: '/firms', roles: ['commune-officer', 'province-officer', 'ministry-officer'] },
  { what: 'firms, by a word', path: '/firms?q=moi', roles: ['commune-officer', 'ministry-officer'] },
  {
    what: 'firms, rare filters',
    path: '/firms?status=suspended&claimed=yes',
    roles: ['province-officer', 'ministry-officer'],
  },
  {
    what: 'firms, a size nobody has',
    path: '/firms?size=medium&level=3',
    roles: ['province-officer', 'ministry-officer'],
  },
  { what: 'unreached firms', path: '/unreached', roles: ['commune-officer', 'province-officer', 'ministry-officer'] },
  { what: 'populations', path: '/populations', roles: ['province-officer', 'ministry-officer'] },
  { what: 'figures', path: '/figures', roles: ['commune-officer', 'province-officer', 'ministry-officer'] },
  { what: 'duplicates', path: '/duplicates', roles: ['province-officer', 'ministry-officer'] },
  { what: 'cases', path: '/cases', roles: ['commune-officer', 'province-officer', 'ministry-officer'] },
];

export const desk: Section = {
  name: 'desk',
  sentence: `desk pages over ${FIRMS.toLocaleString('en')} firms on PostgreSQL`,
  byHand: true,
  async run() {
    const folder = temporaryFolder();
    const postgres = await startPostgres();
    try {
      const file = join(folder, 'firms.csv');
      await generateFirms(file, FIRMS);
      await loadFirms(file, { DATABASE_URL: postgres.url });
      return await measureDesk(folder, postgres.url);
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measureDesk(folder: string, databaseUrl: string): Promise<Row[]> {
  const port = await freePort();
  const { PATH, HOME, TMPDIR } = process.env;
  const portal = await startServer(['scripts/run.mjs', 'src/main.ts'], {
    ...{ port, dataDir: folder },
    environment: { PATH, HOME, TMPDIR, PORT: String(port), DATA_DIR: folder, DATABASE_URL: databaseUrl },
  });
  try {
    const rows: Row[] = [];
    const sessions = new Map<string, string>();
    for (const { what, path, roles } of PAGES)
      for (const role of roles) {
        if (!sessions.has(role)) sessions.set(role, await signIn(portal, role));
        const value = await p99(`${portal.url}/vi/desk${path}`, sessions.get(role) ?? '');
        rows.push({ what: `${what}, ${role}, p99`, value, unit: 'ms', target: { atMost: MOST_MS } });
      }
    return rows;
  } finally {
    await portal.stop();
  }
}

async function signIn({ url }: Started, role: string): Promise<string> {
  const answer = await fetch(`${url}/vi/sign-in/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ role, command: crypto.randomUUID() }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  if (cookies.length === 0) throw new Error(`nobody could sign in as ${role}: ${answer.status}`);
  return cookies.join('; ');
}

async function p99(url: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let visit = -5; visit < VISITS; visit += 1) {
    const started = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    if (visit >= 0) times.push(performance.now() - started);
  }
  return percentile(times, 0.99);
}
