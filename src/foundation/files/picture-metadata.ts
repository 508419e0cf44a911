/** A picture without what a camera writes beside it (where, when, with which device, by whom): only how to turn it upright stays. */
import { crc32 } from 'node:zlib';
import type { FileKind } from './file-kind.ts';

/** The same picture, bit for bit where it is drawn. Files of other kinds come back as they are. Expects what `checkFile` has accepted. */
export function withoutMetadata(bytes: Buffer, kind: FileKind): Buffer {
  if (kind === 'jpeg') return bareJpeg(bytes);
  if (kind === 'png') return barePng(bytes);
  return kind === 'webp' ? bareWebp(bytes) : bytes;
}

const SOI = Buffer.from([0xff, 0xd8]);
const EOI = Buffer.from([0xff, 0xd9]);
const EXIF = Buffer.from('Exif\0\0', 'latin1');

/** Everything behind the end of the picture goes as well: telephones put a second one there, with a place of its own. */
function bareJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let upright: number | undefined;
  let at = 2;
  while (at < bytes.length) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === 0xd9) break;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const end = at + 2 + (at + 4 <= bytes.length ? bytes.readUInt16BE(at + 2) : bytes.length);
    const data = bytes.subarray(at + 4, end);
    if (marker === 0xe1 && data.subarray(0, 6).equals(EXIF)) upright ??= orientationOf(data.subarray(6));
    if (isOfJpegPicture(marker, data)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    const scanEnd = endOfScan(bytes, at);
    kept.push(bytes.subarray(at, scanEnd));
    at = scanEnd;
  }
  if (upright === undefined) return Buffer.concat([SOI, ...kept, EOI]);
  const data = Buffer.concat([EXIF, exifOf(upright)]);
  const head = Buffer.from([0xff, 0xe1, 0, data.length + 2]);
  return Buffer.concat([SOI, head, data, ...kept, EOI]);
}

/** Of the application segments: the size of a dot, the colours, and how they are coded. No comments. */
function isOfJpegPicture(marker: number, data: Buffer): boolean {
  const begins = (name: string) => data.subarray(0, name.length).toString('latin1') === name;
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return begins('JFIF\0');
  if (marker === 0xe2) return begins('ICC_PROFILE\0');
  return marker === 0xee && begins('Adobe');
}

/** Coded dots hold `ff` only before `00` or a restart; anything else is the next segment. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const OF_PNG_PICTURE =
  /^(?:IHDR|PLTE|IDAT|IEND|tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|bKGD|pHYs|hIST|cICP|mDCV|cLLI|acTL|fcTL|fdAT)$/;

function barePng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let upright: number | undefined;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + bytes.readUInt32BE(at);
    if (name === 'eXIf') upright ??= orientationOf(bytes.subarray(at + 8, end - 4));
    if (OF_PNG_PICTURE.test(name)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (upright !== undefined) kept.splice(1, 0, pngChunk('eXIf', exifOf(upright)));
  return Buffer.concat([bytes.subarray(0, 8), ...kept]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length);
  chunk.write(name, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), data.length + 8);
  return chunk;
}

const OF_WEBP_PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the first byte of `VP8X`. */
const [WEBP_EXIF, WEBP_XMP] = [0x08, 0x04];

function bareWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let upright: number | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (name === 'EXIF') upright ??= orientationOf(data.subarray(0, 6).equals(EXIF) ? data.subarray(6) : data);
    if (OF_WEBP_PICTURE.has(name)) kept.push(Buffer.from(bytes.subarray(at, end)));
    at = end;
  }
  const extended = kept.find((chunk) => chunk.toString('latin1', 0, 4) === 'VP8X');
  if (extended !== undefined) {
    extended[8] = (extended[8] ?? 0) & ~WEBP_EXIF & ~WEBP_XMP;
    if (upright !== undefined) {
      extended[8] |= WEBP_EXIF;
      const data = exifOf(upright);
      const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
      head.writeUInt32LE(data.length, 4);
      kept.push(head, data);
    }
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const ORIENTATION = 0x0112;

/** From the first directory of a TIFF; undefined where the picture is upright as it is, or nothing sound is said. */
function orientationOf(tiff: Buffer): number | undefined {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const sign = little ? tiff.toString('latin1', 0, 4) === 'II*\0' : tiff.toString('latin1', 0, 4) === 'MM\0*';
  if (!sign || tiff.length < 10) return undefined;
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return undefined;
  for (let entry = 0, at = first + 2; entry < short(first) && at + 12 <= tiff.length; entry += 1, at += 12)
    if (short(at) === ORIENTATION) {
      const value = short(at + 8);
      return value >= 2 && value <= 8 ? value : undefined;
    }
  return undefined;
}

/** A TIFF that says nothing but how to turn the picture. */
function exifOf(orientation: number): Buffer {
  return Buffer.from([
    ...[0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0],
  ]);
}
