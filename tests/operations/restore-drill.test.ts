/** The drill of docs/operations.md: what one machine backed up opens on another, on the other engine, with every number and key intact. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomIds } from '../../src/foundation/ids.ts';
import { startPostgres, type TestPostgres } from '../../src/test-support/postgres-cluster.ts';
import { cauSo, postForm, startProcess } from './portal-process.ts';

const home = mkdtempSync(join(tmpdir(), 'cau-so-drill-'));
const laptop = { DATA_DIR: join(home, 'laptop') };
const first = join(home, 'first.jsonl.gz');
const second = join(home, 'second.jsonl.gz');
let postgres: TestPostgres;
let server: { readonly DATA_DIR: string; readonly DATABASE_URL: string };

beforeAll(async () => {
  postgres = await startPostgres();
  server = { DATA_DIR: join(home, 'server'), DATABASE_URL: postgres.url };
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

const rowsOf = (path: string): string[] => gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(1, -2);

it('a plan made on a laptop opens with its key on a server that took the backup back', async () => {
  await cauSo(laptop, 'demo', '--firms', '3');
  const portal = await startProcess(laptop);
  const opened = await postForm(`${portal.url}/vi/start`, { command: randomIds.next(), skip: '1' });
  const plan = /^(.*\/plan\/[^/]+)/.exec(opened.headers.get('location') ?? '')?.[1] ?? '';
  const answer = { command: randomIds.next(), employeesInsuredAverage: '173' };
  expect((await postForm(`${portal.url}${plan}/facts/employeesInsuredAverage`, answer)).status).toBe(303);
  const refusedWhileOpen = await cauSo(laptop, 'backup', first);
  expect(refusedWhileOpen).toMatchObject({
    code: 1,
    output: expect.stringMatching(/The data folder .* is already open/),
  });
  await portal.end('SIGTERM');

  const before = await cauSo(laptop, 'verify');
  expect(before.lines[0]).toMatchObject({ sealed: expect.any(Number), unsealed: 0 });
  expect(Number(before.lines[0]?.sealed)).toBeGreaterThan(50);
  const made = await cauSo(laptop, 'backup', first);
  expect(made.code).toBe(0);

  const restored = await cauSo(server, 'restore', first);
  expect(restored).toMatchObject({ code: 0, lines: [{ rows: made.lines[0]?.rows }, { ...before.lines[0], heads: 0 }] });

  await cauSo(server, 'backup', second);
  expect(rowsOf(second)).toEqual(rowsOf(first));

  const there = await startProcess(server);
  const page = await fetch(`${there.url}${plan}/facts`);
  expect([page.status, (await page.text()).includes('173')]).toEqual([200, true]);
  await there.end('SIGTERM');
}, 180_000);
