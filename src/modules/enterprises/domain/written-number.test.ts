import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVnd } from '../../../foundation/i18n/format.ts';
import { parseWrittenNumber } from './written-number.ts';

const read = (text: string) => {
  const result = parseWrittenNumber(text);
  return result.ok ? result.value : result.refusals[0]!.code.replace('enterprises.fact.', '');
};

describe('a number as an owner writes it', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['20.000.000', 20_000_000],
    ['20,000,000', 20_000_000],
    ['20 000 000', 20_000_000],
    ['20.000.000 ₫', 20_000_000],
    ['20.000.000đ', 20_000_000],
    ['VND 20.000.000', 20_000_000],
    ['20 triệu', 20_000_000],
    ['20 TRIEU', 20_000_000],
    ['20tr', 20_000_000],
    ['1,5 tỷ', 1_500_000_000],
    ['1.5 tỉ', 1_500_000_000],
    ['1,25 tỷ đồng', 1_250_000_000],
    ['2 tỷ rưỡi', 2_500_000_000],
    ['1 tỷ 500 triệu', 1_500_000_000],
    ['500k', 500_000],
    ['1.000.000 triệu', 1_000_000_000_000],
    ['２０．０００．０００', 20_000_000],
    ['1,50', 'not-whole'],
    ['12,00', 12],
    ['1.234,00', 1234],
    ['-5', -5],
    // 1.5 or 1500 billion? We ask instead of guessing.
    ['1.500 tỷ', 'ambiguous-number'],
    ['1,500 tỷ', 'ambiguous-number'],
    ['0,125 tỷ', 125_000_000],
    ['1 tỷ 2', 'not-a-number-or-ambiguous'],
    ['12,5', 'not-whole'],
    ['1e9', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['khoảng 20 triệu', 'not-a-number'],
    ['500 triệu 1 tỷ', 'not-a-number'],
    ['1..2', 'not-a-number'],
    ['1.23.456', 'not-a-number'],
    ['', 'not-a-number'],
    ['9'.repeat(500), 'not-a-number'],
  ])('%s is read as %s', (text, expected) => {
    if (expected === 'not-a-number-or-ambiguous') expect(read(text)).toBe('ambiguous-number');
    else expect(read(text)).toBe(expected);
  });

  it('reads back every amount the pages print, in both languages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), (amount) => {
        expect(read(formatVnd(amount, 'vi'))).toBe(amount);
      }),
    );
    expect(read(formatVnd(20_000_000, 'en'))).toBe(20_000_000);
    expect(read(formatVnd(1_500_000_000, 'en'))).toBe(1_500_000_000);
  });
});
