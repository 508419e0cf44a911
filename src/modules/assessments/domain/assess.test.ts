import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFrameworks } from '../content/load-frameworks.ts';
import type { Answer, Answers } from './answer.ts';
import { answersReaching, withCompleteSector } from './answers.fixture.ts';
import { assess } from './assess.ts';
import { type AssessmentResult, missingText } from './assessment-result.ts';
import type { CompiledCriterion, CompiledFramework } from './compile-framework.ts';
import { DBI_2021_VECTORS } from './dbi-2021-vectors.fixture.ts';

const frameworks = loadFrameworks();
const dbi2021 = frameworks.find('dbi-2021-sme')!;
const dbi2023 = frameworks.find('dbi-2023-sme')!;
const dbi2025 = frameworks.find('dbi-2025-sme')!;

function result(compiled: CompiledFramework, answers: Answers): AssessmentResult {
  const assessed = assess(compiled, answers);
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusals));
  return assessed.value;
}

describe('DBI 2021: a firm that answers all 60 criteria with points', () => {
  it.each(DBI_2021_VECTORS)('$name: level $level', ({ scores, pillarLevels, total, level }) => {
    const found = result(dbi2021, answersReaching(dbi2021, scores));
    expect(found.pillars.map((pillar) => pillar.score)).toEqual(scores);
    expect(found.pillars.map((pillar) => pillar.level)).toEqual(pillarLevels);
    expect(found).toMatchObject({ total, level, status: 'superseded', missing: [] });
  });

  // Annex of 1970/QĐ-BTTTT: 39 of 65 points is level 3; bounds belong to the lower level. Exactly 10 % is ours: level 1.
  it.each([
    [0, 39, 65, 3],
    [0, 40, 65, 4],
    [2, 8, 80, 1],
    [2, 7, 80, 0],
    [4, 5, 50, 1],
    [4, 4, 50, 0],
    [2, 16, 80, 1],
    [2, 17, 80, 2],
    [1, 20, 25, 4],
    [1, 25, 25, 5],
  ])('pillar %i with %i of %i points is at level %i', (pillar, score, max, level) => {
    const scores = [0, 0, 0, 0, 0, 0].map((_, index) => (index === pillar ? score : 0));
    const found = result(dbi2021, answersReaching(dbi2021, scores)).pillars[pillar];
    expect(found).toMatchObject({ score, max, level });
  });

  it('more than 20 points in fewer than four pillars stays level 0', () => {
    expect(result(dbi2021, answersReaching(dbi2021, [20, 5, 0, 0, 5, 0])).level).toBe(0);
  });
});

describe('DBI 2021: a firm that leaves something open', () => {
  const all = answersReaching(dbi2021, [39, 15, 40, 35, 25, 20]);

  it('a ratio without a known cut-off keeps the points of the rest and gives no level', () => {
    const found = result(dbi2021, { ...all, '1.1.3': { numerator: 30, denominator: 100 } });
    expect(found).toMatchObject({ status: 'not-computable', level: null, total: 169 });
    expect(found.missing.map(missingText)).toEqual(['1.1.3:ratio-cut-off']);
    expect(found.pillars[0]).toMatchObject({ score: 34, level: null });
    expect(found.pillars[2]).toMatchObject({ score: 40, level: 3 });
  });

  it('names every unanswered criterion and gives no level', () => {
    const { '3.2.10': _blockchain, ...rest } = all;
    const found = result(dbi2021, { ...rest, '6.1.7': null });
    expect(found).toMatchObject({ status: 'not-computable', level: null });
    expect(found.missing.map(missingText)).toEqual(['3.2.10', '6.1.7']);
  });

  it('says which levels remain possible', () => {
    const { '2.1.1': _strategy, ...rest } = answersReaching(dbi2021, [39, 15, 48, 39, 10, 7]);
    expect(result(dbi2021, rest).possibleLevels).toEqual({ lowest: 1, highest: 3 });
  });

  it('an empty answer set has no figures rather than zeros', () => {
    const found = result(dbi2021, {});
    expect(found).toMatchObject({ total: null, level: null, status: 'not-computable' });
    expect(found.pillars.every((pillar) => pillar.score === null)).toBe(true);
    expect(found.missing).toHaveLength(60);
  });
});

describe('DBI 2023: criteria not published', () => {
  it('keeps answers, refuses a level and says why', () => {
    const found = result(dbi2023, { 'T1.note': 'Cơ bản, tự đánh giá 2024', 'T2.1.3': 4, '1.1': 2 });
    expect(found).toMatchObject({ status: 'not-computable', total: null, level: null });
    expect(found.missing.map(missingText)).toEqual(['criteria-not-published']);
  });
});

describe('DBI 2025: sections, profile and sector tools', () => {
  const common: Answers = {
    '2.1': ['vnpt', 'google'],
    '2.2': 'medium',
    '2.3': 2,
    '2.4': ['regular-backup', 'full-solution'],
    '2.5': ['e-mail', 'social-networks'],
    '2.6': 'low',
    '3.1': 'fairly-clear',
    '3.2': 'outline-plan',
    '3.3': 'the-owner',
    '3.4': 'none',
    '4.3': 'yes',
    '4.4': 'no',
    '5.2': 'medium',
    '5.3': 'so-so',
  };

  it('a retailer whose list is only partly known gets a profile and no level', () => {
    const found = result(dbi2025, { ...common, '7.1': 'IND01', '7.2': ['IND01.01', 'IND01.04'] });
    expect(found).toMatchObject({ status: 'not-computable', total: null, level: null });
    expect(found.missing.map(missingText)).toEqual(['7.2:sector-list-incomplete']);
    expect(found.pillars).toEqual([
      { code: 'S2', score: 12, max: 29, level: null },
      { code: 'S3', score: 7, max: 16, level: null },
      { code: 'S4', score: 4, max: 8, level: null },
      { code: 'S5', score: 4, max: 8, level: null },
      { code: 'S7', score: null, max: 100, level: null },
    ]);
  });

  it('no published sector list is complete, so none gives a level, not even with every tool in use', () => {
    for (const { sector } of dbi2025.sectors.values()) {
      const tools = sector.tools.map((tool) => tool.code);
      expect(result(dbi2025, { ...common, '7.1': sector.code, '7.2': tools }).level).toBeNull();
    }
  });

  it('a sector score typed in does not replace the list', () => {
    expect(result(dbi2025, { ...common, '7.1': 'IND01', '7.2': 80 })).toMatchObject({ level: null, total: null });
  });

  const trial = withCompleteSector(dbi2025.framework);
  // Weights 1, 1, 1/2, 1/3 of 17/6: bands 0-10-30-70-90-100, lower bound included.
  it.each([
    [[], 0, 1],
    [['IND99.04'], 11.764706, 2],
    [['IND99.01'], 35.294118, 3],
    [['IND99.01', 'IND99.02'], 70.588235, 4],
    [['IND99.01', 'IND99.02', 'IND99.03', 'IND99.04'], 100, 5],
  ])('with a complete list, tools %j score %d: provisional level %i', (tools, total, level) => {
    const found = result(trial, { '7.1': 'IND99', '7.2': tools });
    expect(found).toMatchObject({ status: 'provisional', total, level });
  });

  it('the aggregation is a setting: sector only, 40/60 or single-choice questions', () => {
    const answers = { ...common, '7.1': 'IND99', '7.2': ['IND99.01', 'IND99.02'] };
    const total = (aggregation: 'sector-only' | 'common-40-sector-60' | 'common-singles') =>
      result(withCompleteSector(dbi2025.framework, aggregation), answers).total;
    expect(total('sector-only')).toBeCloseTo(70.588, 2);
    expect(total('common-40-sector-60')).toBeCloseTo((19 / 45) * 40 + 0.6 * 70.588, 2);
    expect(total('common-singles')).toBeCloseTo((20 / 44) * 100, 5);
  });
});

describe('a wrong answer is refused with a code at its criterion', () => {
  const table: [string, string, unknown, string][] = [
    ['dbi-2021-sme', '1.1.1', 6, 'points-out-of-range'],
    ['dbi-2021-sme', '1.1.1', -1, 'points-out-of-range'],
    ['dbi-2021-sme', '1.1.1', 2.5, 'points-not-a-step'],
    ['dbi-2021-sme', '1.1.1', Number.NaN, 'not-a-number'],
    ['dbi-2021-sme', '1.1.1', Number.POSITIVE_INFINITY, 'not-a-number'],
    ['dbi-2021-sme', '1.1.1', '3', 'unknown-option'],
    ['dbi-2021-sme', '1.1.1', true, 'wrong-kind'],
    ['dbi-2021-sme', '2.1.1', 3, 'points-not-a-step'],
    ['dbi-2021-sme', '2.1.1', 30, 'points-out-of-range'],
    ['dbi-2021-sme', '9.9.9', 1, 'unknown-criterion'],
    ['dbi-2021-sme', '__proto__', 1, 'unknown-criterion'],
    ['dbi-2021-sme', '1.1.3', { numerator: 1, denominator: 0 }, 'ratio-denominator-zero'],
    ['dbi-2021-sme', '1.1.3', { numerator: 3, denominator: 2 }, 'ratio-over-one'],
    ['dbi-2021-sme', '1.1.3', { numerator: -1, denominator: 2 }, 'ratio-negative'],
    ['dbi-2021-sme', '1.1.3', { numerator: '1', denominator: 2 }, 'not-a-number'],
    ['dbi-2021-sme', '1.1.3', { numerator: 1 }, 'not-a-number'],
    ['dbi-2021-sme', '1.1.3', { numerator: 1, denominator: 2, points: 3 }, 'wrong-kind'],
    ['dbi-2021-sme', '1.1.3', '50%', 'wrong-kind'],
    ['dbi-2025-sme', '2.2', 'very-high', 'unknown-option'],
    ['dbi-2025-sme', '2.3', 3, 'points-not-a-step'],
    ['dbi-2025-sme', '2.1', ['not-used', 'vnpt'], 'exclusive-option'],
    ['dbi-2025-sme', '2.1', ['vnpt', 'vnpt'], 'repeated-option'],
    ['dbi-2025-sme', '2.1', 'vnpt', 'wrong-kind'],
    ['dbi-2025-sme', '1.1', 0, 'wrong-kind'],
    ['dbi-2025-sme', '7.1', 'IND77', 'unknown-option'],
    ['dbi-2025-sme', '7.2', ['IND01.01'], 'sector-missing'],
    ['dbi-2025-sme', '6.1', 'x'.repeat(2001), 'text-too-long'],
  ];
  it.each(table)('%s %s: %j is %s', (framework, criterion, answer, code) => {
    const answers = JSON.parse('{}') as Record<string, Answer>;
    Object.defineProperty(answers, criterion, { value: answer, enumerable: true });
    expect(assess(frameworks.find(framework)!, answers)).toEqual({
      ok: false,
      refusals: [{ code: `assessments.answer.${code}`, field: criterion }],
    });
  });

  it('all faults come at once', () => {
    const assessed = assess(dbi2021, { '1.1.1': 9, '1.1.2': 'x', '1.1.4': { numerator: 2, denominator: 1 } });
    expect(assessed.ok ? [] : assessed.refusals.map((each) => each.field)).toEqual(['1.1.1', '1.1.2', '1.1.4']);
  });

  it('tools of another sector are refused', () => {
    const assessed = assess(dbi2025, { '7.1': 'IND01', '7.2': ['IND13.01'] });
    expect(assessed.ok ? '' : assessed.refusals[0]!.code).toBe('assessments.answer.unknown-option');
  });
});

describe('laws of the 2021 index', () => {
  const pointsOf = (criterion: CompiledCriterion) => fc.constantFrom(...criterion.steps);
  const answerSet = fc
    .tuple(...dbi2021.criteria.map(pointsOf))
    .map((points) => Object.fromEntries(points.map((value, index) => [dbi2021.criteria[index]!.code, value])));

  it('more points never lower the level, the total or a pillar', () => {
    fc.assert(
      fc.property(answerSet, fc.nat(59), (answers, index) => {
        const criterion = dbi2021.criteria[index]!;
        const higher = [...criterion.steps].find((step) => step > answers[criterion.code]!);
        const before = result(dbi2021, answers);
        const after = result(dbi2021, { ...answers, [criterion.code]: higher ?? criterion.max });
        expect(after.level!).toBeGreaterThanOrEqual(before.level!);
        expect(after.total!).toBeGreaterThanOrEqual(before.total!);
        after.pillars.forEach((pillar, at) => {
          expect(pillar.level!).toBeGreaterThanOrEqual(before.pillars[at]!.level!);
        });
      }),
    );
  });

  it('the order of the answers plays no part', () => {
    fc.assert(
      fc.property(answerSet, fc.integer(), (answers, seed) => {
        const entries = Object.entries(answers).sort(
          ([a], [b]) =>
            Math.sin(seed + a.length * 7 + Number(a.replaceAll('.', ''))) - Math.sin(Number(b.replaceAll('.', ''))),
        );
        expect(result(dbi2021, Object.fromEntries(entries))).toEqual(result(dbi2021, answers));
      }),
    );
  });

  it('the level always lies within what was called possible before the gaps were filled', () => {
    fc.assert(
      fc.property(answerSet, fc.subarray(dbi2021.criteria.map((each) => each.code)), (answers, gaps) => {
        const open = { ...answers, ...Object.fromEntries(gaps.map((code) => [code, null])) };
        const { lowest, highest } = result(dbi2021, open).possibleLevels!;
        const level = result(dbi2021, answers).level!;
        expect(level).toBeGreaterThanOrEqual(lowest);
        expect(level).toBeLessThanOrEqual(highest);
      }),
    );
  });
});
