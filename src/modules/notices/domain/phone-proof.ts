/** How somebody proves that a number is theirs: six digits sent there, typed back within a quarter of an hour. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';

export const CODE_DIGITS = 6;
export const CODE_MINUTES = 15;
const CODE_TRIES = 5;
/** To one number, or for one person, within the window: enough for a slow network, too few to be a nuisance to whoever has that number. */
export const CODES_IN_WINDOW = 3;
export const WINDOW_MINUTES = 60;

export interface PhoneCode {
  readonly expiresAt: Instant;
  readonly tries: number;
  readonly isUsed: boolean;
}

export type PhoneRefusal = Refusal<
  'notices.phone.wrong' | 'notices.phone.expired' | 'notices.phone.exhausted' | 'notices.phone.too-often'
>;

/** Whether a code may still be tried, before looking at what was typed. */
export function refusalOf(code: PhoneCode | undefined, now: Instant): PhoneRefusal | undefined {
  if (code === undefined || code.isUsed) return { code: 'notices.phone.expired', field: 'code' };
  if (code.expiresAt <= now) return { code: 'notices.phone.expired', field: 'code' };
  return code.tries >= CODE_TRIES ? { code: 'notices.phone.exhausted', field: 'code' } : undefined;
}
