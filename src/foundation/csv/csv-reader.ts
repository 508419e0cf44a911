/**
 * Reads CSV in pieces as it arrives: UTF-8 with or without BOM, LF or CRLF, quoted fields over several lines. What cannot be read is a fault of
 * its line, never of the file: a quote that is not closed costs the line it stands on, the next line is read as if nothing had happened.
 */
import { Buffer, isUtf8 } from 'node:buffer';

export type CsvFault = 'encoding' | 'quote-not-closed' | 'text-after-quote' | 'record-too-long' | 'control-character';

export interface CsvRow {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly fault?: CsvFault;
}

export interface CsvOptions {
  /** Found in the first line when absent: comma, semicolon or tab, whichever comes most often. */
  readonly delimiter?: string;
}

/** A quoted field that runs on for longer is a forgotten quote, not a text. */
const LONGEST_RECORD = 20_000;
const MOST_LINES_OF_A_RECORD = 50;
const NEW_LINE = 0x0a;
const CONTROL = /[^\P{Cc}\t\n\r]/u;

export class CsvReader {
  #delimiter: string | undefined;
  /** Bytes after the last line end. */
  #rest: Buffer = Buffer.alloc(0);
  /** Lines of a record whose quote is still open, with the number of the first. */
  #open: string[] = [];
  #openFrom = 0;
  #line = 0;
  #badLines = new Set<number>();
  #begun = false;

  constructor(options: CsvOptions = {}) {
    this.#delimiter = options.delimiter;
  }

  /** The records that end within these bytes and those before. */
  push(bytes: Uint8Array): CsvRow[] {
    const all = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    const end = all.lastIndexOf(NEW_LINE);
    if (end < 0) {
      this.#rest = all;
      // A line without an end is let go before it fills the memory.
      return all.length > 50 * LONGEST_RECORD ? this.#take(all, true) : [];
    }
    this.#rest = all.subarray(end + 1);
    return this.#take(all.subarray(0, end), false);
  }

  /** The last record, when the file does not end with a line end. */
  end(): CsvRow[] {
    const rows = this.#rest.length > 0 ? this.#take(this.#rest, true) : [];
    while (this.#open.length > 0) rows.push(...this.#giveUpQuote());
    return rows;
  }

  #take(block: Buffer, clearRest: boolean): CsvRow[] {
    if (clearRest) this.#rest = Buffer.alloc(0);
    const rows: CsvRow[] = [];
    this.#addLines(this.#linesOf(block), rows);
    return rows;
  }

  #linesOf(block: Buffer): string[] {
    if (isUtf8(block)) return this.#withoutBom(block.toString('utf8')).split('\n');
    const lines: string[] = [];
    for (let from = 0; from <= block.length; ) {
      const at = block.indexOf(NEW_LINE, from);
      const line = block.subarray(from, at < 0 ? block.length : at);
      if (!isUtf8(line)) this.#badLines.add(this.#line + lines.length + 1);
      lines.push(line.toString('utf8'));
      if (at < 0) break;
      from = at + 1;
    }
    if (lines[0] !== undefined) lines[0] = this.#withoutBom(lines[0]);
    return lines;
  }

  #withoutBom(text: string): string {
    if (this.#begun) return text;
    this.#begun = true;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  #addLines(lines: readonly string[], rows: CsvRow[]): void {
    for (const raw of lines) {
      this.#line += 1;
      const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
      this.#delimiter ??= delimiterOf(line);
      if (this.#open.length > 0) {
        this.#open.push(line);
        this.#tryOpen(rows);
      } else if (!line.includes('"')) {
        if (line !== '') rows.push(this.#row(this.#line, line, line.split(this.#delimiter)));
      } else {
        this.#open = [line];
        this.#openFrom = this.#line;
        this.#tryOpen(rows);
      }
    }
  }

  #tryOpen(rows: CsvRow[]): void {
    const text = this.#open.join('\n');
    const read = splitQuoted(text, this.#delimiter ?? ',');
    if (read.kind === 'open') {
      if (text.length > LONGEST_RECORD || this.#open.length > MOST_LINES_OF_A_RECORD) rows.push(...this.#giveUpQuote());
      return;
    }
    const line = this.#openFrom;
    this.#open = [];
    rows.push(read.kind === 'cells' ? this.#row(line, text, read.cells) : { line, cells: [], fault: read.kind });
  }

  /** The line that opened the quote is a fault; the lines after it are read again from the start. */
  #giveUpQuote(): CsvRow[] {
    const [, ...again] = this.#open;
    const rows: CsvRow[] = [{ line: this.#openFrom, cells: [], fault: 'quote-not-closed' }];
    this.#open = [];
    this.#line = this.#openFrom;
    this.#addLines(again, rows);
    return rows;
  }

  #row(line: number, text: string, cells: readonly string[]): CsvRow {
    if (this.#badLines.size > 0)
      for (let at = line; at <= this.#line; at += 1)
        if (this.#badLines.has(at)) return { line, cells: [], fault: 'encoding' };
    if (text.length > LONGEST_RECORD) return { line, cells: [], fault: 'record-too-long' };
    if (CONTROL.test(text)) return { line, cells: [], fault: 'control-character' };
    return { line, cells };
  }
}

function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (mark: string): number => bare.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

type Split = { kind: 'cells'; cells: string[] } | { kind: 'open' } | { kind: 'text-after-quote' };

/** One record that holds a quote. A quote inside an unquoted field is text, as spreadsheets read it. */
function splitQuoted(text: string, delimiter: string): Split {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      for (;;) {
        const close = text.indexOf('"', at + 1);
        if (close < 0) return { kind: 'open' };
        cell += text.slice(at + 1, close);
        at = close;
        if (text[close + 1] !== '"') break;
        cell += '"';
        at = close + 1;
      }
      cells.push(cell);
      at += 1;
      if (at === text.length) return { kind: 'cells', cells };
      if (text[at] !== delimiter) return { kind: 'text-after-quote' };
      at += 1;
    } else {
      const end = text.indexOf(delimiter, at);
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
      if (end < 0) return { kind: 'cells', cells };
      at = end + 1;
    }
  }
}
