/** A comparison in its normal form: an interval of numbers or days, a set of codes, a set of industries or a locality. */
import { addDays, addMonths, type LocalDate } from '../../../foundation/clock.ts';
import type { Comparison } from './condition.ts';
import type { ConditionContext } from './context.ts';
import type { FactValue } from './dossier.ts';
import { fromBoolean, type Kleene, kleeneOf, NO, UNKNOWN, YES } from './kleene.ts';
import type { FactType } from './vocabulary.ts';

export type LeafTest =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'codes'; readonly codes: ReadonlySet<FactValue> }
  | { readonly kind: 'industry'; readonly codes: readonly string[] }
  | { readonly kind: 'inside'; readonly locality: string };

/** Bounds of an open interval of days; both sort around every real day. */
export const FIRST_DAY = '0000-01-01';
export const LAST_DAY = '9999-12-31';

export function leafTest(node: Comparison, type: FactType | undefined, asOf: LocalDate): LeafTest {
  if ('atLeast' in node) return { kind: 'range', from: node.atLeast, to: Infinity };
  if ('atMost' in node) return { kind: 'range', from: -Infinity, to: node.atMost };
  // Every number of the vocabulary is a whole one, so "above 10" is "at least 11".
  if ('above' in node) return { kind: 'range', from: Math.floor(node.above) + 1, to: Infinity };
  if ('below' in node) return { kind: 'range', from: -Infinity, to: Math.ceil(node.below) - 1 };
  if ('since' in node) return { kind: 'days', from: node.since, to: LAST_DAY };
  if ('until' in node) return { kind: 'days', from: FIRST_DAY, to: node.until };
  if ('withinMonths' in node) return { kind: 'days', from: earliestWithin(asOf, node.withinMonths), to: asOf };
  if ('inside' in node)
    return type === 'industry' ? { kind: 'industry', codes: [node.inside] } : { kind: 'inside', locality: node.inside };
  const wanted: readonly FactValue[] = 'in' in node ? node.in : [node.is];
  if (type === 'industry') return { kind: 'industry', codes: wanted.map(String) };
  if (wanted.length === 1 && typeof wanted[0] === 'number') return { kind: 'range', from: wanted[0], to: wanted[0] };
  return { kind: 'codes', codes: new Set(wanted) };
}

/** The first day from which `day + months` has not passed `asOf`: the boundary day itself is still inside. */
function earliestWithin(asOf: LocalDate, months: number): LocalDate {
  let day = addMonths(asOf, -months);
  while (addMonths(day, months) < asOf) day = addDays(day, 1);
  while (addMonths(addDays(day, -1), months) >= asOf) day = addDays(day, -1);
  return day;
}

export function testValue(test: LeafTest, value: FactValue, context: ConditionContext): Kleene {
  switch (test.kind) {
    case 'range':
      return fromBoolean(typeof value === 'number' && value >= test.from && value <= test.to);
    case 'days':
      return fromBoolean(typeof value === 'string' && value >= test.from && value <= test.to);
    case 'codes':
      return fromBoolean(test.codes.has(value));
    case 'inside':
      return typeof value === 'string' ? kleeneOf(context.localities.contains(test.locality, value)) : NO;
    case 'industry':
      return testIndustry(test.codes, String(value));
  }
}

/** VSIC codes nest by dropping the last digit: 1010 is inside 10; a firm that only said 10 may or may not be in 1010. */
function testIndustry(wanted: readonly string[], value: string): Kleene {
  let result: Kleene = NO;
  const own = splitEdition(value);
  for (const code of wanted) {
    const asked = splitEdition(code);
    const bySection = testSection(asked.code, own.code);
    if (bySection !== undefined) {
      if (bySection === YES) return YES;
      if (bySection === UNKNOWN) result = UNKNOWN;
    } else if (own.edition !== asked.edition) result = UNKNOWN;
    else if (own.code.startsWith(asked.code)) return YES;
    else if (asked.code.startsWith(own.code)) result = UNKNOWN;
  }
  return result;
}

/** Sections A to F keep their letters and divisions in both editions; the later letters moved in 2025 and are named by division. */
const LAST_DIVISION_OF: readonly (readonly [section: string, last: number])[] = [
  ['A', 3],
  ['B', 9],
  ['C', 33],
  ['D', 35],
  ['E', 39],
  ['F', 43],
];

/** The letter of a code: by itself or by its first two digits where both editions agree. */
export function sectionOf(code: string): string | undefined {
  if (/^[A-Z]$/.test(code)) return code;
  const division = Number(code.slice(0, 2));
  return LAST_DIVISION_OF.find(([, last]) => division <= last)?.[0];
}

/** The answer when either code is a section letter; undefined when both are numbers. */
function testSection(asked: string, own: string): Kleene | undefined {
  if (!/^[A-Z]$/.test(asked) && !/^[A-Z]$/.test(own)) return undefined;
  const section = sectionOf(asked);
  const mine = sectionOf(own);
  if (section === undefined || mine === undefined) return (section ?? mine ?? '') < 'G' ? NO : UNKNOWN;
  if (section !== mine) return NO;
  return asked === section ? YES : UNKNOWN;
}

/** `2018:4649` names its edition; a plain code is of the edition in force since 2025. */
export function splitEdition(text: string): { edition: string; code: string } {
  const colon = text.indexOf(':');
  return colon < 0 ? { edition: '2025', code: text } : { edition: text.slice(0, colon), code: text.slice(colon + 1) };
}
