import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords, foldVietnamese } from './fold-vietnamese.ts';

describe('a person types Vietnamese with or without marks', () => {
  it.each([
    ['Thanh Hóa', 'thanh hoa'],
    ['Thanh Hoá', 'thanh hoa'],
    ['THANH  HÓA ', 'thanh hoa'],
    ['Đắk Lắk', 'dak lak'],
    ['Bà Rịa - Vũng Tàu', 'ba ria vung tau'],
    ['Ô Chợ Dừa', 'o cho dua'],
    ['TP. Hồ Chí Minh', 'tp ho chi minh'],
    ['ưỡn ẹo, ơ', 'uon eo o'],
    ['Hà Nội'.normalize('NFD'), 'ha noi'],
    ['xã 3/2', 'xa 3 2'],
    ['', ''],
    [' -- ', ''],
  ])('%s folds to %s', (text, folded) => {
    expect(foldVietnamese(text)).toBe(folded);
  });

  it('splits into words', () => {
    expect(foldedWords('Phường Hạc Thành, Thanh Hóa')).toEqual(['phuong', 'hac', 'thanh', 'thanh', 'hoa']);
    expect(foldedWords('  ')).toEqual([]);
  });

  it('folding twice changes nothing, and neither does the way marks were typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldVietnamese(text);
        expect(foldVietnamese(folded)).toBe(folded);
        expect(foldVietnamese(text.normalize('NFD'))).toBe(foldVietnamese(text.normalize('NFC')));
      }),
    );
  });
});
