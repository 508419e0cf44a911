/** How an owner signs what was written down for them: digits on the adviser's screen, a link in a letter, a sheet of paper with something that is theirs alone. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Refusal } from '../../../foundation/result.ts';
import { parseReadable } from '../../../foundation/typed-code.ts';

export type CosignKind = 'code' | 'link' | 'paper' | 'sheet-code';
/** How it was signed or refused. `paper` alone is of the time when a sheet needed nothing beside it. */
export type SignMethod = 'code' | 'link' | 'paper' | 'paper-code' | 'paper-account' | 'paper-officer';
export type RecordState = 'recorded' | 'unconfirmed' | 'set-aside' | 'confirmed' | 'refused';

/** The owner stands beside the adviser, the letter may be slow. */
export const CODE_MINUTES = 30;
export const CODE_TRIES = 5;
/** Letters for one record a day. */
export const CODES_A_DAY = 5;
export const LINK_DAYS = 30;
/** 80 bits. */
export const SECRET_LENGTH = 16;

export interface Cosign {
  readonly kind: CosignKind;
  readonly expiresAt: Instant;
  readonly tries: number;
  readonly isVoided: boolean;
}

export type SignRefusal = Refusal<
  | 'field.code.wrong'
  | 'field.code.expired'
  | 'field.code.exhausted'
  | 'field.sign.undecided'
  | 'field.sign.done'
  | 'field.sheet.no-contact'
>;

/** Whether a way to sign still holds, before looking at what was typed. */
export function refusalOf(cosign: Cosign | undefined, now: Instant): SignRefusal | undefined {
  if (cosign === undefined || cosign.isVoided) return { code: 'field.code.wrong' };
  if (cosign.expiresAt <= now) return { code: 'field.code.expired' };
  return cosign.tries >= CODE_TRIES ? { code: 'field.code.exhausted' } : undefined;
}

/** Only what stands alone and waits is signed: of two that differ somebody chooses first. */
export function signable(state: RecordState, rivals: readonly RecordState[]): SignRefusal | undefined {
  if (state === 'confirmed' || state === 'refused') return { code: 'field.sign.done' };
  if (state === 'set-aside' || rivals.includes('unconfirmed')) return { code: 'field.sign.undecided' };
  return undefined;
}

/** `ABCD-EFGH-JKMN-PQRS` as typed. */
export function parseSecret(typed: string): string | undefined {
  return parseReadable(typed, SECRET_LENGTH);
}
