/**
 * Reads the rows of one sheet of an XLSX file as text, as a CSV of it would hold them. Nothing is run: of a formula its last result is taken.
 * Only the strings the cells share are held in memory; rows stream.
 */
import { type CellFormat, formatOf, numberText } from './number-formats.ts';
import { StringTable } from './string-table.ts';
import { XmlError, type XmlListener, XmlScanner } from './xml-scanner.ts';
import { type ByteSource, openZip, type ZipArchive, ZipError, type ZipFault } from './zip-reader.ts';

export type XlsxFault =
  | ZipFault
  | 'not-a-workbook'
  | 'xml-broken'
  | 'no-such-sheet'
  | 'too-many-strings'
  | 'too-many-cells';

/** A file that cannot be read as a whole; single cells are never a fault. */
export class XlsxError extends Error {
  override readonly name = 'XlsxError';
  readonly fault: XlsxFault;
  constructor(fault: XlsxFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface XlsxRow {
  /** Number of the row in the sheet, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const SMALL_PART = 16 * 1024 * 1024;
const LARGEST_SHEET = 4 * 1024 * 1024 * 1024;
const MOST_STRING_BYTES = 256 * 1024 * 1024;
/** Far beyond any table of people; a sheet of strangers may claim 16,384. */
const MOST_COLUMNS = 2_000;
const MOST_ROWS = 1_048_576;
const LONGEST_CELL = 32_767;

interface Workbook {
  readonly zip: ZipArchive;
  /** Visible sheets in their order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly from1904: boolean;
  readonly stringsPart: string | undefined;
  readonly stylesPart: string | undefined;
}

/** Empty rows are left out. The sheet by its name, else the first that can be seen. Throws `XlsxError`. The source stays open. */
export async function* readXlsxRows(source: ByteSource, sheetName?: string): AsyncGenerator<XlsxRow> {
  try {
    const book = await openWorkbook(source);
    const sheet = sheetName === undefined ? book.sheets[0] : book.sheets.find(({ name }) => name === sheetName);
    if (sheet === undefined) throw new XlsxError('no-such-sheet');
    const formats = await readFormats(book);
    const strings = await readStrings(book);
    const rows: XlsxRow[] = [];
    const scanner = new XmlScanner(new SheetListener(rows, strings, formats, book.from1904));
    for await (const piece of book.zip.stream(sheet.part, LARGEST_SHEET)) {
      scanner.push(piece);
      yield* rows.splice(0);
    }
    scanner.end();
    yield* rows;
  } catch (fault) {
    if (fault instanceof ZipError) throw new XlsxError(fault.fault);
    if (fault instanceof XmlError) throw new XlsxError('xml-broken');
    throw fault;
  }
}

async function scan(zip: ZipArchive, part: string, most: number, listener: Partial<XmlListener>): Promise<void> {
  const nothing = () => undefined;
  const scanner = new XmlScanner({ open: nothing, close: nothing, text: nothing, ...listener });
  for await (const piece of zip.stream(part, most)) scanner.push(piece);
  scanner.end();
}

const WORKBOOK = 'xl/workbook.xml';

async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const zip = await openZip(source);
  if (!zip.has('[Content_Types].xml') || !zip.has('_rels/.rels')) throw new XlsxError('not-a-workbook');
  const main = [...(await relationsOf(zip, '_rels/.rels', '')).values()].find(({ kind }) => kind === 'officeDocument');
  const workbookPart = main?.part ?? WORKBOOK;
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const relationsPart = `${folder}_rels/${workbookPart.slice(folder.length)}.rels`;
  if (!zip.has(workbookPart) || !zip.has(relationsPart)) throw new XlsxError('not-a-workbook');
  const related = await relationsOf(zip, relationsPart, folder);
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  await scan(zip, workbookPart, SMALL_PART, {
    open: (name, attribute) => {
      if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attribute('date1904'));
      const target = name === 'sheet' ? related.get(attribute('id')) : undefined;
      const visible = !['hidden', 'veryHidden'].includes(attribute('state'));
      if (target?.kind === 'worksheet' && visible && zip.has(target.part))
        sheets.push({ name: attribute('name'), part: target.part });
    },
  });
  const partOf = (kind: string) => [...related.values()].find((one) => one.kind === kind && zip.has(one.part))?.part;
  return { zip, sheets, from1904, stringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
}

interface Relation {
  readonly kind: string;
  readonly part: string;
}

async function relationsOf(zip: ZipArchive, part: string, folder: string): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  await scan(zip, part, SMALL_PART, {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const target = attribute('Target');
      const full = target.startsWith('/') ? target.slice(1) : folder + target;
      relations.set(attribute('Id'), { kind: attribute('Type').split('/').at(-1) ?? '', part: full });
    },
  });
  return relations;
}

/** By the number of the style a cell names. */
async function readFormats({ zip, stylesPart }: Workbook): Promise<readonly CellFormat[]> {
  if (stylesPart === undefined) return [];
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inside = false;
  await scan(zip, stylesPart, SMALL_PART, {
    open: (name, attribute) => {
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'));
      if (name === 'cellXfs') inside = true;
      const id = inside && name === 'xf' ? Number(attribute('numFmtId') || 0) : undefined;
      if (id !== undefined) formats.push(formatOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inside = false;
    },
  });
  return formats;
}

async function readStrings({ zip, stringsPart }: Workbook): Promise<StringTable> {
  const strings = new StringTable();
  if (stringsPart === undefined) return strings;
  let text = '';
  let inText = false;
  /** How a word is spoken, beside it: no part of the text. */
  let inPhonetic = false;
  await scan(zip, stringsPart, MOST_STRING_BYTES * 4, {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = !inPhonetic;
    },
    text: (piece) => {
      if (inText && text.length <= LONGEST_CELL) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name !== 'si') return;
      strings.add(text);
      if (strings.bytes > MOST_STRING_BYTES) throw new XlsxError('too-many-strings');
    },
  });
  return strings;
}

class SheetListener implements XmlListener {
  readonly #rows: XlsxRow[];
  readonly #strings: StringTable;
  readonly #formats: readonly CellFormat[];
  readonly #from1904: boolean;
  #line = 0;
  #cells: string[] = [];
  #column = -1;
  #type = '';
  #format: CellFormat | undefined;
  #text = '';
  #reading = false;
  #inPhonetic = false;

  constructor(rows: XlsxRow[], strings: StringTable, formats: readonly CellFormat[], from1904: boolean) {
    this.#rows = rows;
    this.#strings = strings;
    this.#formats = formats;
    this.#from1904 = from1904;
  }

  open(name: string, attribute: (name: string) => string): void {
    switch (name) {
      case 'row': {
        const line = Number(attribute('r'));
        this.#line = Number.isInteger(line) && line > this.#line ? line : this.#line + 1;
        this.#cells = [];
        this.#column = -1;
        break;
      }
      case 'c':
        this.#column = columnOf(attribute('r')) ?? this.#column + 1;
        this.#type = attribute('t');
        this.#format = this.#formats[Number(attribute('s') || 0)];
        this.#text = '';
        break;
      case 'rPh':
        this.#inPhonetic = true;
        break;
      case 'v':
      case 't':
        this.#reading = !this.#inPhonetic;
        break;
    }
  }

  text(piece: string): void {
    if (this.#reading && this.#text.length <= LONGEST_CELL) this.#text += piece;
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#reading = false;
        break;
      case 'rPh':
        this.#inPhonetic = false;
        break;
      case 'c': {
        const value = this.#value();
        if (value === '') break;
        if (this.#column >= MOST_COLUMNS || this.#line > MOST_ROWS) throw new XlsxError('too-many-cells');
        while (this.#cells.length < this.#column) this.#cells.push('');
        this.#cells[this.#column] = value;
        break;
      }
      case 'row':
        if (this.#cells.length > 0) this.#rows.push({ line: this.#line, cells: this.#cells });
        break;
    }
  }

  #value(): string {
    switch (this.#type) {
      case 's':
        return this.#text === '' ? '' : restored(this.#strings.at(Number(this.#text)));
      case 'inlineStr':
      case 'str':
        return restored(this.#text);
      case 'd':
        return this.#text.slice(0, 10);
      case 'b':
      case 'e':
        return this.#text;
      default:
        return numberText(this.#text, this.#format ?? { kind: 'number' }, this.#from1904);
    }
  }
}

/** `AB12` → 27; undefined when it is no address. */
function columnOf(address: string): number | undefined {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > MOST_COLUMNS) return MOST_COLUMNS;
  }
  return at === 0 ? undefined : column - 1;
}

/** `_x000D_` is how a spreadsheet writes what XML cannot carry. */
function restored(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}
