/** A mail address as people type it, in the one form it is kept in. */
import { z } from 'zod';
import type { Branded } from '../../../foundation/brand.ts';

/** Lower case. Never in an address of a page, a log or an event. */
export type EmailAddress = Branded<string, 'EmailAddress'>;

const schema = z.email().max(254);

/** Undefined when it cannot be one. The part before @ is read without capitals too, as every provider in use does. */
export function parseEmail(typed: string): EmailAddress | undefined {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  return schema.safeParse(text).success ? (text as EmailAddress) : undefined;
}

/** `a…@example.vn`: enough to see which mailbox, in a page that others may look at. */
export function maskEmail(email: string): string {
  const [local = '', host = ''] = email.split('@');
  return `${local.slice(0, 1)}…@${host}`;
}
