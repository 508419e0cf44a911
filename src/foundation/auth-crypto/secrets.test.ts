/** Secrets do not repeat, do not mix and do not open for others. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSecretKey } from './load-secret-key.ts';
import { createSecretKey, openIfOurs, randomDigits, randomReadable, randomToken, sameSecret } from './secrets.ts';

const key = createSecretKey(new Uint8Array(32).fill(7));

describe('secrets', () => {
  it('have the length promised and differ', () => {
    const tokens = Array.from({ length: 200 }, randomToken);
    expect(new Set(tokens).size).toBe(200);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(randomDigits(8)).toMatch(/^\d{8}$/);
    expect(randomReadable(12)).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  });

  it('compare by what they are, whatever their length', () => {
    expect(sameSecret('a', 'a')).toBe(true);
    expect(sameSecret('a', 'ab')).toBe(false);
    expect(sameSecret('', 'a')).toBe(false);
  });

  it('hash apart by purpose and by key', () => {
    const other = createSecretKey(new Uint8Array(32).fill(8));
    const hashes = [key.hash('a', 'bc'), key.hash('ab', 'c'), key.hash('x', 'bc'), other.hash('a', 'bc')];
    expect(new Set(hashes).size).toBe(4);
    expect(key.hash('a', 'bc')).toBe(hashes[0]);
  });

  it('open only with the key that sealed them, and only unchanged', () => {
    const sealed = key.seal('mã 1234');
    expect(sealed).not.toBe(key.seal('mã 1234'));
    expect(key.open(sealed)).toBe('mã 1234');
    expect(() => createSecretKey(new Uint8Array(32)).open(sealed)).toThrow();
    expect([openIfOurs(key, sealed), openIfOurs(createSecretKey(new Uint8Array(32)), sealed)]).toEqual([
      'mã 1234',
      undefined,
    ]);
    expect(() => key.open(`${sealed.slice(0, -2)}AA`)).toThrow();
  });

  it('of a deployment are made once, for its own eyes', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'cau-so-key-'));
    try {
      const sealed = loadSecretKey({ dataDir }).seal('x');
      expect(loadSecretKey({ dataDir }).open(sealed)).toBe('x');
      expect(statSync(join(dataDir, 'secret.key')).mode & 0o077).toBe(0);
      expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
