/** Codes people type to sign in: how long they live, how often they may be tried, and how many are sent. ASVS 5 V6.5, V6.6. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';

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
  const digits = typed.normalize('NFKC').replace(/[\s.-]/g, '');
  return new RegExp(`^\\d{${String(CODE_DIGITS)}}$`).test(digits) ? digits : undefined;
}

/** `12345678` → `1234 5678`. */
export function groupCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** A printed code as typed: groups and capitals ignored, O read as 0, I and L as 1. */
export function parsePaperCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return new RegExp(`^[0-9A-HJKMNP-TV-Z]{${String(PAPER_LENGTH)}}$`).test(code) ? code : undefined;
}

/** `ABCD-EFGH-JKMN`. */
export function groupPaperCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
