import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { formatTaxCode, maskTaxCode, parseTaxCode } from './tax-code.ts';

const outcome = (text: string, year?: number) => {
  const result = parseTaxCode(text, year);
  return result.ok
    ? `${result.value.kind} ${result.value.normalized}`
    : result.refusals[0]!.code.replace('enterprises.tax-code.', '');
};

const judge = stdnum.VN!.mst!;

describe('a tax code as people type it', () => {
  it.each([
    // Worked by hand from the published weights: S = 114, 114 mod 11 = 4, c = 6.
    ['0100109106', 'organisation-or-household 0100109106'],
    // S mod 11 = 10, c = 0.
    ['0101243150', 'organisation-or-household 0101243150'],
    ['0301452948', 'organisation-or-household 0301452948'],
    ['0100109106-001', 'branch 0100109106001'],
    ['0100109106001', 'branch 0100109106001'],
    [' 0100 109 106 ', 'organisation-or-household 0100109106'],
    ['0100109106\u2013001', 'branch 0100109106001'],
    ['\u200b0100109106\u00a0', 'organisation-or-household 0100109106'],
    ['０１００１０９１０６', 'organisation-or-household 0100109106'],
    ['٠١٠٠١٠٩١٠٦', 'organisation-or-household 0100109106'],
    ['079090001234', 'person 079090001234'],
    ['001200000001', 'person 001200000001'],
    ['0100109107', 'check-digit'],
    ['0100109107-001', 'check-digit'],
    ['0100109106-000', 'branch-000'],
    ['0000000017', 'area-or-serial'],
    ['0100000003', 'area-or-serial'],
    ['097090001234', 'person-shape'],
    ['000090001234', 'person-shape'],
    ['010010910', 'length'],
    ['01001091061', 'length'],
    ['01001091060011', 'length'],
    ['01OO1O91O6', 'not-digits'],
    ['<b>0100109106</b>', 'not-digits'],
    ['0100109106²', 'not-digits'],
    ['', 'empty'],
    [' - ', 'empty'],
    ['9'.repeat(5000), 'length'],
  ])('%s is read as %s', (text, expected) => {
    expect(outcome(text)).toBe(expected);
  });

  it('refuses a person born after the current year only when the year is known', () => {
    expect(outcome('079299001234', 2030)).toBe('person-shape');
    expect(outcome('079229001234', 2030)).toBe('person 079229001234');
    expect(outcome('079299001234')).toBe('person 079299001234');
  });

  it('refuses the serials whose check digit would be ten, whatever digit follows', () => {
    // Serial 010000012: S = 29 + 5 + 2·3 = 40, 40 mod 11 = 7, c = 3. Serial 010000005: S = 29 + 5·3 = 44, remainder 0, so no digit fits.
    for (let digit = 0; digit <= 9; digit += 1) expect(outcome(`010000005${digit}`)).toBe('check-digit');
    expect(outcome('0100000123')).toBe('organisation-or-household 0100000123');
  });

  it('agrees with stdnum on every run of 10 or 13 digits', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    // Half the samples get a right check digit, so that both answers are met.
    const withCheck = digits(9).map((nine) => {
      const right = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find((code) => parseTaxCode(code).ok);
      return right ?? `${nine}0`;
    });
    const code = fc.oneof(
      digits(10),
      withCheck,
      fc.tuple(withCheck, digits(3)).map(([head, tail]) => head + tail),
    );
    fc.assert(
      fc.property(code, (text) => {
        expect(parseTaxCode(text).ok).toBe(judge.validate(text).isValid);
      }),
      { numRuns: 500 },
    );
  });

  it('prints a branch with its hyphen and hides a personal code', () => {
    expect(formatTaxCode('0100109106001')).toBe('0100109106-001');
    expect(formatTaxCode('0100109106')).toBe('0100109106');
    expect(formatTaxCode('079090001234')).toBe('079•••••••34');
    expect(maskTaxCode('079090001234')).not.toContain('0900012');
  });
});
