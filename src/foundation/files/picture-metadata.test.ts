/** A photograph that is kept says nothing of where it was taken, and still stands upright. */
import { describe, expect, it } from 'vitest';
import { checkFile } from './check-file.ts';
import { withoutMetadata } from './picture-metadata.ts';
import { aJpeg, aPdf, aPng, aWebp, exifWithPlace } from './sample-files.fixture.ts';

const XMP = Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="10,46.6N"/>', 'latin1');
/** Of the rational numbers of the latitude: 10/1, 46/1, 365/10. */
const LATITUDE = exifWithPlace().subarray(-48, -24);

function xmpSegment(): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, XMP.length + 2]);
  return Buffer.concat([head, XMP]);
}

/** The coded dots of the sample, behind the last table. */
const dotsOf = (bytes: Buffer, mark: Buffer) => bytes.subarray(bytes.lastIndexOf(mark));

describe('a photograph handed in', () => {
  it('loses its place, its maker, its words and what a telephone put behind it, and keeps its dots (JPEG)', async () => {
    const second = aJpeg({ exif: exifWithPlace() });
    const plain = aJpeg({ exif: exifWithPlace(), comment: 'chụp tại nhà', after: second });
    const taken = Buffer.concat([plain.subarray(0, 2), xmpSegment(), plain.subarray(2)]);
    expect(taken.includes(LATITUDE)).toBe(true);
    const kept = withoutMetadata(taken, 'jpeg');
    for (const gone of [LATITUDE, 'Hang Thu', 'GPSLatitude', 'chụp', 'adobe']) expect(kept.includes(gone)).toBe(false);
    expect(await checkFile(kept, 'anh.jpg')).toEqual({ ok: true, value: 'jpeg' });
    expect(kept.subarray(-2).toString('hex')).toBe('ffd9');
    expect(dotsOf(kept, Buffer.from([0xff, 0xda])).equals(aJpeg().subarray(aJpeg().indexOf('ffda', 'hex')))).toBe(true);
    expect(kept.includes('JFIF')).toBe(true);
  });

  it('stays turned the way it was held, and says nothing of it when it was held upright', () => {
    const turned = withoutMetadata(aJpeg({ exif: exifWithPlace(6) }), 'jpeg');
    // Tag 0112, a short, once: 6.
    expect(turned.includes(Buffer.from('011200030000000100060000', 'hex'))).toBe(true);
    expect(withoutMetadata(aJpeg({ exif: exifWithPlace(1) }), 'jpeg').includes('Exif')).toBe(false);
    expect(withoutMetadata(turned, 'jpeg').equals(turned)).toBe(true);
  });

  it('keeps every scan of a picture that is drawn step by step', () => {
    const one = aJpeg();
    const scan = one.subarray(one.indexOf('ffda', 'hex'), -2);
    // A table between two scans may hold the two bytes that end a picture.
    const table = Buffer.from('ffc40004ffd9', 'hex');
    const steps = Buffer.concat([
      one.subarray(0, -2),
      table,
      Buffer.from('fffe000668697468', 'hex'),
      scan,
      one.subarray(-2),
    ]);
    const kept = withoutMetadata(steps, 'jpeg');
    expect(kept.subarray(-2 - scan.length).equals(Buffer.concat([scan, one.subarray(-2)]))).toBe(true);
    expect(kept.includes(Buffer.concat([scan, table, scan]))).toBe(true);
  });

  it('loses them in a PNG and a WebP as well', async () => {
    const words = Buffer.from('XML:com.adobe.xmp\0\0\0\0\0GPSLatitude 10,46.6N', 'latin1');
    const png = aPng({
      beside: [
        ['eXIf', exifWithPlace()],
        ['iTXt', words],
        ['pHYs', Buffer.alloc(9)],
      ],
    });
    const barePng = withoutMetadata(png, 'png');
    const webp = aWebp(['EXIF', exifWithPlace()], ['XMP ', XMP]);
    const bareWebp = withoutMetadata(webp, 'webp');
    for (const [kept, kind] of [
      [barePng, 'png'],
      [bareWebp, 'webp'],
    ] as const) {
      for (const gone of [LATITUDE, 'Hang Thu', 'GPSLatitude']) expect(kept.includes(gone)).toBe(false);
      expect(kept.includes(Buffer.from('011200030000000100060000', 'hex'))).toBe(true);
      expect(await checkFile(kept, 'anh')).toEqual({ ok: true, value: kind });
    }
    expect(barePng.includes('pHYs')).toBe(true);
    expect(bareWebp[20]).toBe(0x08);
    expect(withoutMetadata(aWebp(), 'webp').equals(aWebp())).toBe(true);
    expect(withoutMetadata(aPng(), 'png').equals(aPng())).toBe(true);
  });

  it('with tables of facts that lead astray is still only a picture', () => {
    const endless = exifWithPlace();
    endless.writeUInt16LE(0xffff, 8);
    const beyond = exifWithPlace();
    beyond.writeUInt32LE(0xfffffff0, 4);
    for (const exif of [endless.subarray(0, 30), beyond, Buffer.from('II*'), Buffer.from('MM\0*\0\0\0\x08\0')])
      expect(withoutMetadata(aJpeg({ exif, comment: '' }), 'jpeg').includes('Exif')).toBe(false);
  });

  it('leaves other papers as they are', () => {
    expect(withoutMetadata(aPdf(), 'pdf').equals(aPdf())).toBe(true);
  });
});
