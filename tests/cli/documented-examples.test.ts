/** Runs every example of docs/cli.md in a shell, in their order, and compares what it prints. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveVerbs } from './verb-server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-cli-'));
const socket = join(dataDir, 'verbs.sock');
let stopServing: () => Promise<void>;
beforeAll(async () => {
  stopServing = await serveVerbs(socket);
});
afterAll(async () => {
  await stopServing();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Example {
  readonly command: string;
  readonly expected: readonly string[];
  readonly exit: number;
}

const text = readFileSync(join(root, 'docs/cli.md'), 'utf8');
const examples = [...text.matchAll(/```console\n\$ (.+)\n([\s\S]*?)```/g)].map(
  ([, command = '', block = '']): Example => {
    const lines = block.split('\n').filter((line) => line !== '');
    const exit = lines.at(-1)?.match(/^# exit (\d)$/)?.[1];
    return { command, expected: exit === undefined ? lines : lines.slice(0, -1), exit: Number(exit ?? 0) };
  },
);

/** These start bin/cau-so itself: input and pipe, refused input, wrong use, a database. The rest meets the same verbs in this process. */
const AS_PROCESSES = [
  / assess --framework dbi-2021-sme --criteria \| head/,
  /'not json'/,
  / assess --framework dbi-1999/,
  / verify$/,
];

async function run(command: string) {
  const asProcess = AS_PROCESSES.some((each) => each.test(command));
  const shell = spawn(
    'bash',
    ['-o', 'pipefail', '-c', asProcess ? command : command.replaceAll('bin/cau-so', 'node tests/cli/ask-verb.mjs')],
    {
      cwd: root,
      env: {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR },
        ...{ DATA_DIR: dataDir, VERBS_SOCKET: socket },
      },
    },
  );
  shell.stdin.end();
  let [out, err] = ['', ''];
  shell.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  shell.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  await once(shell, 'close');
  // Refusals first or last depends on timing: answers and refusals are read apart and compared in that order.
  return { exit: shell.exitCode, lines: [...out.split('\n'), ...err.split('\n')].filter((line) => line !== '') };
}

/** `…` stands for anything. */
function patternOf(line: string): RegExp {
  return new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
      .join('.*')}$`,
  );
}

describe('docs/cli.md', () => {
  it('has an example of every verb and of every exit code', () => {
    for (const verb of [
      'assess',
      'eligible',
      'size',
      'taxcode',
      'plan',
      'dispatch',
      'verify',
      'backup',
      'restore',
      'demo',
      'count',
      'rebuild',
      'accounts',
      'localities',
      'content',
      'generate',
      'import',
      'search',
    ])
      expect(examples.some(({ command }) => command.includes(`bin/cau-so ${verb}`))).toBe(true);
    expect(new Set(examples.map(({ exit }) => exit))).toEqual(new Set([0, 1, 2]));
    for (const each of AS_PROCESSES) expect(examples.filter(({ command }) => each.test(command))).toHaveLength(1);
  });

  // Those that create an embedded database take seconds.
  it.each(examples)(
    '$command',
    async ({ command, expected, exit }) => {
      const ran = await run(command);
      const [out, wanted] = [ran.lines, expected.map(patternOf)];
      expect(out.map((line, index) => (wanted[index]?.test(line) ? expected[index] : line))).toEqual(expected);
      expect(ran.exit).toBe(exit);
    },
    120_000,
  );
});
