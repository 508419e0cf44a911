import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readXlsxRows, XlsxError } from './xlsx-reader.ts';
import { writeXlsx, type XlsxSheet } from './xlsx-writer.ts';
import { bytesSource } from './zip-reader.ts';
import { type ZipPart, zipOf } from './zip-writer.ts';

async function read(bytes: Uint8Array, sheet?: string) {
  const rows: { line: number; cells: readonly string[] }[] = [];
  for await (const row of readXlsxRows(bytesSource(bytes), sheet)) rows.push(row);
  return rows;
}

async function fault(bytes: Uint8Array, sheet?: string): Promise<string> {
  try {
    await read(bytes, sheet);
    return 'none';
  } catch (thrown) {
    if (thrown instanceof XlsxError) return thrown.fault;
    throw thrown;
  }
}

const people: XlsxSheet = {
  name: 'Doanh nghiệp',
  columns: [
    { label: 'Mã số thuế' },
    { label: 'Tên' },
    { label: 'Lao động', type: 'number' },
    { label: 'Ngày', type: 'date' },
  ],
  rows: [['0101234567', 'Cơ khí An Phát & Con <1>', 12, '2024-02-29']],
};

const text = (name: string, xml: string): ZipPart => ({ name, bytes: Buffer.from(xml) });

/** A workbook of other programs' making: prefixes, shared strings, styles of their own. */
function foreign(sheetData: string, extra: { strings?: string; styles?: string; workbook?: string } = {}): Uint8Array {
  const r = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipOf([
    text('[Content_Types].xml', '<Types/>'),
    text(
      '_rels/.rels',
      `<Relationships><Relationship Id="a" Type="${r}/officeDocument" Target="/xl/book.xml"/></Relationships>`,
    ),
    text(
      'xl/book.xml',
      extra.workbook ??
        '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="ẩn" state="hidden" sheetId="1" r:id="h"/><x:sheet name="Danh sách" sheetId="2" r:id="s"/></x:sheets></x:workbook>',
    ),
    text(
      'xl/_rels/book.xml.rels',
      `<Relationships><Relationship Id="h" Type="${r}/worksheet" Target="h.xml"/><Relationship Id="s" Type="${r}/worksheet" Target="s.xml"/><Relationship Id="t" Type="${r}/sharedStrings" Target="t.xml"/><Relationship Id="y" Type="${r}/styles" Target="y.xml"/></Relationships>`,
    ),
    text('xl/h.xml', '<worksheet><sheetData><row r="1"><c r="A1"><v>0</v></c></row></sheetData></worksheet>'),
    text('xl/s.xml', `<?xml version="1.0"?><!-- a > b --><worksheet><sheetData>${sheetData}</sheetData></worksheet>`),
    text('xl/t.xml', `<sst>${extra.strings ?? ''}</sst>`),
    text('xl/y.xml', `<styleSheet>${extra.styles ?? ''}</styleSheet>`),
  ]);
}

describe('a table saved as XLSX', () => {
  it('comes back cell by cell', async () => {
    const bytes = await writeXlsx({ sheets: [people] });
    expect(await read(bytes)).toEqual([
      { line: 1, cells: ['Mã số thuế', 'Tên', 'Lao động', 'Ngày'] },
      { line: 2, cells: ['0101234567', 'Cơ khí An Phát & Con <1>', '12', '2024-02-29'] },
    ]);
    expect(await writeXlsx({ sheets: [people] })).toEqual(bytes);
  });

  it('keeps any text and any number, whatever stands in it', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !/^[=+\-@\t\r]/.test(value)),
      fc.constantFrom('_x0041_', 'a\r\nb', '\u0001', ' hai khoảng trắng  ', ']]>', '&amp;', '"\''),
      fc.integer(),
    );
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const columns = ['a', 'b', 'c'].map((label) => ({ label }));
        const [, ...back] = await read(await writeXlsx({ sheets: [{ name: 'x', columns, rows }] }));
        const filled = rows
          .map((row, index) => ({ line: index + 2, cells: row.map(String) }))
          .filter(({ cells }) => cells.some((one) => one !== ''));
        expect(back.map(({ line, cells }) => ({ line, cells: ['', '', ''].map((_, at) => cells[at] ?? '') }))).toEqual(
          filled,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('runs nothing that somebody typed as a formula', async () => {
    const hostile = ['=HYPERLINK("http://x")', '+1+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    const bytes = await writeXlsx({
      sheets: [{ name: 'x', columns: [{ label: 'Tên' }], rows: hostile.map((one) => [one]) }],
    });
    const [, ...rows] = await read(bytes);
    expect(rows.map(({ cells }) => cells[0])).toEqual(hostile.map((one) => `'${one}`));
    expect(Buffer.from(bytes).includes('<f>')).toBe(false);
  });

  it('may hold several sheets, whose names a spreadsheet accepts', async () => {
    const sheet = (name: string) => ({ name, columns: [{ label: 'a' }], rows: [] });
    const bytes = await writeXlsx({ sheets: [sheet('Xã/Phường: 2026?'), sheet('Xã/Phường: 2026?'), sheet('')] });
    expect(await read(bytes, 'Xã Phường  2026 2')).toHaveLength(1);
    expect(await read(bytes, 'Sheet3')).toHaveLength(1);
    expect(await fault(bytes, 'Không có')).toBe('no-such-sheet');
  });
});

describe('a workbook other programs wrote', () => {
  it('is read by its first visible sheet: shared and rich strings, results of formulas, gaps', async () => {
    const rows = await read(
      foreign(
        `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>
         <row r="5"><c r="B5"><f>1+1</f><v>2</v></c><c r="C5" t="str"><f>"x"</f><v>kết &gt; quả</v></c><c r="D5" t="e"><v>#N/A</v></c></row>
         <row r="6"/><row r="7"><c r="A7" t="inlineStr"><is><t>t&#7841;i chỗ</t></is></c></row>`,
        {
          strings:
            '<si><t>một</t></si><si><r><t>ha</t></r><rPh><t>bỏ</t></rPh><r><t xml:space="preserve">i </t></r></si>',
        },
      ),
    );
    expect(rows).toEqual([
      { line: 2, cells: ['một', '', 'hai '] },
      { line: 5, cells: ['', '2', 'kết > quả', '#N/A'] },
      { line: 7, cells: ['tại chỗ'] },
    ]);
  });

  it('says days as days and keeps the zeros a format shows', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="165" formatCode="[$-42A]dd\\/mm\\/yyyy;@"/><numFmt numFmtId="166" formatCode="0000000000"/><numFmt numFmtId="167" formatCode="#,##0&quot; đ&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs>';
    const cells = [
      ['1', '45351'],
      ['2', '45351.75'],
      ['1', '60'],
      ['1', '1'],
      ['3', '101234567'],
      ['4', '1.5E+9'],
      ['0', '0.1'],
    ];
    const row = cells.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('');
    const read1900 = await read(foreign(`<row>${row}</row>`, { styles }));
    expect(read1900[0]?.cells).toEqual([
      '2024-02-29',
      '2024-02-29',
      '1900-02-28',
      '1900-01-01',
      '0101234567',
      '1500000000',
      '0.1',
    ]);
    const workbook =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="x" sheetId="2" r:id="s"/></sheets></workbook>';
    const read1904 = await read(foreign(`<row>${row}</row>`, { styles, workbook }));
    expect(read1904[0]?.cells[0]).toBe('2028-03-01');
  });
});

describe('a file that is no table', () => {
  const rows = (count: number) => '<row><c><v>1</v></c></row>'.repeat(count);

  it.each([
    ['a text', Buffer.from('mã,tên\n1,2\n'), 'not-a-zip'],
    ['a ZIP of something else', zipOf([text('a.txt', 'x')]), 'not-a-workbook'],
    [
      'a document type with entities',
      foreign('', { strings: '', workbook: '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>' }),
      'xml-broken',
    ],
    ['elements left open', foreign('<row><c><v>1</v>'), 'xml-broken'],
    [
      'no UTF-8',
      zipOf(['[Content_Types].xml', '_rels/.rels'].map((name) => ({ name, bytes: Buffer.from([0x3c, 0xff]) }))),
      'xml-broken',
    ],
    ['a cell far to the right', foreign('<row><c r="XFD1"><v>1</v></c></row>'), 'too-many-cells'],
    ['more rows than a sheet holds', foreign('<row r="1048577"><c><v>1</v></c></row>'), 'too-many-cells'],
    ['two parts of one name', zipOf([text('[Content_Types].xml', ''), text('[Content_Types].xml', '')]), 'zip-damaged'],
  ])('%s is refused', async (_, bytes, expected) => {
    expect(await fault(bytes)).toBe(expected);
  });

  it('is refused wherever it is cut off, without a crash', async () => {
    const whole = await writeXlsx({ sheets: [people] });
    for (let length = 0; length < whole.length; length += 37)
      expect(await fault(whole.subarray(0, length))).toBe('not-a-zip');
  });

  it('is stopped while a bomb unpacks', async () => {
    const bomb = foreign('<row/>'.repeat(7_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await fault(bomb)).toBe('zip-too-large');
  });

  it('has no other reading of damaged bytes than a refusal or rows', async () => {
    const whole = foreign(rows(50));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = damaged[at]! ^ change;
        await fault(damaged);
      }),
      { numRuns: 200 },
    );
  });

  it('is a ZIP any program opens', () => {
    const bytes = Buffer.from(zipOf([text('a.txt', 'xin chào')]));
    const length = bytes.readUInt32LE(18);
    expect(inflateRawSync(bytes.subarray(35, 35 + length)).toString()).toBe('xin chào');
  });
});
