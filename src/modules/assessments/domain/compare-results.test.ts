import { describe, expect, it } from 'vitest';
import { loadFrameworks } from '../content/load-frameworks.ts';
import { answersReaching } from './answers.fixture.ts';
import { assess } from './assess.ts';
import { compare } from './compare-results.ts';

const frameworks = loadFrameworks();
const dbi2021 = frameworks.find('dbi-2021-sme')!;

function taken(scores: readonly number[], frameworkHash = 'a') {
  const assessed = assess(dbi2021, answersReaching(dbi2021, scores));
  if (!assessed.ok) throw new Error('refused');
  return { result: assessed.value, frameworkHash };
}

describe('change since last time', () => {
  it('shows the difference of total, level and each pillar', () => {
    const change = compare(taken([13, 5, 16, 13, 10, 7]), taken([26, 10, 32, 26, 10, 7]));
    expect(change).toMatchObject({ ok: true, value: { total: 47, level: 1 } });
    expect(change.ok && change.value.pillars[0]).toEqual({ code: 'P1', score: 13, level: 1 });
  });

  it('never compares two versions or two generations', () => {
    const before = taken([13, 5, 16, 13, 10, 7]);
    const other = { ...before, result: { ...before.result, framework: 'dbi-2025-sme' } };
    expect(compare(before, taken([13, 5, 16, 13, 10, 7], 'b'))).toMatchObject({
      refusals: [{ code: 'assessments.compare.other-version' }],
    });
    expect(compare(other, before)).toMatchObject({ refusals: [{ code: 'assessments.compare.other-framework' }] });
  });
});
