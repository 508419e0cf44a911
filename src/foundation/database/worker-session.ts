/** The embedded database on its own thread, reached by one message a statement. */
import { Worker } from 'node:worker_threads';
import { DatabaseError } from './database-error.ts';
import type { EmbeddedSession } from './embedded-session.ts';
import type { SessionResult } from './protocol-results.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

interface Pending {
  readonly resolve: (result: SessionResult) => void;
  readonly reject: (fault: Error) => void;
}

/** Opens (and on first use creates) the cluster in `directory`. */
export async function openWorkerSession(directory: string): Promise<EmbeddedSession> {
  const worker = startWorker(directory);
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let lost: Error | undefined;

  const failAll = (fault: Error): void => {
    lost ??= fault;
    for (const { reject } of pending.values()) reject(lost);
    pending.clear();
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.op === 'ready') resolve();
      else if (message.op === 'failed') reject(new DatabaseError(message.error));
      else {
        const waiting = pending.get(message.id);
        pending.delete(message.id);
        if (message.op === 'result') waiting?.resolve(message.result);
        else waiting?.reject(new DatabaseError(message.error));
      }
    });
    worker.on('error', (fault: Error) => {
      failAll(fault);
      reject(fault);
    });
    worker.on('exit', () => {
      const fault = new DatabaseError({ message: 'the embedded database has stopped', code: '57P01' });
      failAll(fault);
      reject(fault);
    });
  });

  const ask = (message: ToWorker): Promise<SessionResult> =>
    new Promise((resolve, reject) => {
      if (lost !== undefined) {
        reject(lost);
        return;
      }
      pending.set(message.id, { resolve, reject });
      worker.postMessage(message);
    });
  const nextId = (): number => {
    lastId += 1;
    return lastId;
  };

  return {
    query: (text, parameters) => ask({ id: nextId(), op: 'query', text, parameters }),
    close: async () => {
      if (lost === undefined) await ask({ id: nextId(), op: 'close' });
      await worker.terminate();
    },
  };
}

/** From source through tsx; in the bundle it is a plain `embedded-worker.js` beside the bundle. */
function startWorker(directory: string): Worker {
  const file = import.meta.url.endsWith('.ts') ? './start-embedded-worker.mjs' : './embedded-worker.js';
  // No inherited options: what preloads in the server's thread (tsx, a test runner) has no business in this one.
  return new Worker(new URL(file, import.meta.url), { workerData: { directory }, execArgv: [] });
}
