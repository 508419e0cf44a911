/** Runs every example of docs/cli.md through bin/cau-so, in their order, and compares what it prints. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-cli-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

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

function run(command: string) {
  // Refusals first or last depends on timing: answers and refusals are read apart and compared in that order.
  const ran = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, DATA_DIR: dataDir },
    maxBuffer: 64 * 1024 * 1024,
  });
  return {
    exit: ran.status,
    lines: [...ran.stdout.split('\n'), ...ran.stderr.split('\n')].filter((line) => line !== ''),
  };
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
  });

  // Those that create an embedded database take seconds.
  it.each(examples)(
    '$command',
    ({ command, expected, exit }) => {
      const ran = run(command);
      const [out, wanted] = [ran.lines, expected.map(patternOf)];
      expect(out.map((line, index) => (wanted[index]?.test(line) ? expected[index] : line))).toEqual(expected);
      expect(ran.exit).toBe(exit);
    },
    120_000,
  );
});
