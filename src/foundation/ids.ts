/** Identifiers as a dependency: UUIDv7, so that they sort by time and may come from a client. */
import { uuidv7 } from 'uuidv7';

export interface IdGenerator {
  next(): string;
}

export const randomIds: IdGenerator = { next: () => uuidv7() };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}
