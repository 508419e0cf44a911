/** Runs verbs for `ask-verb.mjs` in this process, one after the other: reading the house anew for every example cost ten times the examples. */
import { createServer, type Socket } from 'node:net';
import { Edition, putInForce } from '../../src/app/content-editions.ts';
import { runVerb } from '../../src/app/run-verb.ts';

interface Call {
  readonly args: readonly string[];
  readonly dataDir: string;
}

/** Listens on a socket file; the answer ends it. */
export async function serveVerbs(path: string): Promise<() => Promise<void>> {
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    last = last.then(() => answer(socket));
  });
  await new Promise<void>((listening) => server.listen(path, listening));
  return async () => {
    await last;
    await new Promise((closed) => server.close(closed));
    putInForce(new Edition(new Map()));
  };
}

async function answer(socket: Socket): Promise<void> {
  const say = (line: object): void => void socket.write(`${JSON.stringify(line)}\n`);
  // The answer is still to be written when the input has ended.
  const input: AsyncIterator<Buffer> = socket.iterator({ destroyOnReturn: false });
  const { call, rest } = await readCall(input);
  const before = process.env;
  // As a process of its own would have it: none of the machine's settings.
  process.env = { PATH: before.PATH, HOME: before.HOME, TMPDIR: before.TMPDIR, DATA_DIR: call.dataDir };
  try {
    const out = (text: string) => say({ out: text });
    const err = (text: string) => say({ err: text });
    say({ exit: await runVerb(call.args, { input: rest, out, err }) });
  } catch (fault) {
    say({ err: fault instanceof Error ? fault.stack : String(fault), exit: 70 });
  } finally {
    process.env = before;
    socket.end();
  }
}

/** The first line is the call, all behind it the verb's input. */
async function readCall(input: AsyncIterator<Buffer>): Promise<{ call: Call; rest: AsyncIterable<Buffer> }> {
  let read = Buffer.alloc(0);
  let end = -1;
  while (end < 0) {
    const next = await input.next();
    if (next.done === true) throw new Error('a call without its first line');
    read = Buffer.concat([read, next.value]);
    end = read.indexOf('\n');
  }
  const call = JSON.parse(read.subarray(0, end).toString('utf8')) as Call;
  const behind = read.subarray(end + 1);
  async function* rest() {
    yield behind;
    yield* { [Symbol.asyncIterator]: () => input };
  }
  return { call, rest: rest() };
}
