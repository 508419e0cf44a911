/** Short messages leave after the commit, by a job; while one waits it is sealed. */
import { z } from 'zod';
import type { SecretKey } from '../auth-crypto/secrets.ts';
import type { Instant } from '../clock.ts';
import type { Trx } from '../database/tables.ts';
import type { IdGenerator } from '../ids.ts';
import { enqueue, type Job } from '../jobs/job.ts';
import { LONGEST_TEXT, MESSAGE_CHANNELS, type MessagePort, type ShortMessage } from './message-port.ts';

const payload = z.object({ sealed: z.string() });
const messageSchema = z.object({ channel: z.enum(MESSAGE_CHANNELS), phone: z.string(), text: z.string() });

export interface MessageQueue {
  /** A longer text is cut. */
  add(trx: Trx, message: ShortMessage, context: { readonly ids: IdGenerator; readonly now: Instant }): Promise<void>;
  readonly isConnected: boolean;
  readonly job: Job<z.infer<typeof payload>>;
}

export function createMessageQueue(key: SecretKey, port: MessagePort): MessageQueue {
  const job: Job<z.infer<typeof payload>> = {
    id: 'messages.send',
    payload,
    maxAttempts: 4,
    handle: (_trx, { sealed }, { jobId }) => port.send(messageSchema.parse(JSON.parse(key.open(sealed))), jobId),
  };
  return {
    job,
    isConnected: port.isConnected,
    add: (trx, message, context) => {
      const text = [...message.text].slice(0, LONGEST_TEXT).join('');
      return enqueue(trx, job, { sealed: key.seal(JSON.stringify({ ...message, text })) }, context);
    },
  };
}
