/** Does a condition speak the vocabulary: facts known, operators fitting their type, codes that exist. */
import type { Comparison, Condition } from './condition.ts';
import type { ConditionIssue } from './parse-condition.ts';
import type { Code, FactType, Vocabulary } from './vocabulary.ts';

const EQUALITY = ['is', 'in'] as const;
const NUMBERS = ['is', 'in', 'atLeast', 'atMost', 'above', 'below'] as const;
const OPERATORS_OF: Readonly<Record<FactType, readonly string[]>> = {
  code: EQUALITY,
  boolean: ['is'],
  integer: NUMBERS,
  money: NUMBERS,
  date: ['is', 'since', 'until', 'withinMonths'],
  locality: ['is', 'in', 'inside'],
  industry: ['is', 'in', 'inside'],
  'tax-code': [],
};
const VALUE_OF: Readonly<Record<FactType, 'string' | 'number' | 'boolean'>> = {
  code: 'string',
  boolean: 'boolean',
  integer: 'number',
  money: 'number',
  date: 'string',
  locality: 'string',
  industry: 'string',
  'tax-code': 'string',
};
const NOT_OPERATORS = new Set(['fact', 'minGrade', 'cite', 'say']);

interface Field {
  readonly type: FactType;
  readonly codes?: readonly Code[];
}

export function checkCondition(condition: Condition, vocabulary: Vocabulary): readonly ConditionIssue[] {
  const issues: ConditionIssue[] = [];
  check(condition, [], issues, vocabulary, undefined);
  return issues;
}

type Path = readonly (string | number)[];

/** `fields`: inside `some`, the fields of its items stand for the facts. */
function check(
  node: Condition,
  path: Path,
  issues: ConditionIssue[],
  vocabulary: Vocabulary,
  fields: Readonly<Record<string, Field>> | undefined,
): void {
  const inner = (child: Condition, key: Path) => check(child, [...path, ...key], issues, vocabulary, fields);
  if ('all' in node) node.all.forEach((child, index) => void inner(child, ['all', index]));
  else if ('any' in node) node.any.forEach((child, index) => void inner(child, ['any', index]));
  else if ('not' in node) inner(node.not, ['not']);
  else if ('some' in node) {
    const definition = own(vocabulary.facts, node.some);
    if (fields !== undefined) issues.push({ path, message: '`some` inside an item' });
    else if (definition === undefined) issues.push({ path, message: `unknown fact ${node.some}` });
    else if (definition.cardinality !== 'many') issues.push({ path, message: `${node.some} has one value, not many` });
    else check(node.where, [...path, 'where'], issues, vocabulary, definition.fields ?? {});
  } else if (!('doubt' in node)) checkComparison(node, path, issues, vocabulary, fields);
}

function checkComparison(
  node: Comparison,
  path: Path,
  issues: ConditionIssue[],
  vocabulary: Vocabulary,
  fields: Readonly<Record<string, Field>> | undefined,
): void {
  const fail = (message: string) => issues.push({ path, message });
  const field = fields === undefined ? own(vocabulary.facts, node.fact) : own(fields, node.fact);
  const table = fields === undefined ? own(vocabulary.derived, node.fact) : undefined;
  if (field === undefined && table === undefined) return void fail(`unknown fact ${node.fact}`);
  if (fields === undefined && own(vocabulary.facts, node.fact)?.cardinality === 'many')
    return void fail(`${node.fact} has many values: ask with \`some\``);
  const type = table === undefined ? (field?.type ?? 'code') : 'code';
  const operator = Object.keys(node).find((key) => !NOT_OPERATORS.has(key)) ?? '';
  if (!OPERATORS_OF[type].includes(operator)) return void fail(`\`${operator}\` does not fit ${node.fact} (${type})`);
  const codes =
    table === undefined
      ? field?.codes?.map((code) => code.code)
      : [...table.cases.map((entry) => entry.value), table.otherwise];
  for (const value of 'is' in node ? [node.is] : 'in' in node ? node.in : []) {
    if (typeof value !== VALUE_OF[type]) fail(`${JSON.stringify(value)} is no value of ${node.fact} (${type})`);
    else if (codes !== undefined && codes.length > 0 && !codes.includes(String(value)))
      fail(`unknown code ${value} of ${node.fact}`);
  }
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
