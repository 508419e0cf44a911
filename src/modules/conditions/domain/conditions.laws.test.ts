/** The laws of the language, tried on random rules and dossiers. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { applyChanges } from './apply-changes.ts';
import { checkCondition } from './check-condition.ts';
import { compile } from './compile.ts';
import type { Comparison, Condition, Grade } from './condition.ts';
import type { Dossier, FactItem, FactValue, OneFact } from './dossier.ts';
import { programClasses } from './dossier-scope.ts';
import { createReader, evaluate, evaluateIn } from './evaluate.ts';
import { exampleContext, exampleVocabulary } from './example-world.ts';
import { explain } from './explain.ts';
import { parseCondition } from './parse-condition.ts';

const BILLION = 1_000_000_000;
const grade = fc.constantFrom<Grade>('declared', 'evidenced', 'verified');
const minGrade = fc.option(grade, { nil: undefined, freq: 6 });
const people = fc.constantFrom(0, 5, 10, 11, 30, 50, 60, 100, 150, 200, 300);
const money = fc.constantFrom(0, 1, 3, 4, 10, 20, 50, 80, 100, 200, 300, 500).map((billions) => billions * BILLION);
const founded = fc.constantFrom(
  '2020-01-01',
  '2026-03-08',
  '2026-03-09',
  '2027-01-31',
  '2027-03-09',
  '2027-06-01',
) as fc.Arbitrary<LocalDate>;
const expiry = fc.option(fc.constantFrom('2020-01-01', '2027-03-08', '2027-03-09', '2030-01-01'), {
  nil: undefined,
}) as fc.Arbitrary<LocalDate | undefined>;
const place = fc.constantFrom('north-1', 'north-2', 'south-1', 'west-3');
const region = fc.constantFrom('north', 'south', 'north-1', 'old');
const kind = fc.constantFrom('enterprise', 'business-household', 'cooperative');
const goal = fc.constantFrom('sell-more', 'cut-cost', 'manage');
const sector = fc.constantFrom('agriculture-forestry-fishery', 'industry-construction', 'trade-services');
const industry = fc.constantFrom('01', '10', '1071', '47', '4711', '62');
const size = fc.constantFrom('micro', 'small', 'medium', 'not-sme');
const tool = fc.constantFrom('e-invoice', 'stock', 'crm');

type Plain = Comparison;
const numeric = (fact: string, value: fc.Arbitrary<number>): fc.Arbitrary<Plain> =>
  fc.oneof(
    value.map((atMost) => ({ fact, atMost })),
    value.map((atLeast) => ({ fact, atLeast })),
    value.map((above) => ({ fact, above })),
    value.map((below) => ({ fact, below })),
    value.map((is) => ({ fact, is })),
  );
const coded = (fact: string, code: fc.Arbitrary<string>): fc.Arbitrary<Plain> =>
  fc.oneof(
    code.map((is) => ({ fact, is })),
    fc.uniqueArray(code, { minLength: 1, maxLength: 2 }).map((list) => ({ fact, in: list })),
  );
const some: fc.Arbitrary<Condition> = fc.oneof(
  tool.map((code): Condition => ({ some: 'functionsInUse', where: { fact: 'code', is: code } })),
  fc.integer({ min: 0, max: 5 }).map(
    (level): Condition => ({
      some: 'digitalLevel',
      where: {
        all: [
          { fact: 'framework', is: 'dbi' },
          { fact: 'level', atLeast: level },
        ],
      },
    }),
  ),
);
const comparison: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.oneof(
      numeric('employeesInsuredAverage', people),
      numeric('revenueVnd', money),
      coded('applicantType', kind),
      coded('mainGoal', goal),
      coded('sectorGroup', sector),
      coded('industry', industry),
      coded('sizeClass', size),
      fc.boolean().map((is): Plain => ({ fact: 'womenOwned', is })),
      region.map((inside): Plain => ({ fact: 'commune', inside })),
      founded.map((since): Plain => ({ fact: 'foundedOn', since })),
      founded.map((until): Plain => ({ fact: 'foundedOn', until })),
      fc.constantFrom(1, 12, 60).map((withinMonths): Plain => ({ fact: 'foundedOn', withinMonths })),
    ),
    minGrade,
  )
  .map(([node, lowest]) => (lowest === undefined ? node : { ...node, minGrade: lowest }));
const doubt: Condition = { doubt: 'unclear', say: { vi: 'chưa rõ', en: 'unclear' } };

function conditions(leaf: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'condition' },
      leaf,
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
      tie('node').map((not): Condition => ({ not })),
    ),
  })).node;
}
const anyCondition = conditions(
  fc.oneof(
    { weight: 12, arbitrary: comparison },
    { weight: 3, arbitrary: some },
    { weight: 1, arbitrary: fc.constant(doubt) },
  ),
);

const fact = (value: fc.Arbitrary<FactValue>): fc.Arbitrary<OneFact | undefined> =>
  fc.option(fc.record({ value, grade, expiresOn: expiry }), { nil: undefined, freq: 2 });
const items = (fields: fc.Arbitrary<Record<string, FactValue>>): fc.Arbitrary<readonly FactItem[] | undefined> =>
  fc.option(fc.array(fc.record({ fields, grade, expiresOn: expiry }), { maxLength: 3 }), { nil: undefined });

/** Of the computed facts only `sizeClass` is given, and only where nothing it is computed from could contradict it. */
const anyDossier: fc.Arbitrary<Dossier> = fc
  .record({
    one: fc.record({
      employeesInsuredAverage: fact(people),
      revenueVnd: fact(money),
      capitalVnd: fact(money),
      applicantType: fact(kind),
      mainGoal: fact(goal),
      industry: fact(industry),
      womenOwned: fact(fc.boolean()),
      commune: fact(place),
      foundedOn: fact(founded),
      sizeClass: fact(size),
    }),
    many: fc.record({
      functionsInUse: items(tool.map((code) => ({ code }))),
      digitalLevel: items(
        fc.record({ framework: fc.constantFrom('dbi', 'other'), level: fc.integer({ min: 0, max: 5 }) }),
      ),
    }),
  })
  .map(({ one, many }) => {
    const based = one.employeesInsuredAverage ?? one.revenueVnd ?? one.capitalVnd;
    return {
      one: defined({ ...one, sizeClass: based === undefined ? one.sizeClass : undefined }),
      many: defined(many),
    };
  });

function defined<T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined));
}

function law(predicate: (condition: Condition, dossier: Dossier) => void, runs = 1500): void {
  fc.assert(fc.property(anyCondition, anyDossier, predicate), { numRuns: runs });
}

test('random rules are rules: they parse and speak the vocabulary', () => {
  law((condition) => {
    expect(parseCondition(JSON.parse(JSON.stringify(condition))).ok).toBe(true);
    expect(checkCondition(condition, exampleVocabulary)).toEqual([]);
  }, 300);
});

test('the explanation gives the verdict of the fast path, at every node', () => {
  law((condition, dossier) => {
    const { verdict, because } = explain(condition, dossier, exampleContext);
    expect(verdict).toBe(evaluate(condition, dossier, exampleContext));
    expect(because.verdict).toBe(verdict);
    because.children?.forEach((child) => {
      if (!('some' in condition)) expect(child.verdict).toBe(evaluate(child.node, dossier, exampleContext));
    });
  });
});

test('a reader shared by many rules answers as a fresh one', () => {
  fc.assert(
    fc.property(fc.array(anyCondition, { minLength: 2, maxLength: 6 }), anyDossier, (rules, dossier) => {
      const shared = createReader(dossier, exampleContext);
      for (const rule of rules) {
        explain(rule, dossier, exampleContext);
        expect(evaluateIn(shared, rule)).toBe(evaluate(rule, dossier, exampleContext));
      }
    }),
    { numRuns: 300 },
  );
});

test('not (a and b) is (not a) or (not b), and the other way round', () => {
  fc.assert(
    fc.property(anyCondition, anyCondition, anyDossier, (a, b, dossier) => {
      const judge = (condition: Condition) => evaluate(condition, dossier, exampleContext);
      expect(judge({ not: { all: [a, b] } })).toBe(judge({ any: [{ not: a }, { not: b }] }));
      expect(judge({ not: { any: [a, b] } })).toBe(judge({ all: [{ not: a }, { not: b }] }));
      expect(judge({ not: { not: a } })).toBe(judge(a));
    }),
    { numRuns: 700 },
  );
});

test('taking facts away never turns the answer round: it stays or becomes unknown', () => {
  fc.assert(
    fc.property(anyCondition, anyDossier, fc.func(fc.boolean()), (condition, dossier, keep) => {
      const fewer = {
        one: Object.fromEntries(Object.entries(dossier.one).filter(([key]) => keep(key))),
        many: Object.fromEntries(Object.entries(dossier.many).filter(([key]) => keep(key))),
      };
      expect(['unknown', evaluate(condition, dossier, exampleContext)]).toContain(
        evaluate(condition, fewer, exampleContext),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a fact the rule does not read changes nothing, nor what would change', () => {
  law((condition, dossier) => {
    const unrelated = { ...dossier, one: { ...dossier.one, hoursPerWeek: { value: 7, grade: 'verified' as const } } };
    expect(explain(condition, unrelated, exampleContext)).toEqual(explain(condition, dossier, exampleContext));
  }, 700);
});

test('what would change the answer changes it: re-evaluated, the changes give what they promise', () => {
  law((condition, dossier) => {
    const { verdict, wouldChange } = explain(condition, dossier, exampleContext);
    if (verdict === 'yes') expect(wouldChange).toBeUndefined();
    if (wouldChange === undefined) return;
    const changed = applyChanges(dossier, wouldChange.changes);
    expect(evaluate(condition, changed, exampleContext)).toBe(wouldChange.towards);
    expect(wouldChange.changes.length + wouldChange.answers.length).toBeGreaterThan(0);
    if (wouldChange.answers.length > 0)
      expect(evaluate(condition, applyChanges(changed, wouldChange.answers), exampleContext)).toBe('yes');
    for (const change of wouldChange.changes) {
      expect(change.fact).not.toBe('foundedOn');
      expect(
        dossier.one[change.fact] ?? dossier.many[change.fact] ?? dossier.one.industry ?? dossier.one.commune,
      ).toBeDefined();
    }
  }, 1500);
});

test('every value between the bounds told serves as well', () => {
  law((condition, dossier) => {
    const { wouldChange } = explain(condition, dossier, exampleContext);
    if (wouldChange?.towards !== 'yes') return;
    for (const change of wouldChange.changes) {
      if (change.kind !== 'value') continue;
      for (const to of [change.atLeast, change.atMost, ...(change.oneOf ?? [])]) {
        if (to === undefined) continue;
        const others = wouldChange.changes.map((other) => (other === change ? { ...change, to } : other));
        expect(evaluate(condition, applyChanges(dossier, others), exampleContext)).toBe('yes');
      }
    }
  });
});

test('a missing fact is one whose answer can decide, alone or with other missing facts', () => {
  law((condition, dossier) => {
    const { verdict, missing } = explain(condition, dossier, exampleContext);
    if (verdict !== 'unknown') expect(missing).toEqual([]);
    for (const gap of missing) {
      const cell = dossier.one[gap.fact];
      if (gap.why === 'absent') expect(cell ?? (dossier.many[gap.fact] as unknown)).toBeUndefined();
      expect(Object.hasOwn(exampleVocabulary.derived, gap.fact)).toBe(false);
    }
    expect([...missing].sort((a, b) => b.weight - a.weight)).toEqual(missing);
  });
});

const small: readonly (readonly [string, readonly FactValue[]])[] = [
  ['applicantType', ['enterprise', 'business-household', 'cooperative']],
  ['mainGoal', ['sell-more', 'cut-cost', 'manage']],
  ['womenOwned', [true, false]],
];
const smallCondition = conditions(
  fc.oneof(
    coded('applicantType', kind),
    coded('mainGoal', goal),
    fc.boolean().map((is): Plain => ({ fact: 'womenOwned', is })),
  ),
);
const smallDossier = fc
  .record({ applicantType: fact(kind), mainGoal: fact(goal), womenOwned: fact(fc.boolean()) })
  .map((one) => ({
    one: defined(
      Object.fromEntries(Object.entries(one).map(([key, given]) => [key, given && { ...given, expiresOn: undefined }])),
    ),
    many: {},
  }));

/** Every dossier that answers the facts named in every way. */
function completions(dossier: Dossier, facts: readonly (readonly [string, readonly FactValue[]])[]): Dossier[] {
  const [first, ...rest] = facts;
  if (first === undefined) return [dossier];
  return first[1].flatMap((value) =>
    completions({ ...dossier, one: { ...dossier.one, [first[0]]: { value, grade: 'verified' } } }, rest),
  );
}

function subsetsOf<T>(all: readonly T[]): T[][] {
  const [first, ...rest] = all;
  return first === undefined ? [[]] : subsetsOf(rest).flatMap((set) => [set, [first, ...set]]);
}

test('the missing facts are exactly those that can decide (by trying everything)', () => {
  fc.assert(
    fc.property(smallCondition, smallDossier, (condition, dossier) => {
      const open = small.filter(([key]) => dossier.one[key] === undefined);
      const judge = (given: Dossier) => evaluate(condition, given, exampleContext);
      const named = explain(condition, dossier, exampleContext).missing.map((gap) => gap.fact);
      for (const [key, values] of open) {
        const others = open.filter(([other]) => other !== key);
        const subsets = subsetsOf(others);
        const decides = subsets
          .flatMap((subset) => completions(dossier, subset))
          .some(
            (given) =>
              judge(given) === 'unknown' &&
              completions(given, [[key, values]]).some((full) => judge(full) !== 'unknown'),
          );
        expect(named.includes(key), key).toBe(judge(dossier) === 'unknown' && decides);
      }
    }),
    { numRuns: 1000 },
  );
});

test('no fewer changes would do, and no cheaper ones (by trying everything)', () => {
  const weight: Record<string, number> = { applicantType: 9, mainGoal: 1, womenOwned: 9 };
  fc.assert(
    fc.property(smallCondition, smallDossier, (condition, dossier) => {
      const full = completions(
        dossier,
        small.filter(([key]) => dossier.one[key] === undefined),
      )[0] as Dossier;
      const { verdict, wouldChange } = explain(condition, full, exampleContext);
      if (verdict !== 'no') return;
      const cost = (keys: readonly string[]) =>
        keys.length * 1000 + keys.reduce((sum, key) => sum + (weight[key] ?? 0), 0);
      const reached = completions(full, small)
        .filter((other) => evaluate(condition, other, exampleContext) === 'yes')
        .map((other) => cost(Object.keys(other.one).filter((key) => other.one[key]?.value !== full.one[key]?.value)));
      const least = reached.length === 0 ? undefined : Math.min(...reached);
      expect(wouldChange && cost(wouldChange.changes.map((change) => change.fact))).toBe(least);
    }),
    { numRuns: 1000 },
  );
});

test('classes of values cover what a person may enter without gaps', () => {
  law((condition) => {
    const program = compile(condition, exampleVocabulary, exampleContext.asOf);
    const classes = programClasses(program, exampleVocabulary).of('employeesInsuredAverage');
    classes.forEach((value, index) => {
      expect(value.from).toBe(index === 0 ? 0 : Number(classes[index - 1]?.to) + 1);
    });
    expect(classes.at(-1)?.to ?? 1_000_000).toBe(1_000_000);
  }, 300);
});
