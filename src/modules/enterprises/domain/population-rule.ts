/** A rule an officer puts together line by line: which firms belong to a group. Each line is one question about one fact. */
import { type LocalDate, parseLocalDate } from '../../../foundation/clock.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { Condition, FactDefinition, Vocabulary } from '../../conditions/index.ts';
import { parseWrittenNumber } from './written-number.ts';

export type LineOperator =
  | 'is'
  | 'not'
  | 'atLeast'
  | 'atMost'
  | 'since'
  | 'until'
  | 'withinMonths'
  | 'inside'
  | 'has'
  | 'hasNot'
  | 'absent';

export interface PopulationLine {
  readonly fact: string;
  readonly op: LineOperator;
  /** Code, number, `yyyy-mm-dd`, place or line of business; '' where the operator needs none. */
  readonly value: string;
}

export interface PopulationRule {
  readonly match: 'all' | 'any';
  readonly lines: readonly PopulationLine[];
}

export const MOST_LINES = 8;

export type LineRefusal = Refusal<
  | 'enterprises.population.value-missing'
  | 'enterprises.population.no-such-value'
  | 'enterprises.population.not-a-number'
  | 'enterprises.population.not-a-day'
>;

/** What may be asked of a fact, the likeliest first. */
export function operatorsOf({ type, cardinality, fields }: FactDefinition): readonly LineOperator[] {
  if (cardinality === 'many')
    return fields?.level === undefined ? ['has', 'hasNot', 'absent'] : ['absent', 'atLeast', 'atMost'];
  switch (type) {
    case 'code':
    case 'boolean':
      return ['is', 'not', 'absent'];
    case 'integer':
    case 'money':
      return ['atLeast', 'atMost', 'absent'];
    case 'date':
      return ['withinMonths', 'since', 'until', 'absent'];
    default:
      return ['inside', 'absent'];
  }
}

/** A line as typed; places and lines of business are chosen from lists, whose ids `isChoice` knows. */
export function readLine(
  definition: FactDefinition,
  typed: { readonly op: string; readonly value: string },
  isChoice: (fact: string, value: string) => boolean,
): Result<PopulationLine, LineRefusal> {
  const { key: fact, type, fields } = definition;
  const operators = operatorsOf(definition);
  const op = operators.find((each) => each === typed.op) ?? operators[0] ?? 'absent';
  const line = (value: string) => accepted({ fact, op, value });
  if (op === 'absent') return line('');
  const value = typed.value.trim();
  if (value === '') return refused({ code: 'enterprises.population.value-missing' });
  const isNumber = op === 'withinMonths' || fields?.level !== undefined || type === 'integer' || type === 'money';
  if (isNumber) {
    const number = parseWrittenNumber(value);
    if (
      !number.ok ||
      number.value < 0 ||
      !Number.isSafeInteger(number.value) ||
      (op === 'withinMonths' && number.value > 1_200)
    )
      return refused({ code: 'enterprises.population.not-a-number' });
    return line(String(number.value));
  }
  if (type === 'date') {
    const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(value) ?? [];
    const date = parseLocalDate(
      day === undefined ? value : `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`,
    );
    return date === undefined ? refused({ code: 'enterprises.population.not-a-day' }) : line(date);
  }
  const codes = definition.codes ?? fields?.code?.codes;
  const known =
    type === 'boolean'
      ? ['yes', 'no'].includes(value)
      : (codes?.some(({ code }) => code === value) ?? isChoice(fact, value));
  return known ? line(value) : refused({ code: 'enterprises.population.no-such-value' });
}

/** The line in the language of rules; `absent` asks whether anybody has said anything, which no rule over facts can ask. */
export function conditionOf({ fact, op, value }: PopulationLine, vocabulary: Vocabulary): Condition | 'absent' {
  const type = vocabulary.facts[fact]?.type;
  const many = vocabulary.facts[fact]?.cardinality === 'many';
  const is: Condition = { fact, is: type === 'boolean' ? value === 'yes' : value };
  switch (op) {
    case 'absent':
      return 'absent';
    case 'is':
      return is;
    case 'not':
      return { not: is };
    case 'has':
      return { some: fact, where: { fact: 'code', is: value } };
    case 'hasNot':
      return { not: { some: fact, where: { fact: 'code', is: value } } };
    case 'atLeast':
    case 'atMost': {
      const bound = op === 'atLeast' ? { atLeast: Number(value) } : { atMost: Number(value) };
      return many ? { some: fact, where: { fact: 'level', ...bound } } : { fact, ...bound };
    }
    case 'since':
      return { fact, since: value as LocalDate };
    case 'until':
      return { fact, until: value as LocalDate };
    case 'withinMonths':
      return { fact, withinMonths: Number(value) };
    case 'inside':
      return { fact, inside: value };
  }
}
