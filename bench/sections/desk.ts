/** Desk pages over a nation's register, as an officer of each level asks for them: time a running server takes, one page after the other. By hand. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '../../src/foundation/database/open-database.ts';
import { startPostgres } from '../../src/test-support/postgres-cluster.ts';
import { freePort, START, type Started, startServer, temporaryFolder, untilAtRest } from '../portal.ts';
import { FIRMS, generateFirms, loadFirms, SERVER_OF_A_NATION } from '../register.ts';
import type { Row, Section } from '../row.ts';
import { percentile } from '../statistics.ts';

const VISITS = 200;
/** A server that just started compiles what it runs: told apart as the first visit. */
const WARMING_UP = 20;
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
    const postgres = await startPostgres(SERVER_OF_A_NATION);
    try {
      const file = join(folder, 'firms.csv');
      await generateFirms(file, FIRMS);
      await loadFirms(file, { DATABASE_URL: postgres.url });
      await settle(folder, postgres.url);
      return await measureDesk(folder, postgres.url);
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** As the server's own housekeeping leaves the register some minutes after an import. */
async function settle(dataDir: string, databaseUrl: string): Promise<void> {
  const database = await openDatabase({ dataDir, databaseUrl });
  await sql`vacuum analyze`.execute(database.db).finally(() => database.close());
}

async function measureDesk(folder: string, databaseUrl: string): Promise<Row[]> {
  const port = await freePort();
  const { PATH, HOME, TMPDIR } = process.env;
  const portal = await startServer(START, {
    ...{ port, dataDir: folder },
    environment: { PATH, HOME, TMPDIR, PORT: String(port), DATA_DIR: folder, DATABASE_URL: databaseUrl },
  });
  try {
    await untilAtRest(portal);
    // What the machine itself costs in the same minute: a page that asks the database nothing.
    const bare = await visit(`${portal.url}/vi/linkage`, '');
    const rows: Row[] = [{ what: 'beside them: a page that asks nothing, p99', value: bare.value, unit: 'ms' }];
    const sessions = new Map<string, string>();
    for (const { what, path, roles } of PAGES)
      for (const role of roles) {
        if (!sessions.has(role)) sessions.set(role, await signIn(portal, role));
        const { first, value } = await visit(`${portal.url}/vi/desk${path}`, sessions.get(role) ?? '');
        rows.push({ what: `${what}, ${role}, first visit`, value: first, unit: 'ms' });
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

async function visit(url: string, cookie: string): Promise<{ readonly first: number; readonly value: number }> {
  const times: number[] = [];
  for (let index = 0; index < WARMING_UP + VISITS; index += 1) {
    const started = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    times.push(performance.now() - started);
  }
  return { first: times[0] ?? Number.NaN, value: percentile(times.slice(WARMING_UP), 0.99) };
}
