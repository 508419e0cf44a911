/** Reads one entered value by its definition: every answer a person types or picks passes here, and comes back typed or refused with a code. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { FactField, FactValue } from '../../conditions/index.ts';
import { codesMeant, parseIndustryCode } from '../../industries/browser.ts';
import { parseTaxCode } from './tax-code.ts';
import { parseWrittenNumber } from './written-number.ts';

/** What the reader may ask while reading: all optional, an absent question is not asked. */
export interface ReadingContext {
  readonly today?: LocalDate;
  readonly isLocality?: (id: string) => boolean;
  readonly isIndustry?: (code: string) => boolean;
}

export type FactRefusal = Refusal;

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A versioned locality id: `vn`, `vn-2025-38`, `vn-gso-74`, `vn-2025-c-16249`. */
const LOCALITY = /^vn(?:-[a-z0-9]+)*$/;
const LONGEST_CODE = 60;
const EARLIEST = '1900-01-01';
const YES = new Set(['yes', 'true', 'có', 'co', 'c']);
const NO = new Set(['no', 'false', 'không', 'khong', 'k']);

/** Text from a form to a typed value. `definition` may be a fact's or a field's of a list item. */
export function parseFactValue(
  definition: FactField,
  text: string,
  context: ReadingContext = {},
): Result<FactValue, FactRefusal> {
  const entered = text.normalize('NFC').trim();
  if (entered === '') return refused({ code: 'enterprises.fact.required' });
  switch (definition.type) {
    case 'boolean': {
      const word = entered.toLowerCase();
      if (YES.has(word)) return accepted(true);
      return NO.has(word) ? accepted(false) : refused({ code: 'enterprises.fact.not-yes-or-no' });
    }
    case 'integer':
    case 'money': {
      const number = parseWrittenNumber(entered);
      return number.ok ? checkFactValue(definition, number.value, context) : number;
    }
    case 'date':
      return checkFactValue(definition, readDate(entered) ?? '', context);
    default:
      return checkFactValue(definition, entered, context);
  }
}

/** A value that already has a type (JSON, another module) against its definition: type, bounds, codes, shape. */
export function checkFactValue(
  definition: FactField,
  value: unknown,
  context: ReadingContext = {},
): Result<FactValue, FactRefusal> {
  switch (definition.type) {
    case 'boolean':
      return typeof value === 'boolean' ? accepted(value) : refused({ code: 'enterprises.fact.not-yes-or-no' });
    case 'integer':
    case 'money':
      return checkNumber(definition, value);
    case 'date':
      return checkDate(value, context.today);
    case 'code':
      if (typeof value !== 'string' || value.length > LONGEST_CODE || !CODE.test(value)) return notAChoice();
      return definition.codes === undefined || definition.codes.some((choice) => choice.code === value)
        ? accepted(value)
        : notAChoice();
    case 'locality':
      if (
        typeof value !== 'string' ||
        value.length > LONGEST_CODE ||
        !LOCALITY.test(value) ||
        context.isLocality?.(value) === false
      )
        return refused({ code: 'enterprises.fact.unknown-place' });
      return accepted(value);
    case 'industry':
      return checkIndustry(value, context);
    case 'tax-code': {
      const code = parseTaxCode(
        String(value ?? ''),
        context.today === undefined ? undefined : Number(context.today.slice(0, 4)),
      );
      return code.ok ? accepted(code.value.normalized) : code;
    }
  }
}

/** `2025:4711`, `4711` (means 2025), a section letter, or as certificates print it, `C10`, which is kept as `2025:10`. */
function checkIndustry(value: unknown, { isIndustry }: ReadingContext): Result<FactValue, FactRefusal> {
  const parsed = typeof value === 'string' ? parseIndustryCode(value) : undefined;
  if (typeof value !== 'string' || parsed === undefined) return refused({ code: 'enterprises.fact.unknown-industry' });
  const { section, code } = parsed;
  if (section === undefined)
    return isIndustry?.(value) === false
      ? refused({ code: 'enterprises.fact.unknown-industry' })
      : accepted(value.trim().toUpperCase());
  const meant = codesMeant(value);
  const known = isIndustry === undefined ? meant[0] : meant.find(isIndustry);
  if (known !== undefined) return accepted(`${known.slice(0, 5)}${code}`);
  const isElsewhere = meant.some((each) => isIndustry?.(`${each.slice(0, 5)}${code}`));
  return refused({ code: isElsewhere ? 'enterprises.fact.industry-section' : 'enterprises.fact.unknown-industry' });
}

function notAChoice() {
  return refused({ code: 'enterprises.fact.not-a-choice' });
}

function checkNumber({ min, max }: FactField, value: unknown): Result<FactValue, FactRefusal> {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refused({ code: 'enterprises.fact.not-a-number' });
  if (min !== undefined && value < min) return refused({ code: 'enterprises.fact.too-small', details: { min } });
  if (max !== undefined && value > max) return refused({ code: 'enterprises.fact.too-large', details: { max } });
  return Number.isSafeInteger(value) ? accepted(value) : refused({ code: 'enterprises.fact.not-whole' });
}

/** A real day since 1900. Item fields such as `expires` may lie ahead, so "in the future" is asked of single facts only, by the caller's `today`. */
function checkDate(value: unknown, today: LocalDate | undefined): Result<FactValue, FactRefusal> {
  const day = typeof value === 'string' ? parseLocalDate(value) : undefined;
  if (day === undefined || day < EARLIEST) return refused({ code: 'enterprises.fact.not-a-date' });
  return today !== undefined && day > today ? refused({ code: 'enterprises.fact.date-in-future' }) : accepted(day);
}

/** `21/11/2026`, `1-3-2024`, `21.11.2026` or `2026-11-21`; undefined when it is none of these. */
function readDate(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return plain;
  const parts = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(plain);
  return parts === null ? undefined : `${parts[4]}-${parts[3]!.padStart(2, '0')}-${parts[1]!.padStart(2, '0')}`;
}
