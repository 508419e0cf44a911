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

export function aPng({ width = 2, height = 1, after = Buffer.alloc(0) as Buffer } = {}): Buffer {
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
    chunk('IDAT', deflateSync(Buffer.from([0, 1, 2]))),
    chunk('IEND', Buffer.alloc(0)),
    after,
  ]);
}

export function aJpeg({ width = 2, height = 1, comment = 'may anh', after = Buffer.alloc(0) as Buffer } = {}): Buffer {
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
    segment(0xfe, Buffer.from(comment, 'latin1')),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xd9]),
    after,
  ]);
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
