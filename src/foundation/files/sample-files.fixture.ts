/** Small whole files of each kind, and what can be wrong with them. */
import { crc32, deflateSync } from 'node:zlib';
import { zipOf } from '../xlsx/zip-writer.ts';

/** A page with a line of text; `extra` stands as an object of its own, `catalogue` in the catalogue. */
export function aPdf({ extra = '', catalogue = '', words = 'Ban thu' } = {}): Buffer {
  const body = [
    '%PDF-1.7',
    `1 0 obj << /Type /Catalog /Pages 2 0 R ${catalogue} >> endobj`,
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >> endobj',
    `4 0 obj << /Length ${words.length + 20} >> stream\nBT (${words}) Tj ET\nendstream endobj`,
    extra,
    '',
  ].join('\n');
  return Buffer.from(
    `${body}xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 5 >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}

/** Objects packed into an object stream, where a plain search does not see them. */
export function packedObjects(objects: string, filter = 'FlateDecode'): string {
  const packed = deflateSync(Buffer.from(objects, 'latin1'));
  return `9 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /${filter} /Length ${packed.length} >> stream\n${packed.toString('latin1')}\nendstream endobj`;
}

export function aPng({
  width = 2,
  height = 1,
  beside = [] as readonly (readonly [name: string, data: Buffer])[],
  after = Buffer.alloc(0) as Buffer,
} = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...beside.map(([name, data]) => chunk(name, data)),
    chunk('IDAT', deflateSync(Buffer.from([0, 1, 2]))),
    chunk('IEND', Buffer.alloc(0)),
    after,
  ]);
}

export function aJpeg({
  width = 2,
  height = 1,
  comment = 'may anh',
  exif = Buffer.alloc(0) as Buffer,
  after = Buffer.alloc(0) as Buffer,
} = {}): Buffer {
  const segment = (marker: number, data: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(exif.length === 0 ? [] : [segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]))]),
    segment(0xfe, Buffer.from(comment, 'latin1')),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xd9]),
    after,
  ]);
}

/** What a telephone writes into a photograph: its maker, how it was held, and where it was (10°46'36.5\"N, 106°42'3.2\"E). Little-endian, as most do. */
export function exifWithPlace(orientation = 6): Buffer {
  const MAKER = 'Hang Thu\0';
  const place = 8 + 2 + 3 * 12 + 4;
  const [maker, north, east] = [place + 2 + 4 * 12 + 4, place + 2 + 4 * 12 + 4 + 12, place + 2 + 4 * 12 + 4 + 12 + 24];
  const exif = Buffer.alloc(east + 24);
  exif.write('II*\0', 0, 'latin1');
  exif.writeUInt32LE(8, 4);
  const directory = (
    at: number,
    entries: readonly (readonly [tag: number, type: number, count: number, value: number])[],
  ) => {
    exif.writeUInt16LE(entries.length, at);
    entries.forEach(([tag, type, count, value], index) => {
      const entry = at + 2 + index * 12;
      exif.writeUInt16LE(tag, entry);
      exif.writeUInt16LE(type, entry + 2);
      exif.writeUInt32LE(count, entry + 4);
      exif.writeUInt32LE(value, entry + 8);
    });
  };
  directory(8, [
    [0x010f, 2, MAKER.length, maker],
    [0x0112, 3, 1, orientation],
    [0x8825, 4, 1, place],
  ]);
  directory(place, [
    [1, 2, 2, 0x4e],
    [2, 5, 3, north],
    [3, 2, 2, 0x45],
    [4, 5, 3, east],
  ]);
  exif.write(MAKER, maker, 'latin1');
  // North and east stand one behind the other.
  for (const [index, part] of [10, 1, 46, 1, 365, 10, 106, 1, 42, 1, 32, 10].entries())
    exif.writeUInt32LE(part, north + index * 4);
  return exif;
}

/** One dot, with the given chunks beside it. */
export function aWebp(...beside: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const has = (name: string) => beside.some(([each]) => each === name);
  const flags = (has('EXIF') ? 0x08 : 0) | (has('XMP ') ? 0x04 : 0);
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    chunk('VP8L', Buffer.from('2f0000000007d0fffef7ffff81888884ff0100', 'hex')),
    ...beside.map(([name, data]) => chunk(name, data)),
  ]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const TYPES = '<Types><Override PartName="/xl/workbook.xml" ContentType="application/xml"/></Types>';

export function anOfficeFile(
  kind: 'xlsx' | 'docx',
  parts: Readonly<Record<string, string | Buffer>> = {},
  types: string = TYPES,
): Buffer {
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': types,
    [kind === 'xlsx' ? 'xl/workbook.xml' : 'word/document.xml']: '<w/>',
    ...parts,
  };
  return Buffer.from(zipOf(Object.entries(all).map(([name, bytes]) => ({ name, bytes: Buffer.from(bytes) }))));
}
