/** Keyed hashes for payloads: equal texts can be matched by whoever has the key, and without it nobody can guess them back. */
import { createHmac } from 'node:crypto';

/** Lower-case hex HMAC-SHA-256 of the NFC form of `text`. */
export function keyedHash(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text.normalize('NFC'), 'utf8').digest('hex');
}
