/** A scanner's word is a verdict only when it is one. */
import { afterAll, describe, expect, it } from 'vitest';
import { aFakeClamd } from '../../test-support/fake-clamd.ts';
import { createScanner } from './virus-scanner.ts';

const clamd = await aFakeClamd();
afterAll(() => clamd.close());
const scanner = createScanner(clamd.url);

describe('a virus scanner', () => {
  it('is sent the whole file in pieces and says what it found', async () => {
    const large = Buffer.alloc(3_000_000, 'a');
    expect(await scanner.scan(large)).toBe('clean');
    expect(await scanner.scan(Buffer.concat([large, Buffer.from('THU-MA-DOC')]))).toBe('infected');
  });

  it.each(['INSTREAM size limit exceeded. ERROR', 'stream: OK ERROR', '', 'UNKNOWN COMMAND'])(
    'that answers %j has given no verdict',
    async (answer) => {
      clamd.say(answer);
      await expect(scanner.scan(Buffer.from('a'))).rejects.toThrow('no verdict');
      clamd.say(undefined);
    },
  );

  it('that is not there, or says nothing in time, has given none either', async () => {
    await expect(createScanner('clamd://127.0.0.1:1').scan(Buffer.from('a'))).rejects.toThrow('no answer');
    await expect(createScanner('clamd:///nowhere/clamd.ctl').scan(Buffer.from('a'))).rejects.toThrow('no answer');
    const [silent, close] = await aSilentServer();
    await expect(createScanner(silent, 50).scan(Buffer.from('a'))).rejects.toThrow('within 50 ms');
    await close();
  });
});

async function aSilentServer(): Promise<readonly [string, () => Promise<void>]> {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => socket.on('error', () => socket.destroy()).resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return [`clamd://127.0.0.1:${port}`, () => new Promise((resolve) => server.close(() => resolve()))];
}
