/** Decides whether a file may be kept, by all of its bytes: what it is, and that nothing in it acts, fetches or unpacks without end. */
import { setImmediate } from 'node:timers/promises';
import { accepted, type Result, refused } from '../result.ts';
import { jpegFault, pngFault, webpFault } from './check-image.ts';
import { officeKind } from './check-office.ts';
import { pdfFault } from './check-pdf.ts';
import { textFault } from './check-text.ts';
import { type FileFault, type FileKind, type FileRefusal, isNamedAs } from './file-kind.ts';

const begins = (bytes: Buffer, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** `name` only tells a table of text from other text. */
export async function checkFile(bytes: Buffer, name: string): Promise<Result<FileKind, FileRefusal>> {
  if (bytes.length === 0) return fault('empty');
  // Let others be answered between two files.
  await setImmediate();
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return judged('pdf', pdfFault(bytes));
  if (begins(bytes, 0xff, 0xd8, 0xff)) return judged('jpeg', jpegFault(bytes));
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47)) return judged('png', pngFault(bytes));
  if (begins(bytes, 0x52, 0x49, 0x46, 0x46)) return judged('webp', webpFault(bytes));
  if (begins(bytes, 0x50, 0x4b, 3, 4)) {
    const found = await officeKind(bytes);
    return typeof found === 'string' ? accepted(found) : fault(found.fault);
  }
  const wrong = textFault(bytes);
  return judged(isNamedAs(name, 'csv') ? 'csv' : 'txt', wrong);
}

const fault = (code: FileFault): Result<FileKind, FileRefusal> => refused({ code: `files.${code}` });
const judged = (kind: FileKind, wrong: FileFault | undefined) => (wrong === undefined ? accepted(kind) : fault(wrong));
