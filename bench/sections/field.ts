/** A day in the field on a weak line: what the page on the device weighs, and how long thirty whole assessments take at 50 KB/s. */
import { get } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { Transform, type TransformCallback } from 'node:stream';
import { randomIds } from '../../src/foundation/ids.ts';
import { type Answer, type CompiledFramework, loadFrameworks } from '../../src/modules/assessments/index.ts';
import { nextBatch, type QueueEntry, settle } from '../../src/modules/field/domain/device-queue.ts';
import { demoPlanPath, sharedPortal } from '../portal.ts';
import type { Section } from '../row.ts';

const BYTES_A_SECOND = 50_000;
const LATENCY_MS = 100;
const ASSESSMENTS = 30;
const FRAMEWORK = 'dbi-2021-sme';

export const field: Section = {
  name: 'field',
  sentence: 'the page on a device, and thirty assessments sent over 50 KB/s',
  async run() {
    const { url, dataDir } = await sharedPortal();
    await demoPlanPath(dataDir);
    const shell = await shellOf(url);
    const cookie = await signIn(url);
    const ref = await mandated(url, cookie);
    const weak = await weakLine(new URL(url).port);
    try {
      const { seconds, bytes } = await sendAll(weak.url, cookie, ref);
      return [
        { what: 'page on the device, everything it keeps', value: shell / 1000, unit: 'kB', target: { atMost: 150 } },
        { what: `${ASSESSMENTS} assessments as sent`, value: bytes / 1000, unit: 'kB' },
        { what: `${ASSESSMENTS} assessments at 50 KB/s, 100 ms`, value: seconds, unit: 's', target: { atMost: 30 } },
      ];
    } finally {
      weak.close();
    }
  },
};

/** Bytes over the line of the page and every file its worker keeps. */
async function shellOf(url: string): Promise<number> {
  const worker = await (await fetch(`${url}/vi/field/sw.js`)).text();
  const kept = JSON.parse(/^const FIELD_SHELL=(.*);$/m.exec(worker)?.[1] ?? '{}') as { page: string; files: string[] };
  let total = 0;
  for (const path of ['/vi/field/sw.js', kept.page, ...kept.files]) total += await transferred(`${url}${path}`);
  return total;
}

function transferred(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'br, gzip' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${address}: ${String(response.statusCode)}`));
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({ role: 'adviser', command: randomIds.next() });
  const answer = await fetch(`${url}/vi/sign-in/demo`, { method: 'POST', body, redirect: 'manual' });
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

/** A firm that gave the demo's adviser a mandate; its pages appear once the demo is filled. */
async function mandated(url: string, cookie: string): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    const html = await (await fetch(`${url}/vi/desk/field`, { headers: { cookie } })).text();
    const ref = /value="(m-[0-9a-f-]{36})"/.exec(html)?.[1];
    if (ref !== undefined) return ref;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('nobody gave the demo’s adviser a mandate');
}

/** As the device does it: batch after batch, each settled before the next. */
async function sendAll(url: string, cookie: string, firm: string): Promise<{ seconds: number; bytes: number }> {
  const compiled = loadFrameworks().find(FRAMEWORK)!;
  const answers = Object.fromEntries(compiled.criteria.map((criterion) => [criterion.code, fullAnswer(criterion)]));
  const device = randomIds.next();
  const ask = async (path: string, form: Record<string, string>) => {
    const body = new URLSearchParams(form).toString();
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(`${url}/vi/desk/field/${path}`, { method: 'POST', headers, body });
    return { body: await answer.json(), bytes: body.length };
  };
  const { person } = (await ask('unlock', { device })).body;
  let entries: readonly QueueEntry[] = Array.from({ length: ASSESSMENTS }, () => ({
    item: {
      ...{ kind: 'assessment', id: randomIds.next(), firm, framework: FRAMEWORK, hash: compiled.hash, answers },
      happenedAt: new Date().toISOString(),
    },
    state: 'ready',
  }));
  let bytes = 0;
  const started = performance.now();
  for (let batch = nextBatch(entries); batch.length > 0; batch = nextBatch(entries)) {
    const sent = await ask('sync', { device, person, items: JSON.stringify(batch) });
    bytes += sent.bytes;
    entries = settle(entries, sent.body.outcomes);
  }
  const seconds = (performance.now() - started) / 1000;
  const left = entries.filter(({ state }) => state !== 'sent');
  if (left.length > 0) throw new Error(`not sent: ${left[0]?.code ?? ''}`);
  return { seconds, bytes };
}

/** The longest that is usual: large numbers, every option but the exclusive ones. */
function fullAnswer({ kind, steps, options }: CompiledFramework['criteria'][number]): Answer {
  switch (kind) {
    case 'ratio':
      return { numerator: 1_234_567_890, denominator: 12_345_678_901 };
    case 'levels':
      return [...steps].at(-1) ?? 0;
    case 'multi':
      return [...options.values()].filter(({ exclusive }) => exclusive !== true).map(({ code }) => code);
    case 'open':
      return 'Xưởng có hai máy, muốn bán hàng qua mạng. '.repeat(5);
    default:
      return [...options.keys()][0] ?? '';
  }
}

/** A line of so many bytes a second each way, with some delay. */
function weakLine(port: string): Promise<{ url: string; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    near.pipe(throttled()).pipe(far);
    far.pipe(throttled()).pipe(near);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : 0;
      const close = () => {
        server.close();
        for (const socket of sockets) socket.destroy();
      };
      resolve({ url: `http://127.0.0.1:${taken}`, close });
    });
  });
}

function throttled(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      setTimeout(() => done(null, chunk), LATENCY_MS / 2 + (chunk.length / BYTES_A_SECOND) * 1000);
    },
  });
}
