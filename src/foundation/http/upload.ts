/** A form that carries one file (`multipart/form-data`): its fields first, then the file as a stream that is read only by who may have it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { accepted, type Result, refused } from '../result.ts';
import { cleanField } from './form-fields.ts';
import { Fields } from './route.ts';
import type { UploadedFile } from './uploaded-file.ts';

export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';
}

export class UploadCutOff extends Error {
  override readonly name = 'UploadCutOff';
}

interface Upload {
  readonly form: Fields;
  /** Absent when nobody chose one. */
  readonly file?: UploadedFile;
}

const LIMITS = { fields: 50, fieldNameSize: 200, fieldSize: 20_000, files: 1, parts: 60, headerPairs: 20 } as const;
const LONGEST_NAME = 200;

/** Resolves when the file begins, or at the end of a form without one. Fields behind the file are not read. */
export function readUpload(headers: IncomingHttpHeaders, body: Readable, largest: number): Promise<Result<Upload>> {
  return new Promise((resolve) => {
    const values = new Map<string, string[]>();
    const refuse = (code: string) => resolve(refused({ code }));
    const form = () => new Fields(values);
    let parser: InstanceType<typeof Busboy>;
    try {
      const contentType = headers['content-type'] ?? '';
      parser = new Busboy({
        headers: { ...headers, 'content-type': contentType },
        limits: { ...LIMITS, fileSize: largest },
      });
    } catch {
      refuse('http.bad-request');
      return;
    }
    parser.on('field', (name, value, nameCut, valueCut) => {
      const text = cleanField(value);
      if (nameCut || valueCut) return refuse('http.field-too-long');
      if (text === undefined) return refuse('http.encoding');
      const known = values.get(name);
      if (known) known.push(text);
      else values.set(name, [text]);
    });
    parser.on('file', (_field, stream, name) => {
      // Without a choice a browser sends a file without a name.
      if (name === undefined || name === '') {
        stream.resume();
        return;
      }
      resolve(accepted({ form: form(), file: { name: nameOf(name), bytes: piecesOf(stream, body) } }));
    });
    parser.on('fieldsLimit', () => refuse('http.too-many-fields'));
    parser.on('partsLimit', () => refuse('http.too-many-fields'));
    parser.on('error', () => refuse('http.bad-request'));
    parser.on('finish', () => resolve(accepted({ form: form() })));
    body.on('aborted', () => refuse('http.bad-request'));
    body.pipe(parser);
  });
}

async function* piecesOf(stream: BusboyFileStream, body: Readable): AsyncGenerator<Uint8Array> {
  const cutOff = () => stream.destroy(new UploadCutOff());
  body.once('aborted', cutOff);
  body.once('error', cutOff);
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (fault) {
    throw fault instanceof UploadCutOff ? fault : new UploadCutOff();
  } finally {
    body.off('aborted', cutOff);
    body.off('error', cutOff);
  }
  if (stream.truncated) throw new UploadTooLarge();
}

function nameOf(given: string): string {
  const bare = given.split(/[/\\]/).at(-1) ?? '';
  return (cleanField(bare) ?? '').replace(/\s+/g, ' ').slice(-LONGEST_NAME) || 'tep';
}
