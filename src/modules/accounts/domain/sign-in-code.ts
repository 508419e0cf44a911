/** Codes people type to sign in: how long they live, how often they may be tried, and how many are sent. ASVS 5 V6.5, V6.6. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { parseReadable, typedSigns } from '../../../foundation/typed-code.ts';

export const CODE_DIGITS = 8;
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Letters to one mailbox an hour: enough for a slow mail server, too few to fill it. */
export const CODES_PER_MAILBOX = 5;
/** Codes asked for from one address an hour; an office shares one. */
export const CODES_PER_ADDRESS = 60;
export const WINDOW_MINUTES = 60;

/** 12 characters of base 32: 60 bits, which nobody tries out in a week. */
export const PAPER_LENGTH = 12;
export const PAPER_DAYS = 7;

export interface IssuedCode {
  readonly expiresAt: Instant;
  readonly tries: number;
  readonly usedAt?: Instant;
}

export type CodeRefusal = Refusal<
  'accounts.code.wrong' | 'accounts.code.expired' | 'accounts.code.exhausted' | 'accounts.code.unknown'
>;

/** Whether a code may still be tried, before looking at what was typed. */
export function refusalOf(code: IssuedCode | undefined, now: Instant): CodeRefusal | undefined {
  if (code === undefined || code.usedAt !== undefined) return { code: 'accounts.code.unknown' };
  if (code.expiresAt <= now) return { code: 'accounts.code.expired' };
  if (code.tries >= CODE_TRIES) return { code: 'accounts.code.exhausted' };
  return undefined;
}

/** Digits as typed: blanks and dashes ignored. Undefined when it cannot be a code. */
export function parseCode(typed: string): string | undefined {
  const digits = typedSigns(typed);
  return new RegExp(`^\\d{${String(CODE_DIGITS)}}$`).test(digits) ? digits : undefined;
}

/** A printed code as typed. */
export function parsePaperCode(typed: string): string | undefined {
  return parseReadable(typed, PAPER_LENGTH);
}
