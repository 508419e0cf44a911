/** A scanner that speaks clamd's INSTREAM on loopback: infected is what holds `THU-MA-DOC`. */
import { createServer, type Socket } from 'node:net';

interface FakeClamd {
  readonly url: string;
  /** How many files it was asked about. */
  readonly asked: () => number;
  /** What it says instead of a verdict; undefined again for verdicts. */
  readonly say: (answer: string | undefined) => void;
  readonly close: () => Promise<void>;
}

export async function aFakeClamd(): Promise<FakeClamd> {
  let asked = 0;
  let said: string | undefined;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (piece) => {
      received = Buffer.concat([received, piece]);
      const file = readStream(received);
      if (file === undefined) return;
      asked += 1;
      const verdict = file.includes('THU-MA-DOC') ? 'Thu.Mau FOUND' : 'OK';
      socket.end(`${said ?? `stream: ${verdict}`}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `clamd://127.0.0.1:${address.port}`,
    asked: () => asked,
    say: (answer) => {
      said = answer;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Undefined until the empty piece at its end has come. Throws when it is not INSTREAM. */
function readStream(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.length < command.length) return undefined;
  if (received.toString('latin1', 0, command.length) !== command) throw new Error('not INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
