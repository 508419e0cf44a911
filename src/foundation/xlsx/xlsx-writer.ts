/** Writes tables as an XLSX file: text is text and never a formula, numbers stay numbers, dates stay dates. */
import { type ZipPart, zipOf } from './zip-writer.ts';

export type XlsxCell = string | number | null | undefined;

export interface XlsxColumn {
  readonly label: string;
  /** `date` takes `yyyy-mm-dd`. Default `text`. A number in a text column stays a number. */
  readonly type?: 'text' | 'number' | 'date';
}

export interface XlsxSheet {
  /** Shown on its tab; shortened to the 31 characters a spreadsheet allows. */
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: Iterable<readonly XlsxCell[]> | AsyncIterable<readonly XlsxCell[]>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MOST_ROWS = 1_048_576;
const LONGEST_TEXT = 32_767;

/** A spreadsheet holds 1,048,576 lines: more is a mistake of the caller and throws. */
export async function writeXlsx(book: { readonly sheets: readonly XlsxSheet[] }): Promise<Uint8Array> {
  const names = sheetNames(book.sheets);
  const parts: ZipPart[] = [
    part('[Content_Types].xml', contentTypes(names.length)),
    part('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
    part('xl/workbook.xml', workbook(names)),
    part(
      'xl/_rels/workbook.xml.rels',
      relations([
        ...names.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ),
    part('xl/styles.xml', STYLES),
  ];
  for (const [index, sheet] of book.sheets.entries())
    parts.push({ name: `xl/worksheets/sheet${index + 1}.xml`, bytes: await worksheet(sheet) });
  return zipOf(parts);
}

/** The form of a text cell: what a spreadsheet would run gets an apostrophe in front, as in our CSV. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

async function worksheet({ columns, rows }: XlsxSheet): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  const widths = columns.map(
    ({ label }) => `<col min="#" max="#" width="${Math.min(48, Math.max(12, label.length + 4))}" customWidth="1"/>`,
  );
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  if (columns.length > 0)
    text += `<cols>${widths.map((col, index) => col.replaceAll('#', String(index + 1))).join('')}</cols>`;
  text += `<sheetData>${rowXml(
    1,
    columns.map(({ label }, index) => textCell(index, 1, label, HEADING)),
  )}`;
  let line = 1;
  for await (const row of rows) {
    line += 1;
    if (line > MOST_ROWS) throw new RangeError(`A sheet holds ${MOST_ROWS} lines`);
    text += rowXml(
      line,
      row.map((cell, index) => cellXml(cell, columns[index]?.type, index, line)),
    );
    if (text.length > 256 * 1024) {
      pieces.push(Buffer.from(text));
      text = '';
    }
  }
  pieces.push(Buffer.from(`${text}</sheetData></worksheet>`));
  return Buffer.concat(pieces);
}

function rowXml(line: number, cells: readonly string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`;
}

/** Indexes of the formats in STYLES. */
const HEADING = 1;
const DATE = 2;

function cellXml(value: XlsxCell, type: XlsxColumn['type'], index: number, line: number): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${columnName(index)}${line}"><v>${value}</v></c>` : '';
  const serial = type === 'date' ? serialOf(value) : undefined;
  if (serial !== undefined) return `<c r="${columnName(index)}${line}" s="${DATE}"><v>${serial}</v></c>`;
  if (type === 'number' && /^-?\d{1,15}(\.\d+)?$/.test(value))
    return `<c r="${columnName(index)}${line}"><v>${value}</v></c>`;
  return textCell(index, line, value, 0);
}

function textCell(index: number, line: number, value: string, style: number): string {
  const text = escapeXml(harmless(value).slice(0, LONGEST_TEXT));
  const styled = style === 0 ? '' : ` s="${style}"`;
  return `<c r="${columnName(index)}${line}"${styled} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** Days since 30 December 1899, as spreadsheets count from March 1900; undefined when it is no such day. */
function serialOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
  return Number.isNaN(days) || days < 61 ? undefined : days;
}

function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Marks XML cannot carry are written as spreadsheets write them, `_x0001_`. */
function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu,
      (mark) => `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** Allowed by a spreadsheet, and no two alike. */
function sheetNames(sheets: readonly XlsxSheet[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, index) => {
    const bare =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Sheet${index + 1}`;
    let given = bare;
    for (let number = 2; taken.has(given.toLowerCase()); number += 1) given = `${bare.slice(0, 27)} ${number}`;
    taken.add(given.toLowerCase());
    return given;
  });
}

function part(name: string, text: string): ZipPart {
  return { name, bytes: Buffer.from(text) };
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const each = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = Array.from(
    { length: sheets },
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each.join('')}</Types>`;
}

/** Plain, a bold heading, a day. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;
