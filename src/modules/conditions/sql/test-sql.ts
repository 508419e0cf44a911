/** One comparison against a column. The column may be NULL: then the answer is. */
import { FIRST_DAY, LAST_DAY, type LeafTest, sectionOf, splitEdition } from '../domain/leaf-test.ts';
import type { FactType } from '../domain/vocabulary.ts';
import { parameter, piece, type SqlFragment } from './fragment.ts';
import type { Inside, PlaceIndex } from './place-index.ts';
import { orOf, type Truth } from './truth.ts';

export function testSql(
  test: LeafTest,
  column: SqlFragment,
  type: FactType | undefined,
  places: PlaceIndex,
  industry = takenApart(column),
): Truth {
  switch (test.kind) {
    case 'range':
      return between(column, numberBound(Math.ceil(test.from)), numberBound(Math.floor(test.to)));
    case 'days':
      return between(column, dayBound(test.from, FIRST_DAY), dayBound(test.to, LAST_DAY));
    case 'codes':
      return oneOf(column, [...test.codes], type);
    case 'inside':
      return insideSql(column, places.inside(test.locality));
    case 'industry':
      return orOf(test.codes.map((code) => industrySql(industry, code)));
  }
}

function numberBound(bound: number): SqlFragment | undefined {
  return Number.isFinite(bound) ? parameter(bound, 'bigint') : undefined;
}

function dayBound(day: string, open: string): SqlFragment | undefined {
  return day === open ? undefined : parameter(day, 'date');
}

function between(column: SqlFragment, from: SqlFragment | undefined, to: SqlFragment | undefined): Truth {
  if (from === undefined)
    return to === undefined ? piece`(case when ${column} is not null then true end)` : piece`(${column} <= ${to})`;
  return to === undefined ? piece`(${column} >= ${from})` : piece`(${column} between ${from} and ${to})`;
}

function oneOf(column: SqlFragment, codes: readonly (string | number | boolean)[], type: FactType | undefined): Truth {
  const never = piece`(case when ${column} is not null then false end)`;
  if (type === 'boolean') {
    const [yes, no] = [codes.includes(true), codes.includes(false)];
    if (yes && no) return piece`(case when ${column} is not null then true end)`;
    return yes ? column : no ? piece`(not ${column})` : never;
  }
  if (type === 'integer' || type === 'money') {
    const numbers = codes.filter((code): code is number => Number.isSafeInteger(code));
    return numbers.length === 0 ? never : piece`(${column} = any(${parameter(numbers, 'bigint[]')}))`;
  }
  const texts = codes.filter((code): code is string => typeof code === 'string');
  if (texts.length === 0) return never;
  const [first] = texts;
  const single = type === 'date' ? 'date' : 'text';
  if (texts.length === 1 && first !== undefined) return piece`(${column} = ${parameter(first, single)})`;
  return piece`(${column} = any(${parameter(texts, `${single}[]`)}))`;
}

/** All other places are outside. */
export function insideSql(column: SqlFragment, { surely, perhaps }: Inside): Truth {
  if (perhaps.length === 0) return anyOf(column, surely);
  const outside = piece`(${column} <> all(${parameter(perhaps, 'text[]')}))`;
  return piece`(case when ${anyOf(column, surely)} then true when ${outside} then false end)`;
}

function anyOf(column: SqlFragment, ids: readonly string[]): SqlFragment {
  const [first] = ids;
  if (ids.length === 1 && first !== undefined) return piece`(${column} = ${parameter(first, 'text')})`;
  return piece`(${column} = any(${parameter(ids, 'text[]')}))`;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const EARLY_LETTERS = [...'ABCDEF'];

export interface IndustryParts {
  readonly edition: SqlFragment;
  readonly code: SqlFragment;
}

/** `2018:10710`; without an edition the newest is meant. */
function takenApart(column: SqlFragment): IndustryParts {
  return {
    edition: piece`(case when position(':' in ${column}) = 0 then '2025' else split_part(${column}, ':', 1) end)`,
    code: piece`substring(${column} from position(':' in ${column}) + 1)`,
  };
}

/** As `testIndustry` of the evaluator: sections by letter, codes nest within one edition, another edition is unknown. */
function industrySql({ edition, code }: IndustryParts, wanted: string): Truth {
  const asked = splitEdition(wanted);
  const isOneOf = (codes: readonly string[]) => piece`(${code} = any(${parameter(codes, 'text[]')}))`;
  if (LETTERS.includes(asked.code)) {
    // A letter is its own first two characters.
    const startsOneOf = (codes: readonly string[]) => piece`(left(${code}, 2) = any(${parameter(codes, 'text[]')}))`;
    if (EARLY_LETTERS.includes(asked.code)) return startsOneOf([asked.code, ...divisionsOf([asked.code])]);
    // The later letters moved in 2025: a division from 44 on may be of any of them.
    const others = [...LETTERS, ...divisionsOf(EARLY_LETTERS)];
    return piece`(case when ${isOneOf([asked.code])} then true when ${startsOneOf(others)} then false end)`;
  }
  const section = sectionOf(asked.code);
  const otherLetters = section === undefined ? EARLY_LETTERS : LETTERS.filter((letter) => letter !== section);
  const shorter = Array.from({ length: asked.code.length }, (_, length) => asked.code.slice(0, length));
  return piece`(case when ${isOneOf(otherLetters)} then false
    when ${isOneOf(LETTERS)} or ${edition} <> ${parameter(asked.edition, 'text')} then null
    when starts_with(${code}, ${parameter(asked.code, 'text')}) then true
    when not ${isOneOf(shorter)} then false end)`;
}

/** `01`, `02`, `03` of section A. */
function divisionsOf(sections: readonly string[]): string[] {
  const divisions = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0'));
  return divisions.filter((division) => sections.includes(sectionOf(division) ?? ''));
}
