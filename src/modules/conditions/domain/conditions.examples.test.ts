/** The language by examples: a rule, a dossier, the verdict, what is missing, what would change it. */
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { applyChanges } from './apply-changes.ts';
import type { Condition, Verdict } from './condition.ts';
import type { Dossier } from './dossier.ts';
import { evaluate } from './evaluate.ts';
import { aDossier, exampleContext } from './example-world.ts';
import { explain } from './explain.ts';

const day = (text: string) => text as LocalDate;
const B = 1_000_000_000;
const atMost10: Condition = { fact: 'employeesInsuredAverage', atMost: 10 };
const above10: Condition = { fact: 'employeesInsuredAverage', above: 10 };
const firstYear: Condition = { fact: 'foundedOn', withinMonths: 12 };
const inNorth: Condition = { fact: 'commune', inside: 'north' };
const isoInForce: Condition = { some: 'certifications', where: { fact: 'code', is: 'iso-9001' } };
const isoTwoYears: Condition = {
  some: 'certifications',
  where: {
    all: [
      { fact: 'code', is: 'iso-9001' },
      { fact: 'expires', since: day('2029-03-09') },
    ],
  },
};
const level3: Condition = {
  some: 'digitalLevel',
  where: {
    all: [
      { fact: 'framework', is: 'dbi' },
      { fact: 'level', atLeast: 3 },
    ],
  },
};
const size = (...sizes: string[]): Condition => ({ fact: 'sizeClass', in: sizes });
const doubt: Condition = {
  doubt: 'list-not-published',
  say: { vi: 'Danh mục chưa công bố', en: 'The list is not published' },
};
const people = (employeesInsuredAverage: number) => ({ employeesInsuredAverage });

type Example = readonly [says: string, condition: Condition, dossier: Dossier, verdict: Verdict];

const examples: readonly Example[] = [
  ['a limit is inclusive: 10 people are not above 10', atMost10, aDossier(people(10)), 'yes'],
  ['11 people are above "at most 10"', atMost10, aDossier(people(11)), 'no'],
  ['above 10 starts at 11', above10, aDossier(people(11)), 'yes'],
  ['above 10 excludes 10', above10, aDossier(people(10)), 'no'],
  ['nobody said how many people', atMost10, aDossier(), 'unknown'],
  [
    'a fact past its last day is unknown',
    atMost10,
    aDossier({ employeesInsuredAverage: { value: 5, grade: 'verified', expiresOn: day('2027-03-08') } }),
    'unknown',
  ],
  [
    'a fact counts on its last day',
    atMost10,
    aDossier({ employeesInsuredAverage: { value: 5, grade: 'verified', expiresOn: day('2027-03-09') } }),
    'yes',
  ],
  ['a declaration is not a proof', { ...atMost10, minGrade: 'evidenced' }, aDossier(people(5)), 'unknown'],
  ['a false answer is an answer', { fact: 'womenOwned', is: true }, aDossier({ womenOwned: false }), 'no'],

  ['not longer than 12 months: the anniversary is inside', firstYear, aDossier({ foundedOn: '2026-03-09' }), 'yes'],
  ['the day before the anniversary limit is outside', firstYear, aDossier({ foundedOn: '2026-03-08' }), 'no'],
  ['a founding day still to come is no', firstYear, aDossier({ foundedOn: '2027-03-10' }), 'no'],
  ['founded today is within', firstYear, aDossier({ foundedOn: '2027-03-09' }), 'yes'],

  ['a commune inside the province', inNorth, aDossier({ commune: 'north-1' }), 'yes'],
  ['a commune elsewhere', inNorth, aDossier({ commune: 'south-1' }), 'no'],
  [
    'a place that was split cannot be decided',
    { fact: 'commune', inside: 'old' },
    aDossier({ commune: 'north-1' }),
    'unknown',
  ],
  ['who named only the province is inside it', inNorth, aDossier({ province: 'north' }), 'yes'],
  [
    'who named only the province may be in the commune',
    { fact: 'commune', inside: 'north-1' },
    aDossier({ province: 'north' }),
    'unknown',
  ],
  ['who named another province is not', { fact: 'commune', inside: 'north-1' }, aDossier({ province: 'south' }), 'no'],
  ['the province follows from the commune', { fact: 'province', is: 'south' }, aDossier({ commune: 'south-1' }), 'yes'],

  ['an industry code nests', { fact: 'industry', in: ['10'] }, aDossier({ industry: '1071' }), 'yes'],
  ['a division may or may not be the class', { fact: 'industry', is: '1071' }, aDossier({ industry: '10' }), 'unknown'],
  [
    'the sector group follows from the industry',
    { fact: 'sectorGroup', is: 'trade-services' },
    aDossier({ industry: '4711' }),
    'yes',
  ],

  ['no list was given', isoInForce, aDossier(), 'unknown'],
  ['"none" was said', isoInForce, aDossier({}, { certifications: [] }), 'no'],
  [
    'the certificate is there',
    isoInForce,
    aDossier({}, { certifications: [{ code: 'iso-9001', expires: '2028-01-01' }] }),
    'yes',
  ],
  [
    'another certificate',
    isoInForce,
    aDossier({}, { certifications: [{ code: 'haccp', expires: '2028-01-01' }] }),
    'no',
  ],
  [
    'an expired certificate proves nothing',
    isoInForce,
    aDossier({}, { certifications: [{ code: 'iso-9001', expires: '2027-03-08' }] }),
    'unknown',
  ],
  [
    'an expired other certificate is still another',
    isoInForce,
    aDossier({}, { certifications: [{ code: 'haccp', expires: '2020-01-01' }] }),
    'no',
  ],
  [
    'the same item must have both',
    level3,
    aDossier(
      {},
      {
        digitalLevel: [
          { framework: 'dbi', level: 2 },
          { framework: 'x', level: 4 },
        ],
      },
    ),
    'no',
  ],

  ['a doubt is unknown', { all: [atMost10, doubt] }, aDossier(people(5)), 'unknown'],
  ['a doubt does not hide a no', { all: [atMost10, doubt] }, aDossier(people(50)), 'no'],
  ['a doubt denied is a doubt', { not: doubt }, aDossier(), 'unknown'],
  ['nothing asked of anybody', { all: [] }, aDossier(), 'yes'],

  [
    '5 people and 2 billion are micro whatever the sector',
    size('micro'),
    aDossier({ ...people(5), revenueVnd: 2 * B }),
    'yes',
  ],
  [
    '5 people and 7 billion: the sector decides',
    size('micro'),
    aDossier({ ...people(5), revenueVnd: 7 * B, capitalVnd: 9 * B }),
    'unknown',
  ],
  [
    '5 people and 7 billion in trade are micro',
    size('micro'),
    aDossier({ ...people(5), revenueVnd: 7 * B, industry: '47' }),
    'yes',
  ],
  ['300 people are not an SME whatever the rest', size('micro', 'small', 'medium'), aDossier(people(300)), 'no'],
  ['10 people, limits inclusive', size('micro'), aDossier({ ...people(10), revenueVnd: 3 * B }), 'yes'],
  ['11 people are not micro', size('micro'), aDossier({ ...people(11), revenueVnd: 3 * B }), 'no'],
  [
    'money is an OR: capital alone suffices',
    size('micro'),
    aDossier({ ...people(10), revenueVnd: 900 * B, capitalVnd: 3 * B, industry: '10' }),
    'yes',
  ],
  ['the own word on size counts when nothing else decides', size('small'), aDossier({ sizeClass: 'small' }), 'yes'],
  ['base facts exclude the own word', size('micro'), aDossier({ sizeClass: 'micro', ...people(300) }), 'no'],
  [
    'a declared base does not prove a size',
    { ...size('micro'), minGrade: 'verified' } as Condition,
    aDossier({ ...people(5), revenueVnd: B }),
    'unknown',
  ],
];

test.each(examples)('%s', (_says, condition, dossier, verdict) => {
  expect(evaluate(condition, dossier, exampleContext)).toBe(verdict);
  expect(explain(condition, dossier, exampleContext).verdict).toBe(verdict);
});

describe('what is still missing', () => {
  const enterprise: Condition = { fact: 'applicantType', is: 'enterprise' };
  const table: readonly [says: string, Condition, Dossier, missing: readonly string[]][] = [
    ['the only fact', atMost10, aDossier(), ['employeesInsuredAverage']],
    ['nothing once decided', { all: [atMost10, enterprise] }, aDossier(people(50)), []],
    [
      'a fact that cannot matter any more is not asked',
      { any: [{ all: [atMost10, enterprise] }, { fact: 'womenOwned', is: true }] },
      aDossier(people(50)),
      ['womenOwned'],
    ],
    [
      'a fact shadowed by a narrower rule is not asked',
      { all: [{ fact: 'employeesInsuredAverage', atMost: 5 }, { any: [atMost10, { fact: 'womenOwned', is: true }] }] },
      aDossier(),
      ['employeesInsuredAverage'],
    ],
    [
      'size asks its base facts, the most deciding first',
      size('small', 'medium'),
      aDossier({ industry: '47', ...people(30) }),
      ['revenueVnd', 'capitalVnd'],
    ],
    ['the commune, not the province computed from it', { fact: 'province', is: 'north' }, aDossier(), ['commune']],
    ['a list', isoInForce, aDossier(), ['certifications']],
  ];
  test.each(table)('%s', (_says, condition, dossier, missing) => {
    expect(explain(condition, dossier, exampleContext).missing.map((gap) => gap.fact)).toEqual(missing);
  });

  test('names the reason: expired, or no proof yet', () => {
    const expired = aDossier({
      employeesInsuredAverage: { value: 5, grade: 'declared', expiresOn: day('2020-01-01') },
    });
    expect(explain(atMost10, expired, exampleContext).missing[0]?.why).toBe('expired');
    const proof = explain({ ...atMost10, minGrade: 'verified' }, aDossier(people(5)), exampleContext).missing[0];
    expect(proof).toMatchObject({ why: 'under-graded', grade: 'verified' });
  });
});

describe('what would change the answer', () => {
  const goal: Condition = { fact: 'mainGoal', is: 'manage' };
  const table: readonly [says: string, Condition, Dossier, changes: readonly (readonly [string, unknown])[]][] = [
    ['a threshold at its boundary', atMost10, aDossier(people(12)), [['employeesInsuredAverage', 10]]],
    ['above 10 means 11', above10, aDossier(people(4)), [['employeesInsuredAverage', 11]]],
    [
      'the fewest facts before the least effort',
      { any: [{ fact: 'applicantType', is: 'enterprise' }, { all: [goal, { fact: 'hoursPerWeek', atLeast: 5 }] }] },
      aDossier({ applicantType: 'cooperative', mainGoal: 'cut-cost', hoursPerWeek: 1 }),
      [['applicantType', 'enterprise']],
    ],
    [
      'then the least effort',
      { any: [{ fact: 'applicantType', is: 'enterprise' }, goal] },
      aDossier({ applicantType: 'cooperative', mainGoal: 'cut-cost' }),
      [['mainGoal', 'manage']],
    ],
    ['moving to the place', inNorth, aDossier({ commune: 'south-1' }), [['commune', 'north']]],
    [
      'size through its base facts',
      size('micro'),
      aDossier({ ...people(12), revenueVnd: 2 * B, industry: '10' }),
      [['employeesInsuredAverage', 10]],
    ],
    [
      'size in both base facts where one is not enough, by the money that is nearer',
      size('micro'),
      aDossier({ ...people(12), revenueVnd: 9 * B, capitalVnd: 5 * B, industry: '10' }),
      [
        ['employeesInsuredAverage', 10],
        ['capitalVnd', 3 * B],
      ],
    ],
    [
      'the nearest of several sizes that would do, not the first in the table (Decree 80 art. 5.3)',
      { fact: 'sizeClass', in: ['micro', 'small', 'medium'] },
      aDossier({ ...people(500), revenueVnd: 12 * B, capitalVnd: 2 * B, industry: '47' }),
      [['employeesInsuredAverage', 100]],
    ],
    [
      'the own word where only the own word is known',
      size('small'),
      aDossier({ sizeClass: 'micro' }),
      [['sizeClass', 'small']],
    ],
    [
      'one more certificate',
      isoInForce,
      aDossier({}, { certifications: [] }),
      [['certifications', { code: 'iso-9001' }]],
    ],
    [
      'a certificate renewed',
      isoTwoYears,
      aDossier({}, { certifications: [{ code: 'iso-9001', expires: '2028-01-01' }] }),
      [['certifications', { code: 'iso-9001', expires: '2029-03-09' }]],
    ],
    [
      'a level raised',
      level3,
      aDossier({}, { digitalLevel: [{ framework: 'dbi', level: 1 }] }),
      [['digitalLevel', { framework: 'dbi', level: 3 }]],
    ],
    [
      'not all of it: leave the cooperative form',
      { not: { fact: 'applicantType', is: 'cooperative' } },
      aDossier({ applicantType: 'cooperative' }),
      [['applicantType', 'enterprise']],
    ],
  ];
  test.each(table)('%s', (_says, condition, dossier, changes) => {
    const found = explain(condition, dossier, exampleContext).wouldChange;
    expect(found?.changes.map((change) => [change.fact, 'to' in change ? change.to : undefined])).toEqual(changes);
    expect(found?.towards).toBe('yes');
    expect(evaluate(condition, applyChanges(dossier, found?.changes ?? []), exampleContext)).toBe('yes');
  });

  test('a founding day cannot be changed', () => {
    expect(explain(firstYear, aDossier({ foundedOn: '2020-01-01' }), exampleContext).wouldChange).toBeUndefined();
  });

  test('nobody is advised to lose a certificate', () => {
    const has = aDossier({}, { certifications: [{ code: 'iso-9001' }] });
    expect(explain({ not: isoInForce }, has, exampleContext).wouldChange).toBeUndefined();
  });

  test('a missing fact keeps it from yes: said honestly, with the answer that would do', () => {
    const found = explain(
      { all: [atMost10, { fact: 'womenOwned', is: true }] },
      aDossier(people(12)),
      exampleContext,
    ).wouldChange;
    expect(found).toMatchObject({ towards: 'unknown', changes: [{ fact: 'employeesInsuredAverage', to: 10 }] });
    expect(found?.answers).toMatchObject([{ fact: 'womenOwned', to: true }]);
    expect(found?.stillMissing.map((gap) => gap.fact)).toEqual(['womenOwned']);
  });

  test('a doubt keeps it from yes: nothing is promised', () => {
    const found = explain({ all: [atMost10, doubt] }, aDossier(people(12)), exampleContext).wouldChange;
    expect(found).toMatchObject({ towards: 'unknown', answers: [], stillMissing: [] });
    expect(explain({ all: [atMost10, doubt] }, aDossier(people(5)), exampleContext).wouldChange).toBeUndefined();
  });

  test('the band that serves is told with the nearest value', () => {
    const found = explain(size('small'), aDossier({ ...people(5), revenueVnd: 2 * B, industry: '10' }), exampleContext);
    expect(found.wouldChange?.changes).toMatchObject([{ to: 11, atLeast: 11, atMost: 100 }]);
  });

  test('of an unknown, the answers that would make it yes when they are few', () => {
    const found = explain({ all: [atMost10, { fact: 'foundedOn', withinMonths: 12 }] }, aDossier(), exampleContext);
    expect(found.wouldChange?.answers).toMatchObject([
      { fact: 'employeesInsuredAverage', atMost: 10 },
      { fact: 'foundedOn', atLeast: '2026-03-09', atMost: '2027-03-09' },
    ]);
  });
});
