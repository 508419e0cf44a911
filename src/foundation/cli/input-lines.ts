/** Lines of standard input as text: LF or CRLF, a byte-order mark forgiven; what is not UTF-8 or too long is refused by its number and read as a blank line. */

/** A line of JSON for one firm has a few kilobytes; a megabyte is a mistake or an attack. */
export const LONGEST_LINE_BYTES = 1024 * 1024;

export type LineRefusal = 'cli.line.too-long' | 'cli.line.not-utf8';

const LF = 10;
const CR = 13;

/** `refuse` is told the number of the line, counted from 1. Memory stays flat however long a line is. */
export async function* inputLines(
  chunks: AsyncIterable<Uint8Array>,
  refuse: (line: number, code: LineRefusal) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let pending: Buffer[] = [];
  let held = 0;
  let tooLong = false;
  let number = 0;
  const keep = (part: Buffer): void => {
    held += part.length;
    if (held > LONGEST_LINE_BYTES) tooLong = true;
    if (tooLong) pending = [];
    else if (part.length > 0) pending.push(part);
  };
  const finish = (): string => {
    number += 1;
    const bytes = pending.length === 1 ? pending[0]! : Buffer.concat(pending);
    const refused = tooLong;
    pending = [];
    held = 0;
    tooLong = false;
    if (refused) {
      refuse(number, 'cli.line.too-long');
      return '';
    }
    try {
      const text = decoder.decode(bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes);
      return number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text;
    } catch {
      refuse(number, 'cli.line.not-utf8');
      return '';
    }
  };
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, start)) {
      keep(bytes.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    keep(bytes.subarray(start));
  }
  if (held > 0) yield finish();
}
