/** Broken rules are refused at the door, each fault with its place. */
import { expect, test } from 'vitest';
import { checkCondition } from './check-condition.ts';
import type { Condition } from './condition.ts';
import { exampleVocabulary } from './example-world.ts';
import { parseCondition } from './parse-condition.ts';

const fine = { fact: 'womenOwned', is: true };
const deep = (depth: number): unknown => (depth === 0 ? fine : { not: deep(depth - 1) });

test.each<[says: string, value: unknown, field: string]>([
  ['no operator', { all: [fine, { fact: 'womenOwned' }] }, 'all.1'],
  ['two operators', { fact: 'employeesInsuredAverage', atLeast: 1, atMost: 2 }, ''],
  ['two kinds of node', { all: [fine], fact: 'x', is: 1 }, ''],
  ['an unknown key', { any: [{ fact: 'x', is: 1, atmost: 3 }] }, 'any.0'],
  ['a day that does not exist', { not: { fact: 'foundedOn', since: '2023-02-31' } }, 'not.since'],
  ['an empty any', { any: [] }, 'any'],
  ['an item asked nothing', { some: 'certifications' }, 'where'],
  ['a doubt without words', { doubt: 'unclear' }, 'say'],
  [
    'a citation that does not say whether it was read',
    { ...fine, cite: { document: '80/2021/NĐ-CP' } },
    'cite.verified',
  ],
  ['a list instead of a rule', [fine], ''],
])('refused: %s', (_says, value, field) => {
  const parsed = parseCondition(value);
  expect(parsed.ok ? [] : parsed.refusals.map((refusal) => refusal.field)).toContain(field);
});

test('refused: nested without end, or endless lists', () => {
  expect(parseCondition(deep(11)).ok).toBe(true);
  expect(parseCondition(deep(12)).ok).toBe(false);
  expect(parseCondition(deep(3000)).ok).toBe(false);
  expect(parseCondition({ all: Array.from({ length: 500 }, () => fine) }).ok).toBe(false);
});

test('all faults are told at once', () => {
  const parsed = parseCondition({ all: [{ fact: 'x' }, { doubt: 'y' }, 3] });
  expect(parsed.ok ? 0 : parsed.refusals.length).toBe(3);
});

test.each<[says: string, condition: Condition]>([
  ['an unknown fact', { fact: 'employees', atMost: 10 }],
  ['a fact that is only inherited', { fact: 'constructor', is: 'x' }],
  ['a number asked of a yes-no fact', { fact: 'womenOwned', atLeast: 1 }],
  ['an unknown code', { fact: 'applicantType', in: ['enterprise', 'company'] }],
  ['an unknown size class', { fact: 'sizeClass', is: 'tiny' }],
  ['text where a number belongs', { fact: 'employeesInsuredAverage', is: '10' }],
  ['a list asked like one value', { fact: 'certifications', is: 'iso-9001' }],
  ['one value asked like a list', { some: 'womenOwned', where: { fact: 'code', is: 'x' } }],
  ['an unknown field of an item', { some: 'certifications', where: { fact: 'issuer', is: 'x' } }],
])('not in the vocabulary: %s', (_says, condition) => {
  expect(checkCondition({ all: [fine, condition] }, exampleVocabulary)).toHaveLength(1);
});
