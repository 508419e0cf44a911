/** Golden cases of Decree 80/2021/NĐ-CP art. 5, written from its table before the rule: limits inclusive, employees AND (revenue OR capital). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { ConditionContext } from '../../conditions/index.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { dossierFromPlainFacts } from './plain-facts.ts';
import { classifySize } from './size-class.ts';

const content = loadVocabulary();

function classify(facts: Record<string, unknown>, asOf = '2026-01-01') {
  const vocabulary = content.vocabularyAt(asOf as LocalDate);
  const dossier = dossierFromPlainFacts(vocabulary, facts);
  if (!dossier.ok) throw new Error(JSON.stringify(dossier.refusals));
  const context: ConditionContext = {
    asOf: asOf as LocalDate,
    vocabulary,
    localities: { contains: () => 'unknown' },
    lookups: {
      province: () => undefined,
      sectorGroup: (code) => (code === '25' ? 'industry-construction' : 'trade-services'),
    },
  };
  return classifySize(dossier.value, context);
}
const bn = 1_000_000_000;
const sectors = { A: 'agriculture-forestry-fishery', I: 'industry-construction', T: 'trade-services' } as const;
const firm = (
  sector: keyof typeof sectors | undefined,
  employees?: number,
  revenueBn?: number,
  capitalBn?: number,
) => ({
  ...(sector && { sectorGroup: sectors[sector] }),
  ...(employees !== undefined && { employeesInsuredAverage: employees }),
  ...(revenueBn !== undefined && { revenueVnd: Math.round(revenueBn * bn) }),
  ...(capitalBn !== undefined && { capitalVnd: Math.round(capitalBn * bn) }),
});

describe('the size of a firm under Decree 80/2021 article 5', () => {
  it.each([
    // Micro: at most 10 people; 3 bn revenue or 3 bn capital (A, I); 10 bn or 3 bn (T).
    ['A', 10, 3, 9, 'micro'],
    ['A', 10, 9, 3, 'micro'],
    ['I', 10, 3, 3, 'micro'],
    ['I', 11, 3, 3, 'small'],
    ['I', 10, 3.000000001, 3.000000001, 'small'],
    ['T', 10, 10, 99, 'micro'],
    ['T', 10, 10.000000001, 3, 'micro'],
    ['T', 10, 10.000000001, 3.000000001, 'small'],
    ['T', 0, 0, 0, 'micro'],
    // Small: 100 people, 50 bn or 20 bn (A, I); 50 people, 100 bn or 50 bn (T).
    ['A', 100, 50, 99, 'small'],
    ['I', 100, 99, 20, 'small'],
    ['I', 101, 50, 20, 'medium'],
    ['I', 100, 50.000000001, 20.000000001, 'medium'],
    ['T', 50, 100, 99, 'small'],
    ['T', 50, 299, 50, 'small'],
    ['T', 51, 100, 50, 'medium'],
    ['T', 50, 100.000000001, 50.000000001, 'medium'],
    // Medium: 200 people, 200 bn or 100 bn (A, I); 100 people, 300 bn or 100 bn (T).
    ['A', 200, 200, 999, 'medium'],
    ['I', 200, 999, 100, 'medium'],
    ['I', 201, 1, 1, 'not-sme'],
    ['I', 200, 200.000000001, 100.000000001, 'not-sme'],
    ['T', 100, 300, 999, 'medium'],
    ['T', 100, 999, 100, 'medium'],
    ['T', 101, 1, 1, 'not-sme'],
    ['T', 100, 300.000000001, 100.000000001, 'not-sme'],
  ] as const)(
    '%s with %d insured, revenue %d bn, capital %d bn is %s',
    (sector, employees, revenue, capital, expected) => {
      expect(classify(firm(sector, employees, revenue, capital)).size).toBe(expected);
    },
  );

  it.each([
    ['5 people and 2 bn revenue, whatever the sector and capital', firm(undefined, 5, 2), 'micro'],
    ['300 people, whatever the rest', firm(undefined, 300), 'not-sme'],
    ['150 people in trade, whatever the money', firm('T', 150), 'not-sme'],
    ['150 people, sector unknown', firm(undefined, 150, 1, 1), 'unknown'],
    ['8 people in trade, revenue 11 bn, capital unknown', firm('T', 8, 11), 'unknown'],
    ['8 people in trade, capital 2 bn, no revenue figure yet', firm('T', 8, undefined, 2), 'micro'],
    ['60 people: small in industry, medium in trade', firm(undefined, 60, 10, 10), 'unknown'],
    ['nothing known', {}, 'unknown'],
    [
      'an industry code in the place of the sector',
      { industry: '25', employeesInsuredAverage: 60, revenueVnd: 10 * bn },
      'small',
    ],
  ])('%s', (_, facts, expected) => {
    expect(classify(facts).size).toBe(expected);
  });

  it('names the comparison and the article behind a class, and what is missing behind "unknown"', () => {
    expect(classify(firm('T', 8, 2)).because).toEqual([
      'sectorGroup = trade-services (80/2021/NĐ-CP art. 5.1)',
      'employeesInsuredAverage 8 <= 10 (80/2021/NĐ-CP art. 5.1)',
      'revenueVnd 2000000000 <= 10000000000 (80/2021/NĐ-CP art. 5.1)',
    ]);
    const unknown = classify(firm('T', 8, 11));
    expect(unknown.possible).toEqual(['micro', 'small']);
    expect(unknown.missing).toEqual(['capitalVnd']);
    expect(classify(firm(undefined, 300)).because.join()).toContain('300');
  });

  it('judges each day by the decree of that day: the draft law never applies and nothing is judged before 2018', () => {
    const facts = firm('I', 150, 10, 10);
    expect(classify(facts, '2021-10-15').size).toBe('medium');
    expect(classify(facts, '2021-10-14').because.join()).toContain('39/2018/NĐ-CP');
    expect(classify(facts, '2018-03-10').size).toBe('unknown');
    // Under the draft 250 people and 100 bn would be an SME.
    expect(classify(firm('I', 250, 100, 50), '2099-01-01').size).toBe('not-sme');
    expect(content.derivedTables.filter(({ status }) => status === 'draft')).toHaveLength(1);
  });

  it('never lets a firm shrink by growing', () => {
    const order = ['micro', 'small', 'medium', 'not-sme'];
    const facts = fc.tuple(
      fc.constantFrom('A', 'I', 'T'),
      fc.nat(300),
      fc.nat(400),
      fc.nat(200),
      fc.nat(50),
      fc.nat(100),
      fc.nat(100),
    );
    fc.assert(
      fc.property(facts, ([sector, employees, revenue, capital, moreEmployees, moreRevenue, moreCapital]) => {
        const before = classify(firm(sector as 'A', employees, revenue, capital)).size;
        const after = classify(
          firm(sector as 'A', employees + moreEmployees, revenue + moreRevenue, capital + moreCapital),
        ).size;
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
      { numRuns: 200 },
    );
  });
});
