/** Asks a virus scanner about a file: the port, and clamd (ClamAV's daemon) behind it. Nothing is scanned where none is connected. */
import { connect, type Socket } from 'node:net';

export type ScanVerdict = 'clean' | 'infected';

export interface VirusScanner {
  /** Throws when the scanner cannot be asked or gives no answer: the file is then neither clean nor infected. */
  scan(bytes: Buffer): Promise<ScanVerdict>;
}

/** What people wait for a scan while they hand in a file, and what one may take when nobody waits. */
const ANSWER_MS = 15_000;
const CHUNK = 64 * 1024;
const LONGEST_ANSWER = 4096;

/** `clamd://127.0.0.1:3310`, or `clamd:///run/clamav/clamd.ctl` for a socket of this machine. */
export function createScanner(url: string, answerMs = ANSWER_MS): VirusScanner {
  const { hostname, port, pathname } = new URL(url);
  const address =
    hostname === '' ? { path: pathname } : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
  return { scan: async (bytes) => verdictOf(await ask(() => connect(address), bytes, answerMs)) };
}

/** INSTREAM: pieces, each behind its length, until one of length 0; one line comes back. */
function ask(open: () => Socket, bytes: Buffer, answerMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = open();
    let answer = '';
    const fail = (why: string) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new Error(`the virus scanner gave no answer: ${why}`));
    };
    const timer = setTimeout(() => fail(`none within ${answerMs} ms`), answerMs);
    socket.on('error', ({ message }) => fail(message));
    socket.on('data', (piece: Buffer) => {
      answer += piece.toString('latin1');
      if (answer.length > LONGEST_ANSWER) fail('more than a line');
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(answer.replace(/\0.*$/s, '').trim());
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let from = 0; from < bytes.length; from += CHUNK) {
        const piece = bytes.subarray(from, from + CHUNK);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(piece.length);
        socket.write(length);
        socket.write(piece);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}

/** Only these two answers are verdicts: a size over the scanner's limit, or any error, is none. */
function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return 'clean';
  if (/^stream: .+ FOUND$/.test(answer)) return 'infected';
  throw new Error(`the virus scanner gave no verdict: ${answer.slice(0, 200)}`);
}
