/** A fresh clone can be installed: `npm ci` refuses a lock that leaves out a build of an optional package, wherever that build runs. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { completeLock, type LockFile } from '../../scripts/complete-lock.ts';

const lock = (): LockFile =>
  JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as LockFile;

it('the lock file names every build of every optional package (else run scripts/complete-lock.ts)', () => {
  expect(completeLock(lock())).toEqual([]);
});

it('a build that was left out is put back as optional and bound to its system', () => {
  const broken = lock();
  delete broken.packages['node_modules/@biomejs/cli-linux-x64-musl'];
  expect(completeLock(broken)).toEqual(['@biomejs/cli-linux-x64-musl']);
  expect(broken.packages['node_modules/@biomejs/cli-linux-x64-musl']).toMatchObject({
    optional: true,
    dev: true,
    os: ['linux'],
    cpu: ['x64'],
    libc: ['musl'],
  });
});
