/** A rule that names a section of the classification of industries reads a firm's code at any depth, in either edition. */
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { ConditionContext } from './context.ts';
import { leafTest, testValue } from './leaf-test.ts';

const context: ConditionContext = {
  asOf: '2026-11-21' as LocalDate,
  vocabulary: { facts: {}, derived: {} },
  localities: { contains: () => 'unknown' },
  lookups: { province: () => undefined, sectorGroup: () => undefined },
};

test.each([
  ['C', '1071', 1],
  ['C', '2018:2592', 1],
  ['C', 'C', 1],
  ['C', '4100', -1],
  ['C', '46', -1],
  ['C', 'G', -1],
  ['10', 'C', 0],
  ['10', '1071', 1],
  ['1071', '10', 0],
  ['G', '46', 0],
  ['G', '10', -1],
])('a rule for industry %s reads the code %s', (asked, own, sign) => {
  const test = leafTest({ fact: 'industry', inside: asked }, 'industry', context.asOf);
  const yes = testValue(leafTest({ fact: 'x', is: 'x' }, 'code', context.asOf), 'x', context);
  const no = testValue(leafTest({ fact: 'x', is: 'x' }, 'code', context.asOf), 'y', context);
  const expected = sign > 0 ? yes : no;
  if (sign === 0) expect([yes, no]).not.toContain(testValue(test, own, context));
  else expect(testValue(test, own, context)).toBe(expected);
});
