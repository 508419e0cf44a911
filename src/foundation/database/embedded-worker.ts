/** The thread the embedded database lives on, so that a long query never stops the server from answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { databaseErrorFields } from './database-error.ts';
import { openEmbeddedSession } from './embedded-session.ts';
import type { FromWorker, ToWorker } from './worker-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('embedded-worker.ts runs only as a worker thread');
const { directory } = workerData as { directory: string };
const send = (message: FromWorker): void => port.postMessage(message);

try {
  const session = await openEmbeddedSession({ directory });
  port.on('message', async (message: ToWorker) => {
    try {
      const result =
        message.op === 'query'
          ? await session.query(message.text, message.parameters)
          : await session.close().then(() => ({ rows: [], command: 'CLOSE', affected: 0 }));
      send({ op: 'result', id: message.id, result });
    } catch (fault) {
      send({ op: 'error', id: message.id, error: databaseErrorFields(fault) });
    }
  });
  send({ op: 'ready' });
} catch (fault) {
  send({ op: 'failed', error: databaseErrorFields(fault) });
}
