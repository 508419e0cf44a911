/** A start runs a bundle of the sources, and nobody has to know: a changed source runs at the next start, and without a bundle it starts all the same. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const home = fileURLToPath(new URL('../../', import.meta.url));
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'cau-so-bundle-'));
  for (const file of ['run.mjs', 'bundle.mjs', 'ensure-installed.mjs'])
    cpSync(join(home, 'scripts', file), join(project, 'scripts', file));
  mkdirSync(join(project, 'node_modules'));
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(home, 'node_modules', name), join(project, 'node_modules', name), 'dir');
  for (const lock of ['package-lock.json', 'node_modules/.package-lock.json']) writeFileSync(join(project, lock), '{}');
  write('../package.json', '{"type": "module"}');
  write('main.ts', `import { word } from './word.tsx';\nconsole.log(word, process.argv[1], process.argv[2]);`);
  write('cli.ts', '');
  write('foundation/database/embedded-worker.ts', '');
  write('word.tsx', `export const word: string = 'một ' + new URL('./words/', import.meta.url).pathname;`);
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(project, 'src', path, '..'), { recursive: true });
  writeFileSync(join(project, 'src', path), text);
}

function start() {
  const ran = spawnSync(process.execPath, ['scripts/run.mjs', 'src/main.ts', 'x'], { cwd: project, encoding: 'utf8' });
  return { status: ran.status, said: ran.stdout.trim(), fault: ran.stderr };
}

const cache = () => join(project, 'node_modules', '.cache');
const bundles = () => readdirSync(join(cache(), 'cau-so'));
/** What the module says of itself is where its source lies, bundled or not. */
const says = (word: string) => `${word} ${join(project, 'src', 'words')}/ ${join(project, 'src', 'main.ts')} x`;

test('a second start runs the bundle of the first, and a changed source is bundled anew', () => {
  expect(start()).toEqual({ status: 0, said: says('một'), fault: '' });
  const made = bundles();
  expect(made).toHaveLength(1);
  expect(start().said).toBe(says('một'));
  expect(bundles()).toEqual(made);
  write('word.tsx', `export const word: string = 'hai hai ' + new URL('./words/', import.meta.url).pathname;`);
  expect(start().said).toBe(says('hai hai'));
  expect(bundles()).toHaveLength(2);
});

test('where nothing can be kept the sources run as they are', () => {
  writeFileSync(cache(), 'no folder');
  expect(start()).toEqual({ status: 0, said: says('một'), fault: '' });
});

test('a fault in a source is told by its own file and line, and leaves no bundle behind', () => {
  write('word.tsx', 'export const word = ;');
  const { status, fault } = start();
  expect(status).not.toBe(0);
  expect(fault).toMatch(/src\/word\.tsx:1:20/);
  expect(bundles()).toEqual([]);
});

test('only the last few bundles are kept', () => {
  for (const word of ['a', 'bb', 'ccc', 'dddd', 'eeeee']) {
    write('word.tsx', `export const word = '${word}';`);
    start();
  }
  expect(bundles()).toHaveLength(3);
});
