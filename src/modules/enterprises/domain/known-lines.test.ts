import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownLines, type LineStanding } from './known-lines.ts';

/** The same in plain words. */
function plainly(stored: ReadonlyMap<string, string>, lines: readonly (readonly [string, string])[]): LineStanding[] {
  const met = new Set<string>();
  return lines.map(([code, hash]) => {
    if (met.has(code)) return 'again';
    met.add(code);
    const before = stored.get(code);
    return before === undefined || before === '' ? 'new' : before === hash ? 'unchanged' : 'differs';
  });
}

describe('what a file says, told from what the register holds', () => {
  it('is what a plain comparison would say, however many firms there are', () => {
    const code = fc.oneof(
      fc.constantFrom('0101234567', '101234567000', '0001234567', '000001234567', '0000001234567'),
      fc.integer({ min: 0, max: 60_000 }).map((number) => String(number * 7_919).padStart(10, '0')),
    );
    const hash = fc.constantFrom('00000000ffffffff', 'ffffffff00000000', '0123456789abcdef');
    const stored = fc.array(fc.tuple(code, fc.oneof(hash, fc.constant(''))), { maxLength: 60 });
    fc.assert(
      fc.property(stored, fc.array(fc.tuple(code, hash), { maxLength: 60 }), (held, lines) => {
        const register = new Map(held);
        const known = new KnownLines();
        for (const [taxCode, before] of register) known.store(taxCode, before);
        expect(lines.map(([taxCode, said], index) => known.meet(taxCode, said, index + 2))).toEqual(
          plainly(register, lines),
        );
      }),
    );
  });

  it('grows without forgetting anybody', () => {
    const known = new KnownLines();
    const codeOf = (index: number) => String(index * 10).padStart(10, '0');
    for (let index = 0; index < 50_000; index += 1) known.store(codeOf(index), '0123456789abcdef');
    for (let index = 0; index < 50_000; index += 1)
      expect(known.meet(codeOf(index), '0123456789abcdef', index + 2)).toBe('unchanged');
    expect(known.takeUnchanged(codeOf(7))).toBe(9);
    expect(known.takeUnchanged(codeOf(7))).toBeUndefined();
  });
});
