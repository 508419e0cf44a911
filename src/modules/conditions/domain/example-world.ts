/** A small world for tests of the language: ten facts, Decree 80 size classes, three places, a dossier in one line. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Condition } from './condition.ts';
import type { ConditionContext } from './context.ts';
import type { Dossier, FactItem, FactValue, OneFact } from './dossier.ts';
import type { DerivedFact, FactDefinition, Vocabulary } from './vocabulary.ts';

function fact(key: string, type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition {
  return {
    key,
    type,
    cardinality: 'one',
    changedBy: 'owner',
    effort: 'moderate',
    label: { vi: key, en: key },
    ...more,
  };
}

function codes(...names: string[]) {
  return names.map((code) => ({ code, vi: code, en: code }));
}

const SECTORS = ['agriculture-forestry-fishery', 'industry-construction', 'trade-services'];
const FARMS_AND_FACTORIES = { fact: 'sectorGroup', in: SECTORS.slice(0, 2) } as const;
const SHOPS = { fact: 'sectorGroup', is: 'trade-services' } as const;
const BILLION = 1_000_000_000;

function band(group: Condition, employees: number, revenue: number, capital: number): Condition {
  const money = [
    { fact: 'revenueVnd', atMost: revenue * BILLION },
    { fact: 'capitalVnd', atMost: capital * BILLION },
  ];
  return { all: [group, { fact: 'employeesInsuredAverage', atMost: employees }, { any: money }] };
}

/** Decree 80/2021/NĐ-CP art. 5. */
const sizeClass: DerivedFact = {
  key: 'sizeClass',
  cases: [
    { value: 'micro', when: { any: [band(FARMS_AND_FACTORIES, 10, 3, 3), band(SHOPS, 10, 10, 3)] } },
    { value: 'small', when: { any: [band(FARMS_AND_FACTORIES, 100, 50, 20), band(SHOPS, 50, 100, 50)] } },
    { value: 'medium', when: { any: [band(FARMS_AND_FACTORIES, 200, 200, 100), band(SHOPS, 100, 300, 100)] } },
  ],
  otherwise: 'not-sme',
};

const definitions: readonly FactDefinition[] = [
  fact('applicantType', 'code', { codes: codes('enterprise', 'business-household', 'cooperative'), effort: 'hard' }),
  fact('commune', 'locality', { effort: 'hard' }),
  fact('province', 'locality', { effort: 'hard', derivedFrom: ['commune'] }),
  fact('industry', 'industry', { effort: 'hard' }),
  fact('sectorGroup', 'code', { codes: codes(...SECTORS), effort: 'hard', derivedFrom: ['industry'] }),
  fact('foundedOn', 'date', { effort: 'never', changedBy: 'nobody' }),
  fact('employeesInsuredAverage', 'integer', {
    unit: 'people',
    min: 0,
    max: 1_000_000,
    label: { vi: 'Số lao động đóng BHXH bình quân', en: 'Insured employees' },
  }),
  fact('revenueVnd', 'money', {
    unit: 'VND',
    min: 0,
    effort: 'hard',
    label: { vi: 'Doanh thu năm trước', en: 'Revenue last year' },
  }),
  fact('capitalVnd', 'money', { unit: 'VND', min: 0, effort: 'hard' }),
  fact('sizeClass', 'code', {
    codes: codes('micro', 'small', 'medium', 'not-sme'),
    derivedFrom: ['sectorGroup', 'employeesInsuredAverage', 'revenueVnd', 'capitalVnd'],
  }),
  fact('womenOwned', 'boolean', { effort: 'hard' }),
  fact('mainGoal', 'code', { codes: codes('sell-more', 'cut-cost', 'manage'), effort: 'easy' }),
  fact('hoursPerWeek', 'integer', { min: 0, max: 168, effort: 'easy' }),
  fact('functionsInUse', 'code', { cardinality: 'many', fields: { code: { type: 'code' } }, effort: 'easy' }),
  fact('certifications', 'code', {
    cardinality: 'many',
    fields: { code: { type: 'code' }, expires: { type: 'date', optional: true } },
    effort: 'hard',
    label: { vi: 'Chứng nhận', en: 'Certificates' },
  }),
  fact('digitalLevel', 'code', {
    cardinality: 'many',
    fields: { framework: { type: 'code' }, level: { type: 'integer', min: 0, max: 5 } },
  }),
];

export const exampleVocabulary: Vocabulary = {
  facts: Object.fromEntries(definitions.map((definition) => [definition.key, definition])),
  derived: { sizeClass },
};

/** `north` and `south` are provinces of communes `north-1`, `south-1`; old place `old` was split between `north-1` and `south-1`. */
export const exampleContext: ConditionContext = {
  asOf: '2027-03-09' as LocalDate,
  vocabulary: exampleVocabulary,
  localities: {
    contains: (ancestor, locality) =>
      ancestor === locality || locality.startsWith(`${ancestor}-`)
        ? 'yes'
        : ancestor === 'old' && locality.endsWith('-1')
          ? 'unknown'
          : 'no',
  },
  lookups: {
    province: (commune) => commune.split('-')[0],
    sectorGroup: (industry) =>
      industry < '05' ? SECTORS[0] : industry < '44' ? SECTORS[1] : industry < '99' ? SECTORS[2] : undefined,
  },
};

type GivenFact = FactValue | OneFact;
type GivenItem = Readonly<Record<string, FactValue>> | FactItem;

/** `aDossier({ womenOwned: true }, { functionsInUse: [{ code: 'e-invoice' }] })`: declared facts that do not expire, unless said. */
export function aDossier(
  one: Readonly<Record<string, GivenFact>> = {},
  many: Readonly<Record<string, readonly GivenItem[]>> = {},
): Dossier {
  return {
    one: mapValues(one, (given) => (typeof given === 'object' ? given : { value: given, grade: 'declared' as const })),
    many: mapValues(many, (items) =>
      items.map((item) => (isItem(item) ? item : { fields: item, grade: 'declared' as const })),
    ),
  };
}

function isItem(item: GivenItem): item is FactItem {
  return typeof item.fields === 'object';
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
