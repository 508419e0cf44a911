import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { loadIndustries } from '../../industries/index.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { parseFactValue } from './fact-value.ts';
import { dossierFromPlainFacts } from './plain-facts.ts';

const today = '2030-06-15' as LocalDate;
const vocabulary = loadVocabulary().vocabularyAt(today);
const refusals = (facts: unknown) => {
  const result = dossierFromPlainFacts(vocabulary, facts);
  return result.ok
    ? 'accepted'
    : result.refusals.map(({ code, field }) => `${field ?? ''} ${code.split('.').at(-1)}`.trim());
};

describe('facts given as plain JSON', () => {
  it('become a declared dossier, lists by item or by their first field', () => {
    const result = dossierFromPlainFacts(vocabulary, {
      industry: '46',
      revenueVnd: 2_000_000_000,
      womenOwned: false,
      capitalVnd: null,
      certifications: [{ code: 'iso-9001', expires: '2027-01-01' }, 'haccp'],
      functionsInUse: ['invoice-issue'],
      registeredActivities: [],
    });
    expect(result).toEqual({
      ok: true,
      value: {
        one: {
          industry: { value: '46', grade: 'declared' },
          revenueVnd: { value: 2_000_000_000, grade: 'declared' },
          womenOwned: { value: false, grade: 'declared' },
        },
        many: {
          certifications: [
            { fields: { code: 'iso-9001', expires: '2027-01-01' }, grade: 'declared', expiresOn: '2027-01-01' },
            { fields: { code: 'haccp' }, grade: 'declared' },
          ],
          functionsInUse: [{ fields: { code: 'invoice-issue' }, grade: 'declared' }],
          registeredActivities: [],
        },
      },
    });
  });

  it.each([
    [{ revenue: 1 }, ['revenue unknown-key']],
    [JSON.parse('{"__proto__": 1, "constructor": 2}'), ['__proto__ unknown-key', 'constructor unknown-key']],
    [
      { revenueVnd: '2 tỷ', employeesInsuredAverage: -1 },
      ['revenueVnd not-a-number', 'employeesInsuredAverage too-small'],
    ],
    [{ employeesInsuredAverage: 2.5 }, ['employeesInsuredAverage not-whole']],
    [{ revenueVnd: 1e300 }, ['revenueVnd too-large']],
    [{ applicantType: 'ministry' }, ['applicantType not-a-choice']],
    [{ womenOwned: 'yes' }, ['womenOwned not-yes-or-no']],
    [{ foundedOn: '2023-02-31' }, ['foundedOn not-a-date']],
    [{ commune: 'Hạc Thành' }, ['commune unknown-place']],
    [{ industry: '2019:46' }, ['industry unknown-industry']],
    [{ taxCode: '0100109107' }, ['taxCode check-digit']],
    [{ ocopStars: 6 }, ['ocopStars too-large']],
    [{ certifications: 'iso-9001' }, ['certifications list-expected']],
    [{ certifications: ['iso-9001', 'iso-9001'] }, ['certifications.1 item-twice']],
    [{ certifications: [{ code: 'iso-9001', colour: 'blue' }] }, ['certifications.0.colour unknown-field']],
    [{ digitalLevel: [{ framework: 'dbi-2021-sme' }] }, ['digitalLevel.0.level required']],
    [{ digitalLevel: [{ framework: 'dbi-2021-sme', level: 9 }] }, ['digitalLevel.0.level too-large']],
    [{ functionsInUse: ['<script>'] }, ['functionsInUse.0.code not-a-choice']],
    [[], ['not-an-object']],
    [null, ['not-an-object']],
  ])('%j is refused, every issue at once', (facts, expected) => {
    expect(refusals(facts)).toEqual(expected);
  });
});

describe('a line of business written as on a certificate', () => {
  const industries = loadIndustries();
  const isIndustry = (code: string) => industries.findIndustry(code) !== undefined;
  it.each([
    ['C10', '2025:10'],
    ['c 1071', '2025:1071'],
    ['J62', '2018:62'],
    ['2018:C10', '2018:10'],
    ['46', '46'],
    ['2025:4711', '2025:4711'],
    ['C', 'C'],
    ['G10', 'industry-section'],
    ['Z10', 'unknown-industry'],
    ['C0000', 'unknown-industry'],
    ['9999', 'unknown-industry'],
    [10, 'unknown-industry'],
  ])('%j is %s', (industry, expected) => {
    const read = dossierFromPlainFacts(vocabulary, { industry }, { isIndustry });
    expect(read.ok ? read.value.one.industry?.value : read.refusals[0]!.code.split('.').at(-1)).toBe(expected);
  });
});

describe('an answer typed by the owner', () => {
  const read = (key: string, text: string) => {
    const result = parseFactValue(vocabulary.facts[key]!, text, {
      today,
      isLocality: (id) => id === 'vn-2025-c-14758',
    });
    return result.ok ? result.value : result.refusals[0]!.code.replace('enterprises.', '');
  };
  it.each([
    ['foundedOn', '15/06/2030', '2030-06-15'],
    ['foundedOn', '1-3-2024', '2024-03-01'],
    ['foundedOn', '16/06/2030', 'fact.date-in-future'],
    ['foundedOn', '31/02/2024', 'fact.not-a-date'],
    ['foundedOn', '01/02/1024', 'fact.not-a-date'],
    ['foundedOn', '2/3/24', 'fact.not-a-date'],
    ['womenOwned', 'Có', true],
    ['womenOwned', 'khong', false],
    ['womenOwned', 'có lẽ', 'fact.not-yes-or-no'],
    ['revenueVnd', '1,5 tỷ', 1_500_000_000],
    ['revenueVnd', '-1', 'fact.too-small'],
    ['employeesInsuredAverage', '１２', 12],
    ['commune', 'vn-2025-c-14758', 'vn-2025-c-14758'],
    ['commune', 'vn-2025-c-00000', 'fact.unknown-place'],
    ['taxCode', '0100109106-001', '0100109106001'],
    ['mainGoal', 'sell-more', 'sell-more'],
    ['mainGoal', '"><img>', 'fact.not-a-choice'],
    ['mainGoal', '', 'fact.required'],
  ])('%s «%s» is %s', (key, text, expected) => {
    expect(read(key, text)).toBe(expected);
  });
});
