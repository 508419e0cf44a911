import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFrameworks } from '../content/load-frameworks.ts';
import type { Answers } from './answer.ts';
import { answersReaching, withCompleteSector } from './answers.fixture.ts';
import { assess } from './assess.ts';
import type { CompiledFramework } from './compile-framework.ts';
import { type Lift, liftSoonest, weakestFirst } from './lift-soonest.ts';

const frameworks = loadFrameworks();
const dbi2021 = frameworks.find('dbi-2021-sme')!;
const dbi2025 = frameworks.find('dbi-2025-sme')!;

function result(compiled: CompiledFramework, answers: Answers) {
  const assessed = assess(compiled, answers);
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusals));
  return assessed.value;
}

function raised(answers: Answers, lifts: readonly Lift[]): Answers {
  return { ...answers, ...Object.fromEntries(lifts.map((lift) => [lift.criterion, lift.to])) };
}

describe('what would lift the level soonest', () => {
  it('one strategy step is enough when only the total is short', () => {
    // 60 points, five pillars at level 1: the strategy ladder gives five points in one step.
    const answers = answersReaching(dbi2021, [20, 10, 20, 14, 0, 0]);
    const plan = liftSoonest(dbi2021, result(dbi2021, answers));
    expect(plan).toMatchObject({ toLevel: 2, steps: 1, lifts: [{ criterion: '2.1.1', from: 10, to: 15, steps: 1 }] });
  });

  it('a firm at the highest level has nothing to lift', () => {
    expect(liftSoonest(dbi2021, result(dbi2021, answersReaching(dbi2021, [65, 25, 80, 65, 50, 35])))).toBeUndefined();
  });

  it('following the plan reaches the level it names, and no step of it is idle', () => {
    const points = fc
      .tuple(...dbi2021.criteria.map((criterion) => fc.constantFrom(...criterion.steps)))
      .map((values) => Object.fromEntries(values.map((value, index) => [dbi2021.criteria[index]!.code, value])));
    fc.assert(
      fc.property(points, fc.constantFrom(0, 0.3, 0.6, 1), (answers, keep) => {
        const lower = Object.fromEntries(
          Object.entries(answers).map(([code, value], index) => [code, (index % 10) / 10 < keep ? value : 0]),
        );
        const before = result(dbi2021, lower);
        const plan = liftSoonest(dbi2021, before);
        if (!plan) return;
        expect(plan.toLevel).toBe(before.level! + 1);
        expect(result(dbi2021, raised(lower, plan.lifts)).level!).toBeGreaterThanOrEqual(plan.toLevel);
        expect(plan.lifts.every((lift) => lift.to > lift.from)).toBe(true);
      }),
    );
  });

  it('tools of a complete sector list: stand-alone tools come before dependent ones', () => {
    const trial = withCompleteSector(dbi2025.framework);
    const found = result(trial, { '7.1': 'IND99', '7.2': ['IND99.04'] });
    const plan = liftSoonest(trial, found, { code: 'IND99', toolsInUse: ['IND99.04'] });
    expect(plan).toMatchObject({ toLevel: 3, steps: 1, lifts: [{ tool: 'IND99.01' }] });
  });

  it('without a level the weakest section leads, and criteria never answered are not guessed at', () => {
    const found = result(dbi2025, { '2.2': 'high', '2.3': 'no', '3.1': 'none', '3.2': 'none', '7.1': 'IND16' });
    const lifts = weakestFirst(dbi2025, found, 3);
    expect(lifts.map((lift) => lift.criterion)).toEqual(['3.1', '3.2', '2.3']);
    expect(lifts[0]).toMatchObject({ from: 0, to: 1 });
  });

  it('a second cloud provider is never suggested as progress', () => {
    expect(weakestFirst(dbi2025, result(dbi2025, { '2.1': ['vnpt'] }), 3)).toEqual([]);
    expect(weakestFirst(dbi2025, result(dbi2025, { '2.1': ['not-used'] }), 3)).toMatchObject([{ criterion: '2.1' }]);
  });
});
