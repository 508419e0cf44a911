/**
 * Opens a ZIP archive by its directory and unpacks one part at a time as a stream. Archives come from strangers: encrypted, split and
 * 64-bit ones are refused, and a part that unpacks to more than it may is stopped while it unpacks, whatever its directory claims.
 */
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

/** Bytes that can be read anywhere: a file or a buffer. */
export interface ByteSource {
  readonly size: number;
  read(start: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export async function fileSource(path: string): Promise<ByteSource> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    read: async (start, length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - start)));
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    close: () => file.close(),
  };
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: all.length,
    read: (start, length) => Promise.resolve(all.subarray(start, start + length)),
    close: () => Promise.resolve(),
  };
}

export type ZipFault = 'not-a-zip' | 'zip-unsupported' | 'zip-damaged' | 'zip-too-large';

export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly fault: ZipFault;
  constructor(fault: ZipFault) {
    super(fault);
    this.fault = fault;
  }
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

export interface ZipArchive {
  has(name: string): boolean;
  names(): readonly string[];
  /** Unpacked pieces. Throws `zip-too-large` as soon as more than `most` bytes have come out. */
  stream(name: string, most: number): AsyncGenerator<Buffer>;
}

const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_ENTRIES = 10_000;
const LARGEST_DIRECTORY = 4 * 1024 * 1024;
/** No table shrinks further; a bomb does. Small parts may. */
const BEST_RATIO = 300;
const SMALL = 8 * 1024 * 1024;
const PIECE = 256 * 1024;

export async function openZip(source: ByteSource): Promise<ZipArchive> {
  const entries = await readDirectory(source);
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    stream: (name, most) => unpack(source, entries.get(name), most),
  };
}

async function readDirectory(source: ByteSource): Promise<ReadonlyMap<string, Entry>> {
  const tailStart = Math.max(0, source.size - END_SIZE - LONGEST_COMMENT);
  const tail = await source.read(tailStart, END_SIZE + LONGEST_COMMENT);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + END_SIZE > tail.length) throw new ZipError('not-a-zip');
  const count = tail.readUInt16LE(at + 10);
  const size = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  if (tail.readUInt16LE(at + 4) !== 0 || count === 0xffff || offset === 0xffffffff)
    throw new ZipError('zip-unsupported');
  if (count > MOST_ENTRIES || size > LARGEST_DIRECTORY) throw new ZipError('zip-too-large');
  const directory = await source.read(offset, size);
  if (directory.length !== size) throw new ZipError('zip-damaged');
  const entries = new Map<string, Entry>();
  for (let place = 0, seen = 0; seen < count; seen += 1) {
    if (place + 46 > size || directory.readUInt32LE(place) !== 0x02014b50) throw new ZipError('zip-damaged');
    if ((directory.readUInt16LE(place + 8) & 1) !== 0) throw new ZipError('zip-unsupported');
    const nameLength = directory.readUInt16LE(place + 28);
    const behind = directory.readUInt16LE(place + 30) + directory.readUInt16LE(place + 32);
    const name = directory.toString('utf8', place + 46, place + 46 + nameLength);
    // Two parts of one name are two truths: readers differ in which they show.
    if (entries.has(name)) throw new ZipError('zip-damaged');
    entries.set(name, {
      method: directory.readUInt16LE(place + 10),
      packed: directory.readUInt32LE(place + 20),
      offset: directory.readUInt32LE(place + 42),
    });
    place += 46 + nameLength + behind;
  }
  return entries;
}

async function* unpack(source: ByteSource, entry: Entry | undefined, most: number): AsyncGenerator<Buffer> {
  if (entry === undefined) throw new ZipError('zip-damaged');
  const header = await source.read(entry.offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new ZipError('zip-damaged');
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (entry.packed === 0xffffffff || (entry.method !== 0 && entry.method !== 8)) throw new ZipError('zip-unsupported');
  if (start + entry.packed > source.size) throw new ZipError('zip-damaged');
  const limit = Math.min(most, Math.max(SMALL, entry.packed * BEST_RATIO));
  const packed = pieces(source, start, entry.packed);
  let out = 0;
  try {
    for await (const piece of entry.method === 0 ? packed : inflated(packed)) {
      out += piece.length;
      if (out > limit) throw new ZipError('zip-too-large');
      yield piece;
    }
  } catch (fault) {
    throw fault instanceof ZipError ? fault : new ZipError('zip-damaged');
  }
}

async function* inflated(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const from = Readable.from(packed);
  const inflate = createInflateRaw({ chunkSize: PIECE });
  from.on('error', (fault) => inflate.destroy(fault));
  from.pipe(inflate);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } finally {
    from.destroy();
    inflate.destroy();
  }
}

async function* pieces(source: ByteSource, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; ) {
    const piece = await source.read(start + done, Math.min(PIECE, length - done));
    if (piece.length === 0) throw new ZipError('zip-damaged');
    done += piece.length;
    yield piece;
  }
}
