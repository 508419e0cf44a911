/** A file of firms, CSV or XLSX: told by its first bytes, read row by row as text. */
import { CsvReader, type CsvRow } from '../../../foundation/csv/csv-reader.ts';
import { readXlsxRows, XlsxError } from '../../../foundation/xlsx/xlsx-reader.ts';
import type { ByteSource } from '../../../foundation/xlsx/zip-reader.ts';

export type FileKind = 'csv' | 'xlsx';

export interface RegisterFile {
  readonly kind: FileKind;
  readonly size: number;
  /** The bytes from their start. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Rows in groups, in their order. Throws `UnreadableFile` when it is no table at all. */
  rows(delimiter?: string): AsyncIterable<readonly CsvRow[]>;
}

/** Told to the person who chose the file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  /** `enterprises.register.file-…`. */
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const PIECE = 1024 * 1024;
const GROUP = 500;

/** Tables of old programs, text of another encoding and documents: named, so that a person knows what to do. */
type NoTable = 'old-xls' | 'utf-16' | 'no-table';

export function isNoTable(kind: FileKind | NoTable): kind is NoTable {
  return kind !== 'csv' && kind !== 'xlsx';
}

export function kindOfBytes(start: Uint8Array): FileKind | NoTable {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => start[index] === byte);
  if (begins(0x50, 0x4b, 3, 4)) return 'xlsx';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old-xls';
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'utf-16';
  return begins(0x25, 0x50, 0x44, 0x46) || start.includes(0) ? 'no-table' : 'csv';
}

export async function registerFile(source: ByteSource): Promise<RegisterFile> {
  const kind = kindOfBytes(await source.read(0, 4096));
  if (isNoTable(kind)) throw new UnreadableFile(`enterprises.register.file-${kind}`);
  return {
    kind,
    size: source.size,
    bytes: () => piecesOf(source),
    rows: (delimiter) => (kind === 'xlsx' ? sheetRows(source) : csvRows(source, delimiter)),
  };
}

async function* piecesOf(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < source.size; start += PIECE) yield await source.read(start, PIECE);
}

async function* csvRows(source: ByteSource, delimiter?: string): AsyncGenerator<readonly CsvRow[]> {
  const reader = new CsvReader(delimiter === undefined ? {} : { delimiter });
  for await (const bytes of piecesOf(source)) yield reader.push(bytes);
  yield reader.end();
}

async function* sheetRows(source: ByteSource): AsyncGenerator<readonly CsvRow[]> {
  let group: CsvRow[] = [];
  try {
    for await (const { line, cells } of readXlsxRows(source)) {
      group.push({ line, cells });
      if (group.length < GROUP) continue;
      yield group;
      group = [];
    }
  } catch (fault) {
    if (fault instanceof XlsxError) throw new UnreadableFile(`enterprises.register.file-${fault.fault}`);
    throw fault;
  }
  yield group;
}
