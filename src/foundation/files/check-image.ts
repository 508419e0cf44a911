/** Pictures: every part where its format says, a size a screen can hold, and nothing else hidden behind or inside them. */
import { crc32 } from 'node:zlib';
import type { FileFault } from './file-kind.ts';

const MOST_PIXELS = 120_000_000;
/** What other readers would take the file for. */
const FOREIGN = ['%pdf-', 'pk\u0003\u0004', '<script', '<html', '<svg', '<?php', 'mz\u0090\u0000', '\u007felf'];
const MARKERS_WITHOUT_LENGTH = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Walks the segments to the picture itself; cameras may add data of their own behind it, other files may not. */
export function jpegFault(bytes: Buffer): FileFault | undefined {
  let at = 2;
  let hasSize = false;
  for (;;) {
    if (bytes[at] !== 0xff) return 'broken';
    while (bytes[at] === 0xff) at += 1;
    const marker = bytes[at];
    at += 1;
    if (marker === undefined || marker === 0xd9 || marker === 0) return 'broken';
    if (MARKERS_WITHOUT_LENGTH.has(marker)) continue;
    if (at + 2 > bytes.length) return 'broken';
    const length = bytes.readUInt16BE(at);
    if (length < 2 || at + length > bytes.length) return 'broken';
    if (isFrame(marker)) {
      if (length < 8) return 'broken';
      if (tooLarge(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 3))) return 'bomb';
      hasSize = true;
    } else if (marker !== 0xda && isForeign(bytes.subarray(at + 2, at + length))) return 'active';
    at += length;
    if (marker === 0xda) break;
  }
  if (!hasSize) return 'broken';
  const end = bytes.indexOf(Buffer.from([0xff, 0xd9]), at);
  if (end < 0) return 'broken';
  return isForeign(bytes.subarray(end + 2)) ? 'active' : undefined;
}

export function pngFault(bytes: Buffer): FileFault | undefined {
  if (!bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'broken';
  for (let at = 8, index = 0; ; index += 1) {
    if (at + 12 > bytes.length) return 'broken';
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(name)) return 'broken';
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return 'broken';
    if ((index === 0) !== (name === 'IHDR')) return 'broken';
    if (name === 'IHDR' && (length !== 13 || tooLarge(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12))))
      return length === 13 ? 'bomb' : 'broken';
    if (/^(?:tEXt|iTXt|zTXt|eXIf)$/.test(name) && isForeign(bytes.subarray(at + 8, end - 4))) return 'active';
    at = end;
    if (name === 'IEND') return at === bytes.length ? undefined : 'active';
  }
}

/** The chunks follow each other to the last byte; the picture says its size in the first. */
export function webpFault(bytes: Buffer): FileFault | undefined {
  if (bytes.toString('latin1', 8, 12) !== 'WEBP') return 'kind';
  if (bytes.length < 20) return 'broken';
  const whole = bytes.readUInt32LE(4) + 8;
  if (whole !== bytes.length) return whole < bytes.length ? 'active' : 'broken';
  for (let at = 12, index = 0; at < bytes.length; index += 1) {
    if (at + 8 > bytes.length) return 'broken';
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (data.length < size || !/^[A-Za-z0-9 ]{4}$/.test(name)) return 'broken';
    if (index === 0) {
      const [width, height] = webpSize(name, data);
      if (width === undefined || height === undefined) return 'broken';
      if (tooLarge(width, height)) return 'bomb';
    }
    if (!WEBP_CODED.has(name) && isForeign(data)) return 'active';
    at += 8 + size + (size % 2);
  }
  return undefined;
}

const WEBP_CODED = new Set(['VP8 ', 'VP8L', 'ALPH', 'ANMF']);

function webpSize(name: string, data: Buffer): readonly [number?, number?] {
  if (data.length < 10) return [];
  if (name === 'VP8X') return [data.readUIntLE(4, 3) + 1, data.readUIntLE(7, 3) + 1];
  if (name === 'VP8 ') return [data.readUInt16LE(6) & 0x3fff, data.readUInt16LE(8) & 0x3fff];
  if (name !== 'VP8L' || data[0] !== 0x2f) return [];
  const bits = data.readUInt32LE(1);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

const tooLarge = (width: number, height: number): boolean =>
  width === 0 || height === 0 || width * height > MOST_PIXELS;
function isForeign(part: Buffer): boolean {
  const text = part.toString('latin1').toLowerCase();
  return FOREIGN.some((sign) => text.includes(sign));
}
