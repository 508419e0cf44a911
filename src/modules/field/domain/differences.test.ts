/** Where two assessments differ, what is a plain picture, and when a record may be signed. */
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inGroups } from '../../../foundation/typed-code.ts';
import { parseSecret, refusalOf, signable } from './cosign.ts';
import { differencesOf } from './differences.ts';
import { isPlainJpeg } from './photo.ts';

describe('differences', () => {
  it('are answers that say something else, not the same in another order', () => {
    const here = { a: 1, b: ['x', 'y'], c: { numerator: 1, denominator: 2 }, d: 'same' };
    const there = { a: 2, b: ['y', 'x'], c: { numerator: 1, denominator: 3 }, d: 'same', e: 0 };
    expect(differencesOf(['a', 'b', 'c', 'd', 'e'], here, there).map(({ criterion }) => criterion)).toEqual([
      'a',
      'c',
      'e',
    ]);
  });
});

describe('a picture', () => {
  const end = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  it.each([
    ['with its header only', [0xff, 0xe0, 0, 4, 1, 1], true],
    ['with Adobe’s colours', [0xff, 0xee, 0, 4, 1, 1], true],
    ['with Exif', [0xff, 0xe1, 0, 4, 1, 1], false],
    ['with a comment', [0xff, 0xfe, 0, 4, 1, 1], false],
    ['with a place hidden behind the header', [0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xed, 0, 4, 1, 1], false],
    ['that is cut off', [0xff, 0xe0, 0xff, 0xff], false],
  ])('%s', (_, segments, plain) => {
    expect(isPlainJpeg(new Uint8Array([0xff, 0xd8, ...segments, ...(plain ? end : [])]))).toBe(plain);
  });
  it('of another kind is none', () => {
    expect(isPlainJpeg(new TextEncoder().encode('<svg onload="x">'))).toBe(false);
  });
});

describe('a signature', () => {
  const now = '2026-11-22T03:00:00.000Z' as Instant;
  const offered = {
    kind: 'code',
    expiresAt: '2026-11-22T03:10:00.000Z' as Instant,
    tries: 0,
    isVoided: false,
  } as const;
  it('needs a code that holds', () => {
    expect(refusalOf(offered, now)).toBeUndefined();
    expect(refusalOf({ ...offered, tries: 5 }, now)?.code).toBe('field.code.exhausted');
    expect(refusalOf({ ...offered, expiresAt: now }, now)?.code).toBe('field.code.expired');
    expect(refusalOf({ ...offered, isVoided: true }, now)?.code).toBe('field.code.wrong');
    expect(refusalOf(undefined, now)?.code).toBe('field.code.wrong');
  });
  it('waits while two records differ, and is given once', () => {
    expect(signable('unconfirmed', ['set-aside'])).toBeUndefined();
    expect(signable('unconfirmed', ['unconfirmed'])?.code).toBe('field.sign.undecided');
    expect(signable('set-aside', [])?.code).toBe('field.sign.undecided');
    expect(signable('refused', [])?.code).toBe('field.sign.done');
  });
  it('reads a code as people type it', () => {
    expect(parseSecret(' abcd-efgh jkmn.p0o1 ')).toBe('ABCDEFGHJKMNP001');
    expect(parseSecret('ABCD')).toBeUndefined();
    expect(inGroups('ABCDEFGHJKMNP001')).toBe('ABCD-EFGH-JKMN-P001');
  });
});
