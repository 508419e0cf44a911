import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvRow } from './csv-reader.ts';
import { csvLine } from './csv-writer.ts';

function read(text: string | Uint8Array, pieces = 7): CsvRow[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = new CsvReader();
  const rows: CsvRow[] = [];
  for (let at = 0; at < bytes.length; at += pieces) rows.push(...reader.push(bytes.subarray(at, at + pieces)));
  return [...rows, ...reader.end()];
}

describe('a file somebody saved from a spreadsheet', () => {
  it.each([
    [
      'BOM and CRLF',
      '\uFEFFmã,tên\r\n1,Hạc Thành\r\n',
      [
        ['mã', 'tên'],
        ['1', 'Hạc Thành'],
      ],
    ],
    [
      'semicolons',
      'mã;tên\n1;a,b\n',
      [
        ['mã', 'tên'],
        ['1', 'a,b'],
      ],
    ],
    [
      'tabs, no end of line at the end',
      'mã\ttên\n1\tx',
      [
        ['mã', 'tên'],
        ['1', 'x'],
      ],
    ],
    [
      'quotes, doubled quotes, a line break inside',
      'a,b\n"x ""y"", z","1\n2"\n3,4\n',
      [
        ['a', 'b'],
        ['x "y", z', '1\n2'],
        ['3', '4'],
      ],
    ],
    [
      'empty lines and empty cells',
      'a,b\n\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    [
      'a quote inside a bare cell',
      'a,b\n5" nail,2\n',
      [
        ['a', 'b'],
        ['5" nail', '2'],
      ],
    ],
  ])('%s', (_what, text, cells) => {
    expect(read(text).map((row) => row.cells)).toEqual(cells);
  });

  it('keeps the line on which each record begins', () => {
    expect(read('a,b\n"1\n2",x\n3,4\n').map(({ line }) => line)).toEqual([1, 2, 4]);
  });
});

describe('a file that is broken somewhere', () => {
  it('names the line that is not UTF-8 and reads the others', () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,tốt\n2,'), Buffer.from([0xe1, 0xe9]), Buffer.from('\n3,tốt\n')]);
    for (const pieces of [1, 5, 1000])
      expect(read(bytes, pieces)).toEqual([
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', 'tốt'] },
        { line: 3, cells: [], fault: 'encoding' },
        { line: 4, cells: ['3', 'tốt'] },
      ]);
  });

  it('loses only the line with the forgotten quote', () => {
    const lines = Array.from({ length: 120 }, (_, n) => `${n},x`);
    const rows = read(['a,b', '1,"forgotten', ...lines].join('\n'));
    expect(rows.filter(({ fault }) => fault)).toEqual([{ line: 2, cells: [], fault: 'quote-not-closed' }]);
    expect(rows).toHaveLength(122);
    expect(rows.at(-1)).toEqual({ line: 122, cells: ['119', 'x'] });
    expect(read('a,b\n1,"never\n2,x').map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'quote-not-closed'],
      [3, undefined],
    ]);
  });

  it.each([
    ['text after a quote', '"a"b,c', 'text-after-quote'],
    ['a giant field', `a,${'x'.repeat(30_000)}`, 'record-too-long'],
    ['a NUL', 'a,b\u0000c', 'control-character'],
  ])('refuses %s', (_what, line, fault) => {
    expect(read(`h,i\n${line}\n1,2\n`, 1000).map((row) => [row.line, row.fault])).toEqual([
      [1, undefined],
      [2, fault],
      [3, undefined],
    ]);
  });
});

describe('what we write', () => {
  it('is read back as it was, whatever the pieces, except that a formula becomes text', () => {
    const cell = fc.string({ maxLength: 12 }).filter((text) => !/[^\P{Cc}\n]/u.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        (table, pieces) => {
          const rows = read(['h,i', ...table.map(csvLine)].join('\n'), pieces).slice(1);
          const safe = table.map((cells) => cells.map((text) => (/^[=+\-@]/.test(text) ? `'${text}` : text)));
          expect(rows.map((row) => row.cells)).toEqual(safe);
        },
      ),
    );
  });
});
