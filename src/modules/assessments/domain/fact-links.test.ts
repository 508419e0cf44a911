import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../conditions/index.ts';
import { loadFactLinks } from '../content/load-fact-links.ts';
import { loadFrameworks } from '../content/load-frameworks.ts';
import type { Answers } from './answer.ts';
import { assess } from './assess.ts';
import { declaredFacts, proposeAnswers, sectorOfIndustry } from './fact-links.ts';

const frameworks = loadFrameworks();
const links = loadFactLinks(frameworks);
const dbi2021 = frameworks.find('dbi-2021-sme')!;
const dbi2025 = frameworks.find('dbi-2025-sme')!;

const shop: Dossier = {
  one: {
    employeesInsuredAverage: { value: 12, grade: 'declared' },
    revenueVnd: { value: 10_000_000_000, grade: 'declared' },
    industry: { value: '2018:4711', grade: 'verified' },
    mainGoal: { value: 'sell-more', grade: 'declared' },
  },
  many: { functionsInUse: [{ fields: { code: 'qr-payment' }, grade: 'declared' }] },
};

function declared(compiled: typeof dbi2025, answers: Answers) {
  const assessed = assess(compiled, answers);
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusals));
  return declaredFacts(compiled, links.of(compiled.framework.id), answers, assessed.value);
}

describe('never ask twice', () => {
  it('what the dossier knows is proposed, with the fact it comes from', () => {
    const found = proposeAnswers(dbi2025, links.of('dbi-2025-sme'), shop, '2000-06-01');
    expect(found).toEqual({
      '1.1': { answer: '10-49', fact: 'employeesInsuredAverage' },
      '1.2': { answer: '5-10', fact: 'revenueVnd' },
      '5.1': { answer: ['more-revenue'], fact: 'mainGoal' },
      '7.1': { answer: 'IND01', fact: 'industry' },
      '7.2': { answer: ['IND01.04'], fact: 'functionsInUse' },
    });
  });

  it('a fact past its day proposes nothing', () => {
    const old: Dossier = {
      one: { revenueVnd: { value: 1, grade: 'declared', expiresOn: '2000-05-31' as never } },
      many: {},
    };
    expect(proposeAnswers(dbi2025, links.of('dbi-2025-sme'), old, '2000-06-01')).toEqual({});
  });

  it.each([
    ['5610', 'IND13'],
    ['2220', 'IND17'],
    ['2219', 'IND14'],
    ['1702', 'IND23'],
    ['1701', 'IND24'],
    ['2599', 'IND26'],
    ['6201', undefined],
  ])('VSIC %s proposes sector %s', (industry, sector) => {
    expect(sectorOfIndustry(dbi2025, industry)).toBe(sector);
  });
});

describe('answers become declared facts', () => {
  it('a ticked tool that stands for one function declares it; an ambiguous one does not', () => {
    const facts = declared(dbi2025, {
      '7.1': 'IND01',
      '7.2': ['IND01.01', 'IND01.04'],
      '2.5': ['chatbot-automatic-care'],
    });
    expect(facts).toEqual({ functions: ['chatbot', 'pos-checkout'], certifications: [] });
  });

  it('a certificate is declared only from the step that names it', () => {
    expect(declared(dbi2021, { '4.1.1': 3 }).certifications).toEqual([]);
    expect(declared(dbi2021, { '4.1.1': 4 }).certifications).toEqual(['iso-27001']);
  });

  it('a ratio above zero shows the function in use, zero does not, and neither gives a level', () => {
    expect(declared(dbi2021, { '3.2.3': { numerator: 4, denominator: 9 } })).toEqual({
      functions: ['invoice-issue'],
      certifications: [],
    });
    expect(declared(dbi2021, { '3.2.3': { numerator: 0, denominator: 9 } }).functions).toEqual([]);
  });

  it('every code in the links exists in its framework', () => {
    for (const compiled of frameworks.list) {
      const { proposals, declarations } = links.of(compiled.framework.id);
      for (const each of [...proposals, ...declarations]) expect(compiled.byCode.has(each.criterion)).toBe(true);
      for (const { criterion, option } of declarations)
        if (option) expect(compiled.byCode.get(criterion)!.options.has(option)).toBe(true);
    }
  });
});
