/** Verdicts of the real measures: golden cases from the cited texts, and the laws every verdict keeps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { catalogue, contextOn, dossierOf, facts, measureOf, TODAY } from '../../../test-support/measures-context.ts';
import { createReader, type Dossier, decisiveReasons } from '../../conditions/index.ts';
import { GOLDEN_DAY } from './golden-case.ts';
import { CASES_OF_PROVINCES } from './golden-cases-of-provinces.ts';
import { CASES_OF_THE_NATION } from './golden-cases-of-the-nation.ts';
import { judge, verdictIn } from './judge.ts';
import { judgeAll } from './judge-all.ts';

const GOLDEN_CASES = [...CASES_OF_THE_NATION, ...CASES_OF_PROVINCES];

describe('golden cases: one fact turns the answer, and the refusal cites the text', () => {
  test.each(GOLDEN_CASES.map((entry) => [entry.measure, entry.says, entry] as const))('%s %s', (_, __, golden) => {
    const [fact, fits, doesNot] = golden.turns;
    const context = contextOn(golden.asOf ?? GOLDEN_DAY);
    const measure = measureOf(golden.measure);
    const yes = judge(measure, dossierOf({ ...golden.given, [fact]: fits }), context);
    const no = judge(measure, dossierOf({ ...golden.given, [fact]: doesNot }), context);
    expect([yes.verdict, yes.amount.vnd]).toEqual(['yes', golden.vnd]);
    expect([no.verdict, no.amount.vnd]).toEqual(['no', null]);
    const cited = decisiveReasons(no.explanation.because).map((reason) =>
      [reason.cite?.document, reason.cite?.article].filter(Boolean).join(' '),
    );
    expect(cited).toContain(golden.law);
  });

  test('every confirmed measure has its golden pair', () => {
    const covered = new Set(GOLDEN_CASES.map((entry) => entry.measure));
    const confirmed = catalogue.measures.filter((measure) => measure.status === 'confirmed');
    expect(confirmed.length).toBeGreaterThanOrEqual(46);
    expect(confirmed.filter((measure) => !covered.has(measure.id)).map((measure) => measure.id)).toEqual([]);
  });
});

describe('the period of the law', () => {
  const household = dossierOf({ applicantType: 'business-household', province: 'vn-2025-48' });
  const pilot = measureOf('dn-2026-household-package');

  test.each([
    ['2026-05-25', 'no', 'not-yet'],
    ['2026-05-26', 'yes', 'open'],
    ['2026-11-30', 'yes', 'open'],
    ['2026-12-01', 'no', 'ended'],
  ])('on %s a household in Đà Nẵng hears %s: the pilot is %s', (day, verdict, window) => {
    const judgement = judge(pilot, household, contextOn(day as LocalDate));
    expect([judgement.verdict, judgement.window]).toEqual([verdict, window]);
  });

  test('a small consulting contract in former Bình Dương follows the older decree in 2021 and the newer one today', () => {
    const firm = dossierOf({ applicantType: 'enterprise', sizeClass: 'small', commune: 'vn-2025-c-25867' });
    const verdicts = (day: string) =>
      ['bd-2021-consulting', 'nd80-a13-2-consulting'].map(
        (id) => judge(measureOf(id), firm, contextOn(day as LocalDate)).verdict,
      );
    expect(verdicts('2021-06-01')).toEqual(['yes', 'no']);
    expect(verdicts('2026-06-01')).toEqual(['no', 'yes']);
  });

  test('the free e-invoice year of Decree 123/2020 is closed since Decree 254/2026', () => {
    const shop = dossierOf({ applicantType: 'business-household' });
    const judgement = judge(measureOf('nd123-free-einvoice'), shop, contextOn('2026-07-01' as LocalDate));
    expect([judgement.verdict, judgement.window]).toEqual(['no', 'ended']);
  });
});

describe('amounts', () => {
  const consulting = measureOf('nd80-a13-2-consulting');

  test('a micro firm that has not said who owns it hears the certain cap and the higher one still possible', () => {
    const { amount } = judge(
      consulting,
      dossierOf({ applicantType: 'enterprise', sizeClass: 'micro' }),
      contextOn(TODAY),
    );
    expect([amount.vnd, amount.upToVnd, amount.provisional]).toEqual([50_000_000, 70_000_000, false]);
  });

  test('a cap that was not re-read is provisional', () => {
    const firm = dossierOf({ applicantType: 'enterprise', sizeClass: 'small', womenOwned: true });
    expect(judge(consulting, firm, contextOn(TODAY)).amount).toMatchObject({ vnd: 150_000_000, provisional: true });
  });

  test('a firm of unknown size hears no certain sum, only the most that is possible', () => {
    const firm = dossierOf({ applicantType: 'enterprise' });
    const judgement = judge(measureOf('nd80-a11-2-dx-solution'), firm, contextOn(TODAY));
    expect(judgement.verdict).toBe('unknown');
    expect([judgement.amount.vnd, judgement.amount.upToVnd]).toEqual([null, 100_000_000]);
  });

  test('after the merger a start-up of former Bình Dương is told it is unclear, not no', () => {
    const project = {
      applicantType: 'enterprise',
      innovativeStartup: true,
      registeredActivities: [{ code: 'fintech' }],
      commune: 'vn-2025-c-25867',
    };
    expect(judge(measureOf('hcm-2023-startup-incubation'), dossierOf(project), contextOn(TODAY)).verdict).toBe(
      'unknown',
    );
  });
});

describe('order', () => {
  test('a household meets its own measures first, and becoming an enterprise after all others it may have', () => {
    const shop = dossierOf({ applicantType: 'business-household', province: 'vn-2025-48', sizeClass: 'micro' });
    const order = judgeAll(catalogue.measures, shop, contextOn(TODAY));
    expect(order[0]?.measure.id).toBe('dn-2026-household-package');
    const may = order.filter((judgement) => judgement.verdict === 'yes').map((judgement) => judgement.measure.id);
    expect(may.at(-1)).toBe('nd80-a15-household-conversion-advice');
  });

  test('a household never gets a measure written for enterprises alone', () => {
    const shop = dossierOf({ applicantType: 'business-household', sizeClass: 'micro' });
    for (const judgement of judgeAll(catalogue.measures, shop, contextOn(TODAY)))
      if (!judgement.measure.applicants.includes('business-household')) expect(judgement.verdict).toBe('no');
  });
});

/** A class said and a head count that excludes it contradict each other: then the count wins, and "one more fact" is no law. */
function withoutContradiction<T extends { sizeClass?: unknown; employeesInsuredAverage?: unknown }>(plain: T): T {
  return plain.sizeClass === undefined ? plain : { ...plain, employeesInsuredAverage: undefined };
}

describe('laws of every verdict', () => {
  const codesOf = (key: string) => facts.vocabularyAt(TODAY).facts[key]?.codes?.map((code) => code.code) ?? [];
  const activity = facts.vocabularyAt(TODAY).facts.registeredActivities?.fields?.code?.codes ?? [];
  const somePlain = fc
    .record(
      {
        applicantType: fc.constantFrom(...codesOf('applicantType')),
        sizeClass: fc.constantFrom('micro', 'small', 'medium', 'not-sme'),
        industry: fc.constantFrom('0111', '1071', '2018:2592', '4711', '6201', 'C'),
        province: fc.constantFrom('vn-2025-38', 'vn-2025-01', 'vn-2025-79', 'vn-2025-46', 'vn-2025-48', 'vn-2025-80'),
        foundedOn: fc.constantFrom('2015-01-01', '2024-02-01', '2026-03-09'),
        convertedFromHouseholdOn: fc.constantFrom('2020-01-01', '2025-01-01'),
        employeesInsuredAverage: fc.constantFrom(3, 30, 80, 300),
        womenOwned: fc.boolean(),
        innovativeStartup: fc.boolean(),
        chainRole: fc.constantFrom('none', 'chain-lead', 'prospective-supplier'),
        ocopStars: fc.constantFrom(0, 3, 5),
        registeredActivities: fc.subarray(activity.map(({ code }) => ({ code }))),
      },
      { requiredKeys: [] },
    )
    .map(withoutContradiction);
  const someDay = fc
    .constantFrom('2021-06-01', '2022-06-01', '2024-01-01', '2026-09-01', '2027-01-01')
    .map((day) => day as LocalDate);

  test('an uncertain or draft rule never says yes, whatever the firm', () => {
    const uncertain = catalogue.measures.filter((measure) => measure.status !== 'confirmed');
    expect(uncertain.length).toBeGreaterThanOrEqual(18);
    fc.assert(
      fc.property(somePlain, someDay, (plain, day) => {
        for (const measure of uncertain)
          if (judge(measure, dossierOf(plain), contextOn(day)).verdict === 'yes') return false;
        return true;
      }),
    );
  });

  test('one more fact decides what was open and never turns a decided answer', () => {
    fc.assert(
      fc.property(somePlain, someDay, fc.nat(), (plain, day, pick) => {
        const keys = Object.keys(plain);
        const dropped = keys[pick % Math.max(keys.length, 1)] ?? '';
        const all = createReader(dossierOf(plain), contextOn(day));
        const fewer = createReader(dossierOf({ ...plain, [dropped]: undefined }), contextOn(day));
        for (const measure of catalogue.measures) {
          const before = verdictIn(fewer, measure);
          if (before !== 'unknown' && before !== verdictIn(all, measure)) throw new Error(`${measure.id} turned`);
        }
      }),
    );
  });

  test('the fast verdict and the explained one agree', () => {
    fc.assert(
      fc.property(somePlain, someDay, (plain, day) => {
        const dossier: Dossier = dossierOf(plain);
        const reader = createReader(dossier, contextOn(day));
        for (const measure of catalogue.measures)
          expect(verdictIn(reader, measure)).toBe(judge(measure, dossier, contextOn(day)).verdict);
      }),
      { numRuns: 30 },
    );
  });

  test('the applicants a measure names are exactly those its condition lets through', () => {
    for (const measure of catalogue.measures)
      for (const applicantType of codesOf('applicantType')) {
        const judgement = judge(measure, dossierOf({ applicantType }), contextOn(measure.validity.from));
        expect([measure.id, applicantType, judgement.verdict !== 'no']).toEqual([
          measure.id,
          applicantType,
          measure.applicants.some((applicant) => applicant === applicantType),
        ]);
      }
  });
});
