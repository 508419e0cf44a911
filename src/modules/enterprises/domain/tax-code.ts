/** Reads a Vietnamese tax code (mã số thuế) as people type it: 10 digits, 13 for a dependent unit, 12 for a person; a valid shape never proves that a code exists. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

/** Ten digits belong to an enterprise, an organisation or a business household alike: ask which. */
export type TaxCodeKind = 'organisation-or-household' | 'branch' | 'person';

export interface TaxCode {
  readonly kind: TaxCodeKind;
  /** Digits only, as stored. */
  readonly normalized: string;
}

export type TaxCodeRefusal = Refusal<
  | 'enterprises.tax-code.empty'
  | 'enterprises.tax-code.not-digits'
  | 'enterprises.tax-code.length'
  | 'enterprises.tax-code.area-or-serial'
  | 'enterprises.tax-code.check-digit'
  | 'enterprises.tax-code.branch-000'
  | 'enterprises.tax-code.person-shape'
>;

/** Weights of digits 1-9; the rule agrees in several public implementations, no published legal text states it. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;
/** Blanks, dots, hyphens and invisible marks people or copy-paste put between the digits. */
const SEPARATORS = /[\s.\p{Cf}\p{Pd}]/gu;
const ZERO = 0x30;
const PLAIN_DIGITS = /^[0-9]+$/;
const LONGEST_SHOWN = 64;

/** @returns digits only and the kind, or one coded refusal. `currentYear`, when given, also refuses a person born in the future. */
export function parseTaxCode(text: string, currentYear?: number): Result<TaxCode, TaxCodeRefusal> {
  if (text.length > LONGEST_SHOWN)
    return refused({ code: 'enterprises.tax-code.length', details: { length: text.length } });
  const digits = PLAIN_DIGITS.test(text) ? text : asciiDigits(text.normalize('NFC').replace(SEPARATORS, ''));
  if (digits === '') return refused({ code: 'enterprises.tax-code.empty' });
  if (!PLAIN_DIGITS.test(digits)) return refused({ code: 'enterprises.tax-code.not-digits' });
  if (digits.length === 12) return parsePerson(digits, currentYear);
  if (digits.length !== 10 && digits.length !== 13)
    return refused({ code: 'enterprises.tax-code.length', details: { length: digits.length } });
  // Digits 1-2 are the issuing-area block, 3-9 the serial: both start at one (as the public validators read it).
  if (digits.startsWith('00') || digits.slice(2, 9) === '0000000')
    return refused({ code: 'enterprises.tax-code.area-or-serial' });
  if (!hasCheckDigit(digits)) return refused({ code: 'enterprises.tax-code.check-digit' });
  if (digits.length === 10) return accepted({ kind: 'organisation-or-household', normalized: digits });
  // A dependent unit is numbered 001-999.
  if (digits.endsWith('000')) return refused({ code: 'enterprises.tax-code.branch-000' });
  return accepted({ kind: 'branch', normalized: digits });
}

function hasCheckDigit(digits: string): boolean {
  return checkDigitOf(digits) === Number(digits[9]);
}

/** c = 10 - (S mod 11) over the first nine digits; when c is 10 the serial is never issued: undefined. */
export function checkDigitOf(digits: string): number | undefined {
  let sum = 0;
  for (let index = 0; index < WEIGHTS.length; index += 1) sum += WEIGHTS[index]! * (digits.charCodeAt(index) - ZERO);
  const digit = 10 - (sum % 11);
  return digit === 10 ? undefined : digit;
}

/** Personal identification number, a tax code since 01/07/2025: place of birth registration 001-096, century and sex, year of birth. No check digit. */
function parsePerson(digits: string, currentYear: number | undefined): Result<TaxCode, TaxCodeRefusal> {
  const place = Number(digits.slice(0, 3));
  const bornIn = 1900 + 100 * Math.floor(Number(digits[3]) / 2) + Number(digits.slice(4, 6));
  if (place < 1 || place > 96 || (currentYear !== undefined && bornIn > currentYear))
    return refused({ code: 'enterprises.tax-code.person-shape' });
  return accepted({ kind: 'person', normalized: digits });
}

/** Every decimal digit of Unicode (full-width from an East Asian keyboard, for one) as 0-9; anything else stays and is refused later. */
function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0)!;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((digit.codePointAt(0)! - zero) % 10);
  });
}

/** As printed: `0100109106-001`; ten digits as they are; a person's code always masked. */
export function formatTaxCode(normalized: string): string {
  if (normalized.length === 12) return maskTaxCode(normalized);
  return normalized.length === 13 ? `${normalized.slice(0, 10)}-${normalized.slice(10)}` : normalized;
}

/** First three and last two digits of a personal code stay: `079•••••••34`. */
export function maskTaxCode(normalized: string): string {
  return `${normalized.slice(0, 3)}${'•'.repeat(Math.max(0, normalized.length - 5))}${normalized.slice(-2)}`;
}

/** A 12-digit code is personal data: never in a URL, a log or a payload. */
export function isPersonalTaxCode(normalized: string): boolean {
  return normalized.length === 12;
}
