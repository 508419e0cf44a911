/** Files of a form, through a real socket: `inject` knows no slow or broken senders. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../clock.ts';
import { randomIds } from '../ids.ts';
import { silentLog } from '../log.ts';
import type { Route } from './route.ts';
import { createServer } from './server.ts';
import { UploadCutOff, UploadTooLarge } from './upload.ts';

const seen: string[] = [];
let read = 0;
const LARGEST = 3 * 1024 * 1024;

const take: Route = {
  method: 'POST',
  path: '/:lang/take',
  verb: 'public',
  largestUpload: LARGEST,
  handle: async ({ form, file }) => {
    read = 0;
    if (form.get('may') !== 'yes') return { kind: 'refused', status: 403, code: 'no' };
    const sum = createHash('sha256');
    try {
      for await (const piece of file?.bytes ?? []) {
        read += piece.length;
        sum.update(piece);
      }
    } catch (fault) {
      if (!(fault instanceof UploadTooLarge || fault instanceof UploadCutOff)) throw fault;
      seen.push(fault.name);
      return { kind: 'refused', status: 422, code: fault.name };
    }
    return {
      kind: 'json',
      body: { name: file?.name ?? null, size: read, sum: sum.digest('hex'), title: form.get('title') },
    };
  },
};
const plain: Route = { ...take, path: '/:lang/plain' };
delete (plain as { largestUpload?: number }).largestUpload;

const server = await createServer({
  ...{ routes: [take, plain], assets: [], ids: randomIds, log: silentLog, baseUrl: undefined },
  clock: { now: () => '2031-05-06T18:30:00.000Z' as Instant },
  renderPage: ({ title }) => title,
  renderError: ({ code }) => code,
});
let origin = '';
beforeAll(async () => {
  await server.listen({ port: 0, host: '127.0.0.1' });
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

async function send(parts: FormData, path = '/vi/take') {
  const answer = await fetch(`${origin}${path}`, { method: 'POST', body: parts, headers: { origin } });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

function form(bytes: Uint8Array | undefined, more: Record<string, string> = {}, name = 'sổ đăng ký.csv'): FormData {
  const parts = new FormData();
  for (const [field, value] of Object.entries({ may: 'yes', ...more })) parts.set(field, value);
  if (bytes !== undefined) parts.set('file', new Blob([Uint8Array.from(bytes)]), name);
  return parts;
}

describe('a form with a file', () => {
  it('gives its fields in NFC and the bytes as they were, under a name without a folder', async () => {
    const bytes = Buffer.alloc(2_500_000, 'Cầu Số');
    const { json } = await send(form(bytes, { title: ' Hòa '.normalize('NFD') }, '../../etc/sổ đăng ký.csv'));
    expect(json).toEqual({
      ...{ name: 'sổ đăng ký.csv', size: bytes.length, title: 'Hòa' },
      sum: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('may carry none', async () => {
    expect((await send(form(undefined))).json).toMatchObject({ name: null, size: 0 });
  });

  it('is stopped behind the largest size, and nobody unasked reads it', async () => {
    expect(await send(form(Buffer.alloc(LARGEST + 1)))).toMatchObject({ status: 422, text: 'UploadTooLarge' });
    expect(read).toBeLessThanOrEqual(LARGEST);
    expect(await send(form(Buffer.alloc(LARGEST), { may: 'no' }))).toMatchObject({ status: 403 });
    expect(read).toBe(0);
  });

  it('is refused where no file is taken, and from another site', async () => {
    expect(await send(form(Buffer.from('a')), '/vi/plain')).toMatchObject({ status: 415 });
    const answer = await fetch(`${origin}/vi/take`, {
      ...{ method: 'POST', body: form(Buffer.from('a')), headers: { origin: 'https://evil.example' } },
    });
    expect(answer.status).toBe(403);
  });

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['broken parts', 'multipart/form-data; boundary=b', '--b\r\nnothing'],
    [
      'a field of controls',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\u0001\r\n--b--\r\n',
    ],
  ])('answers calmly to %s', async (_, type, body) => {
    const answer = await fetch(`${origin}/vi/take`, {
      method: 'POST',
      body,
      headers: { origin, 'content-type': type },
    });
    expect([400, 403]).toContain(answer.status);
  });

  it('ends when its sender goes away in the middle', async () => {
    seen.length = 0;
    const head =
      '--b\r\ncontent-disposition: form-data; name="may"\r\n\r\nyes\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    const sending = request(`${origin}/vi/take`, {
      method: 'POST',
      headers: { origin, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 1_000_000 },
    });
    sending.on('error', () => undefined);
    sending.write(head + 'a'.repeat(100_000));
    await expect.poll(() => read).toBeGreaterThan(0);
    sending.destroy();
    await expect.poll(() => seen).toEqual(['UploadCutOff']);
  });
});
