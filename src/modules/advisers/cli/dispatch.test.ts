/** `dispatch` as a coordinator's script would use it: two files in, one line a request out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dispatchVerb } from './dispatch.ts';

const folder = mkdtempSync(join(tmpdir(), 'cau-so-dispatch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(advisers: readonly unknown[], requests: readonly unknown[], ...more: string[]) {
  const file = (name: string, lines: readonly unknown[]) => {
    const path = join(folder, name);
    writeFileSync(path, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
    return path;
  };
  const out: unknown[] = [];
  const err: string[] = [];
  const args = [
    '--advisers',
    file('advisers.jsonl', advisers),
    '--requests',
    file('requests.jsonl', requests),
    ...more,
  ];
  const input = (async function* (): AsyncGenerator<string> {})();
  const exit = await dispatchVerb.run(args, {
    input,
    out: (line) => out.push(JSON.parse(line)),
    err: (line) => err.push(line),
  });
  return { exit, out, err };
}

const adviser = { id: 'a1', lat: 19.8, lon: 105.78, skills: ['accounting'], capacity: 1, remote_ok: true };
const request = { id: 'r1', arrival_hour: 2, lat: 19.9, lon: 105.8, skill: 'accounting', remote_ok: false };

test('each request hears who comes and what it costs, or why nobody does, in the order of its file', async () => {
  const far = { ...request, id: 'r0', lat: 10.8, lon: 106.6, arrival_hour: 1 };
  const again = { ...request, id: 7 };
  const { exit, out } = await run([adviser], [far, request, again], '--objective', 'served-then-cost');
  expect(exit).toBe(0);
  expect(out).toEqual([
    { request: 'r0', adviser: null, cost: null, reason: 'no-skill-within-60km' },
    { request: 'r1', adviser: 'a1', cost: expect.closeTo(11.315, 2), reason: null },
    { request: 7, adviser: null, cost: null, reason: 'no-capacity' },
  ]);
});

test('without an objective those who came first are served first; the objective looks at all', async () => {
  const early = { ...request, id: 'early', lat: 20.2, arrival_hour: 1 };
  const late = { ...request, id: 'late', arrival_hour: 30 };
  expect((await run([adviser], [late, early])).out).toMatchObject([{ adviser: null }, { adviser: 'a1' }]);
  expect((await run([adviser], [late, early], '--objective', 'served-then-cost')).out).toMatchObject([
    { adviser: 'a1' },
    { adviser: null },
  ]);
});

test('a line that is wrong is named with its file, the others are dispatched', async () => {
  const { exit, out, err } = await run(
    [adviser, '{', { ...adviser, id: 'a2', capacity: -1 }, adviser],
    [{ ...request, lat: 91 }, '', { ...request, id: 'r2' }],
  );
  expect(exit).toBe(1);
  expect(out).toMatchObject([{ request: 'r2', adviser: 'a1' }]);
  expect(err).toEqual([
    'advisers line 2: advisers.dispatch.not-json',
    'advisers line 3: capacity: advisers.dispatch.malformed',
    'advisers line 4: id: advisers.dispatch.id-again',
    'requests line 1: lat: advisers.dispatch.malformed',
  ]);
});

test('a file that is not there and an objective nobody knows are wrong use', async () => {
  expect((await run([], [], '--objective', 'cheapest')).exit).toBe(2);
  expect((await run([], [], '--advisers', join(folder, 'none'))).err.join()).toContain('cannot be read');
});
