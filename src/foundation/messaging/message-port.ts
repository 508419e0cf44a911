/** Short messages to a telephone, and the port they would leave through. No real network is connected: that takes a contract and an approved sender's name. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';

export const MESSAGE_CHANNELS = ['sms', 'zalo'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** One text message without marks would hold 160 signs; with Vietnamese ones a provider joins three. */
export const LONGEST_TEXT = 200;

export interface ShortMessage {
  readonly channel: MessageChannel;
  /** Ten digits from 0. */
  readonly phone: string;
  /** References and days only: whoever picks the telephone up reads it. */
  readonly text: string;
}

export interface MessagePort {
  /** Throws when the message was not taken: the job tries again. `id` stays the same, so that a provider may drop a second one. */
  send(message: ShortMessage, id: string): Promise<void>;
  /** False for the file: pages say so beside the choice. */
  readonly isConnected: boolean;
  readonly sentence: string;
}

/** For trying out: one JSON line a message, read by the operator alone. */
export function fileMessagePort(folder: string, clock: Clock): MessagePort {
  const path = join(folder, 'messages.jsonl');
  return {
    isConnected: false,
    sentence: `Short messages are written to ${path}; no telephone network is connected.`,
    send: async (message, id) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      appendFileSync(path, `${JSON.stringify({ id, at: clock.now(), ...message })}\n`, { mode: 0o600 });
    },
  };
}
