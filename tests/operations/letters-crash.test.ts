/** Letters of a process killed outright while it queues and sends them: none is lost, and one sent again is recognisably the same. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const WRITER = fileURLToPath(new URL('../../src/test-support/letter-writer.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cau-so-letters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Queued by each start. */
const LETTERS = 8;
/** Where the process dies: while a letter is announced, when it was taken and not yet answered, right after the answer. */
const DEATHS = ['announced', 'taken', 'taken', 'answered'] as const;

it('are all there after kill -9 between queueing and sending, and whatever came twice bears the same Message-ID', async () => {
  const taken: { subject: string; id: string }[] = [];
  let die: ((at: (typeof DEATHS)[number]) => void) | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      die?.('announced');
      done();
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8');
        const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(source)?.[1] ?? '';
        taken.push({ subject: header('Subject'), id: header('Message-ID') });
        die?.('taken');
        done();
        die?.('answered');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const queued: string[] = [];
  const run = async (death: (typeof DEATHS)[number] | undefined, start: number): Promise<string> => {
    const args = [folder, url, String(LETTERS), String(start)];
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, ...args], {
      ...{ cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const ended = once(child, 'close');
    let seen = 0;
    die = (at) => {
      // Not the first one: others wait behind it.
      if (at === death && ++seen === 3) child.kill('SIGKILL');
    };
    await ended;
    queued.push(...[...said.matchAll(/^queued (\S+)$/gm)].map(([, name = '']) => name));
    return said;
  };
  for (const [start, death] of DEATHS.entries()) expect(await run(death, start)).not.toContain('all sent');
  expect(await run(undefined, DEATHS.length)).toContain('all sent');
  await new Promise<void>((end) => server.close(end));

  const ids = new Map<string, Set<string>>();
  for (const { subject, id } of taken) ids.set(subject, (ids.get(subject) ?? new Set()).add(id));
  expect(queued.length).toBeGreaterThan(LETTERS);
  expect(queued.filter((name) => !ids.has(name))).toEqual([]);
  expect([...ids.values()].filter(({ size }) => size !== 1)).toEqual([]);
  // Only the one in flight at a death after it was taken comes again.
  const again = taken.length - ids.size;
  expect(again).toBeGreaterThanOrEqual(1);
  expect(again).toBeLessThanOrEqual(DEATHS.filter((death) => death !== 'announced').length);
}, 120_000);
