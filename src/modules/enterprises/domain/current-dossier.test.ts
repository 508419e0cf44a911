import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { currentDossier, expiryOf } from './current-dossier.ts';
import type { Fact } from './fact.ts';

const day = (text: string) => text as LocalDate;
const today = day('2030-06-15');
const vocabulary = loadVocabulary().vocabularyAt(today);
let counter = 0;

function aFact(fact: Partial<Fact> & Pick<Fact, 'key'>): Fact {
  counter += 1;
  return {
    id: `00000000-0000-7000-8000-${String(counter).padStart(12, '0')}`,
    item: '',
    said: 'value',
    grade: 'declared',
    source: { kind: 'owner' },
    recordedAt: '2030-01-10T02:00:00.000Z' as Instant,
    ...fact,
  };
}
const at = (text: string) => `${text}T02:00:00.000Z` as Instant;
const certificate = (code: string, recorded: string, more: Partial<Fact> = {}) =>
  aFact({ key: 'certifications', item: code, fields: { code }, recordedAt: at(recorded), ...more });
const codes = (facts: readonly Fact[]) =>
  currentDossier(facts, vocabulary, today).many.certifications?.map((item) => item.fields.code);

describe('what is true of a firm today', () => {
  it('is the newest statement, whatever the order they are read in', () => {
    const older = aFact({ key: 'employeesInsuredAverage', value: 8, recordedAt: at('2030-01-10') });
    const newer = aFact({ key: 'employeesInsuredAverage', value: 12, recordedAt: at('2030-03-10') });
    for (const facts of [
      [older, newer],
      [newer, older],
    ])
      expect(currentDossier(facts, vocabulary, today).one.employeesInsuredAverage?.value).toBe(12);
  });

  it('leaves out what the owner cleared, and what no longer or not yet holds', () => {
    const facts = [
      aFact({ key: 'womenOwned', value: true, recordedAt: at('2030-01-10') }),
      aFact({ key: 'womenOwned', said: 'unknown', recordedAt: at('2030-02-10') }),
      aFact({ key: 'mainGoal', value: 'sell-more', validTo: day('2030-06-14') }),
      aFact({ key: 'chainRole', value: 'none', validFrom: day('2030-06-16') }),
      aFact({ key: 'applicantType', value: 'enterprise', validFrom: day('2030-06-15'), validTo: day('2030-06-15') }),
      aFact({ key: 'noLongerInTheVocabulary', value: 'x' }),
    ];
    expect(Object.keys(currentDossier(facts, vocabulary, today).one)).toEqual(['applicantType']);
  });

  it('falls back to the statement before when the newest one has ended', () => {
    const facts = [
      aFact({ key: 'operatingStatus', value: 'active', recordedAt: at('2030-01-10') }),
      aFact({ key: 'operatingStatus', value: 'suspended', recordedAt: at('2030-02-10'), validTo: day('2030-04-30') }),
    ];
    expect(currentDossier(facts, vocabulary, today).one.operatingStatus?.value).toBe('active');
  });

  it('keeps lists item by item: added, renewed, taken back', () => {
    expect(codes([])).toBeUndefined();
    expect(codes([certificate('iso-9001', '2030-01-10'), certificate('haccp', '2030-01-11')])).toEqual([
      'iso-9001',
      'haccp',
    ]);
    expect(
      codes([
        certificate('iso-9001', '2030-01-10'),
        certificate('iso-9001', '2030-02-10', { said: 'none', fields: undefined }),
      ]),
    ).toEqual([]);
  });

  it('tells "none" apart from "nobody has said"', () => {
    const none = aFact({ key: 'certifications', said: 'none', recordedAt: at('2030-03-01') });
    const cleared = aFact({ key: 'certifications', said: 'unknown', recordedAt: at('2030-04-01') });
    const before = certificate('iso-9001', '2030-01-10');
    expect(codes([before, none])).toEqual([]);
    expect(codes([before, none, cleared])).toBeUndefined();
    expect(codes([before, none, cleared, certificate('haccp', '2030-05-01')])).toEqual(['haccp']);
  });

  it('keeps an expired fact with its last day, so that a reason can name it', () => {
    const facts = [certificate('iso-9001', '2030-01-10', { expiresOn: day('2030-06-01') })];
    expect(currentDossier(facts, vocabulary, today).many.certifications).toEqual([
      { fields: { code: 'iso-9001' }, grade: 'declared', expiresOn: '2030-06-01' },
    ]);
  });

  it('lets figures of last year lapse after twelve months and a certificate on its own day', () => {
    expect(expiryOf(vocabulary.facts.revenueVnd!, day('2030-01-31'))).toBe('2031-01-31');
    expect(expiryOf(vocabulary.facts.certifications!, today, { code: 'iso-9001', expires: '2033-01-01' })).toBe(
      '2033-01-01',
    );
    expect(expiryOf(vocabulary.facts.foundedOn!, today)).toBeUndefined();
  });
});
