/**
 * PDF: whole from its first byte to its last, readable without a password, and without what acts (scripts, programs started, forms sent)
 * or carries other files. Names are read as a viewer reads them (`#4a` is `J`), inside packed object streams too. It finds what it knows;
 * it is no virus scanner.
 */
import { inflateSync } from 'node:zlib';
import type { FileFault } from './file-kind.ts';

const TAIL = 2048;
/** Of all packed objects together; real ones are a few MB. */
const MOST_UNPACKED = 48 * 1024 * 1024;
/** How far before `stream` its dictionary may begin. */
const LONGEST_DICTIONARY = 4096;

const ACTS = /\/(?:JavaScript|Launch|SubmitForm|ImportData|Rendition|RichMedia|XFA)(?![A-Za-z0-9])/;
const CARRIES = /\/(?:EmbeddedFiles?|GoToE|FileAttachment)(?![A-Za-z0-9])/;

export function pdfFault(bytes: Buffer): FileFault | undefined {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return 'broken';
  const tail = text.slice(-TAIL);
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(tail)) return tail.includes('%%EOF') ? 'active' : 'broken';
  const plain = withPlainNames(text);
  const wrong = faultIn(plain);
  if (wrong !== undefined) return wrong;
  if (/\/Encrypt(?![A-Za-z0-9])/.test(plain)) return 'locked';
  return faultInPacked(bytes, text);
}

function faultIn(text: string): FileFault | undefined {
  return ACTS.test(text) ? 'active' : CARRIES.test(text) ? 'attached' : undefined;
}

function withPlainNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** An object stream has `/First` and `/N` in its dictionary; what cannot be unpacked cannot be looked at and is not taken. */
function faultInPacked(bytes: Buffer, text: string): FileFault | undefined {
  let left = MOST_UNPACKED;
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const before = withPlainNames(text.slice(Math.max(0, index - LONGEST_DICTIONARY), index));
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (!/\/First(?![A-Za-z])/.test(dictionary)) continue;
    const start = index + (text[index + 6] === '\r' ? 8 : 7);
    const end = text.indexOf('endstream', start);
    if (end < 0) return 'broken';
    const packed = bytes.subarray(start, end);
    const filters = [...dictionary.matchAll(/\/([A-Za-z0-9]+Decode)/g)].map(([, filter]) => filter);
    if (filters.length > 1 || (filters.length === 1 && filters[0] !== 'FlateDecode')) return 'broken';
    if (left <= 0) return 'bomb';
    const inside = filters.length === 0 ? packed : inflated(packed, left);
    if (typeof inside === 'string') return inside;
    left -= inside.length;
    const wrong = faultIn(withPlainNames(inside.toString('latin1')));
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function inflated(packed: Buffer, most: number): Buffer | FileFault {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : '';
    return code === 'ERR_BUFFER_TOO_LARGE' ? 'bomb' : 'broken';
  }
}
