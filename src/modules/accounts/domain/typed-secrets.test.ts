/** Codes and addresses as people type them. */
import { describe, expect, it } from 'vitest';
import { inGroups } from '../../../foundation/typed-code.ts';
import { maskEmail, parseEmail } from './email-address.ts';
import { deviceName } from './session.ts';
import { parseCode, parsePaperCode } from './sign-in-code.ts';

describe('what is typed', () => {
  it.each([
    ['12345678', '12345678'],
    [' 1234 5678 ', '12345678'],
    ['1234-5678', '12345678'],
    ['１２３４５６７８', '12345678'],
    ['1234567', undefined],
    ['123456789', undefined],
    ['1234567a', undefined],
    ['', undefined],
  ])('as the code of a letter: %j is %j', (typed, code) => {
    expect(parseCode(typed)).toBe(code);
  });

  it.each([
    ['AB12-CD34-EF56', 'AB12CD34EF56'],
    ['ab12 cd34 ef56', 'AB12CD34EF56'],
    ['OI1L-0000-0000', '011100000000'],
    ['ABU2CD34EF56', undefined],
    ['AB12-CD34', undefined],
  ])('as a printed code: %j is %j', (typed, code) => {
    expect(parsePaperCode(typed)).toBe(code);
  });

  it('reads a printed code back as it was grouped', () => {
    expect(parsePaperCode(inGroups('ZYXW98765432'))).toBe('ZYXW98765432');
  });

  it.each([
    ['Ten@CongTy.VN', 'ten@congty.vn'],
    [' a.b+c@x.example.vn ', 'a.b+c@x.example.vn'],
    ['a@b', undefined],
    ['a b@c.vn', undefined],
    ['a@b.vn,c@d.vn', undefined],
    ['"a"@b.vn\r\nBcc: x@y.vn', undefined],
  ])('as an address: %j is %j', (typed, email) => {
    expect(parseEmail(typed)).toBe(email);
  });

  it('shows of an address no more than its owner needs', () => {
    expect(maskEmail('nguyen@example.vn')).toBe('n…@example.vn');
  });
});

describe('a device', () => {
  it.each([
    ['Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36', 'Chrome · Android'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) Version/16.1 Safari/604.1', 'Safari · iOS'],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120', 'Edge · Windows'],
    ['curl/8', ''],
  ])('%s is shown as %s', (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});
