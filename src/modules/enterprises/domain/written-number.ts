/** Reads numbers as people in Viet Nam write them: `20.000.000`, `20 triệu`, `1,5 tỷ`, `2 tỷ rưỡi`, full-width digits. Whole results only. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';

export type WrittenNumberRefusal = Refusal<
  'enterprises.fact.not-a-number' | 'enterprises.fact.not-whole' | 'enterprises.fact.ambiguous-number'
>;

/** Powers of ten by the folded word. */
const UNITS: Readonly<Record<string, number>> = {
  nghin: 3,
  ngan: 3,
  k: 3,
  thousand: 3,
  trieu: 6,
  tr: 6,
  million: 6,
  mil: 6,
  m: 6,
  ty: 9,
  ti: 9,
  billion: 9,
  bn: 9,
  b: 9,
}; // prettier-ignore
const CURRENCY = /(?:₫|vnd|dong|d)$|^(?:₫|vnd)/g;
const LONGEST = 60;

/** Whole number from text. A written fraction is fine where a unit makes it whole (`1,5 tỷ`). */
export function parseWrittenNumber(text: string): Result<number, WrittenNumberRefusal> {
  const folded = fold(text).replace(CURRENCY, '').trim();
  if (folded.length === 0 || folded.length > LONGEST) return refused({ code: 'enterprises.fact.not-a-number' });
  const negative = folded.startsWith('-');
  const parts = [...folded.replace(/^-\s*/, '').matchAll(/([0-9][0-9.,\s]*)([a-z]*)\s*(ruoi)?\s*/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== folded.replace(/^-\s*/, ''))
    return refused({ code: 'enterprises.fact.not-a-number' });
  let total = 0;
  let lastPower = Number.POSITIVE_INFINITY;
  for (const [, digits = '', unit = '', half] of parts) {
    const power = unit === '' ? 0 : UNITS[unit];
    // `1 tỷ 500 triệu` goes down; `1 tỷ 2` leaves us guessing.
    if (power === undefined || power >= lastPower || (half !== undefined && power === 0))
      return refused({ code: 'enterprises.fact.not-a-number' });
    if (parts.length > 1 && unit === '') return refused({ code: 'enterprises.fact.ambiguous-number' });
    const value = wholeNumber(digits.trim(), power);
    if (!value.ok) return value;
    total += value.value + (half === undefined ? 0 : 10 ** power / 2);
    lastPower = power;
  }
  return accepted(negative && total !== 0 ? -total : total);
}

/** `digits` times ten to `power`, exactly. A dot or a comma before three digits groups thousands; with a unit behind it could mean both. */
function wholeNumber(digits: string, power: number): Result<number, WrittenNumberRefusal> {
  const grouped = /^\d{1,3}(?:([.,\s])\d{3})(?:\1\d{3})*$/.exec(digits);
  if (grouped !== null) {
    const single = digits.replace(/\d/g, '').length === 1;
    if (power > 0 && single && grouped[1] !== ' ' && !digits.startsWith('0'))
      return refused({ code: 'enterprises.fact.ambiguous-number' });
    if (!digits.startsWith('0')) return accepted(Number(digits.replace(/[.,\s]/g, '') + '0'.repeat(power)));
  }
  const decimal = /^(\d+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.))(?:[.,](\d+))?$/.exec(digits);
  if (decimal === null) return refused({ code: 'enterprises.fact.not-a-number' });
  const fraction = (decimal[2] ?? '').replace(/0+$/, '');
  if (fraction.length > power) return refused({ code: 'enterprises.fact.not-whole' });
  return accepted(Number(decimal[1]!.replace(/[.,]/g, '') + fraction.padEnd(power, '0')));
}

/** Lower case, no marks, đ as d, compatibility digits as 0-9, every blank one blank; separators kept. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[−–]/g, '-')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
