import { describe, expect, it } from 'vitest';
import { loadOfferRules } from '../content/load-offer-rules.ts';
import { matchOffers } from './match-offers.ts';
import { type Candidate, optionsFor, type Wanted } from './offer-fit.ts';

const { weights } = loadOfferRules();
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  ...{ caseId: 'c', field: 'security', language: 'vi', remoteOk: true, about: [], notAgain: [], helpedBy: [] },
  spot: { communeId: 'here', provinceId: 'p' },
  ...more,
});
const adviser = (more: Partial<Candidate> = {}): Candidate => ({
  ...{ id: 'a', personId: 'a', fields: ['security'], languages: ['vi'], remoteOk: false, away: false },
  ...{ capacityPerWeek: 3, takenThisWeek: 0, held: 0, ties: [], recognitions: [], solved: {} },
  ...{ offersLately: 0, lapsesLately: 0, spot: { communeId: 'here', provinceId: 'p' } },
  ...more,
});
const far = { spot: { communeId: 'far', provinceId: 'q', lat: 10, lon: 106 } };
const near = { spot: { communeId: 'here', provinceId: 'p', lat: 21, lon: 105 } };

describe('an adviser is asked', () => {
  const cases: readonly (readonly [string, Partial<Candidate>, Partial<Wanted>, boolean | string])[] = [
    ['in the same commune', {}, {}, true],
    ['in the same province', { spot: { communeId: 'other', provinceId: 'p' } }, {}, true],
    ['far away, when both talk from afar', { ...far, remoteOk: true }, near, true],
    [
      'far away, not when the firm wants a visit',
      { ...far, remoteOk: true },
      { ...near, remoteOk: false },
      'no-skill-within-60km',
    ],
    ['not in another field', { fields: ['people'] }, {}, 'no-skill-within-60km'],
    ['not when a vendor involved pays them', { ties: ['Công ty  A'] }, { about: ['công ty a'] }, 'conflict'],
    ['not without the recognition a measure wants', {}, { recognition: {} }, 'not-recognised'],
    [
      'not by a recognition of another ministry',
      { recognitions: [{ ministry: 'mof', field: 'x' }] },
      { recognition: { ministry: 'most' } },
      'not-recognised',
    ],
    [
      'with the recognition a measure wants',
      { recognitions: [{ ministry: 'mof', field: 'x' }] },
      { recognition: {} },
      true,
    ],
    ['not while away', { away: true }, {}, 'all-away'],
    ['not again after declining', {}, { notAgain: ['a'] }, 'all-declined'],
    ['not beyond what a week takes', { takenThisWeek: 3 }, {}, 'no-capacity'],
  ];
  it.each(cases)('%s', (_name, candidate, request, expected) => {
    const { options, whyNobody } = optionsFor(wanted(request), [adviser(candidate)], weights);
    expect(options.length === 1 ? true : whyNobody).toBe(expected);
  });

  it('rather when near, free, fluent, reliable, experienced, and known to the firm', () => {
    const cost = (more: Partial<Candidate>, request: Partial<Wanted> = {}) =>
      optionsFor(wanted(request), [adviser(more)], weights).options[0]!.cost;
    const plain = cost({});
    expect(cost({ spot: { communeId: 'other', provinceId: 'p' } })).toBeGreaterThan(plain);
    expect(cost({ held: 2 })).toBeGreaterThan(plain);
    expect(cost({ languages: ['en'] })).toBeGreaterThan(plain);
    expect(cost({ offersLately: 4, lapsesLately: 2 })).toBeGreaterThan(plain);
    expect(cost({ solved: { security: 3 } })).toBeLessThan(plain);
    expect(cost({}, { helpedBy: ['a'] })).toBeLessThan(plain);
  });

  it('so that as many firms as possible are helped, not the first ones best', () => {
    const both = adviser({ id: 'both', fields: ['security', 'people'], capacityPerWeek: 1 });
    const one = adviser({ id: 'one', capacityPerWeek: 1, spot: { communeId: 'other', provinceId: 'p' } });
    const matches = matchOffers(
      [wanted({ caseId: '1' }), wanted({ caseId: '2', field: 'people' }), wanted({ caseId: '3' })],
      [both, one],
      weights,
    );
    expect(matches.map((match) => match.option?.candidate)).toEqual([1, 0, undefined]);
    expect(matches[2]).toMatchObject({ whyNobody: 'no-capacity' });
  });
});
