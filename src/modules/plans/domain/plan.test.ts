import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type LocalDate } from '../../../foundation/clock.ts';
import { isSourced } from './observation.ts';
import { makePlan, type Plan } from './plan.ts';
import { AS_OF, aDossier, CATALOGUE, contextOn } from './plan-fixture.ts';
import { DROP_REASONS, type StepProgress } from './progress.ts';
import type { SupportAnswer } from './support-answer.ts';
import { weakPillars } from './weak-pillars.ts';

type Facts = Parameters<typeof aDossier>[0];

interface Given {
  readonly facts: Facts;
  readonly progress?: readonly StepProgress[];
  readonly support?: readonly SupportAnswer[];
  readonly asOf?: LocalDate;
}

function planFor({ facts, progress = [], support = [], asOf = AS_OF }: Given): Plan {
  return makePlan({ dossier: aDossier(facts), context: contextOn(asOf), catalogue: CATALOGUE, progress, support });
}
const now = (plan: Plan) => plan.now.map((step) => step.step);
const later = (plan: Plan) => plan.later.map((step) => step.step);

const shop: Facts = {
  applicantType: 'enterprise',
  sectorGroup: 'trade-services',
  foundedOn: '2026-03-09',
  employeesInsuredAverage: 14,
  functionsInUse: ['online-store', 'qr-payment'],
};

describe('the first plan of a firm', () => {
  it('starts with the signature that opens invoices and tax, says why, and prints only sourced figures', () => {
    const plan = planFor({ facts: shop });
    expect(now(plan)[0]).toBe('digital-signature');
    expect(plan.now[0]?.because.map((reason) => reason.facts)).toEqual([
      ['functionsInUse'],
      ['foundedOn'],
      ['applicantType'],
    ]);
    expect(plan.now[0]).toMatchObject({ price: ['price-signature-year'], effort: [], missing: [] });
    expect(now(plan)).toContain('e-invoice');
    expect(plan.now.find((step) => step.step === 'e-invoice')?.after).toEqual(['digital-signature']);
    expect(plan.inPlace).toEqual(expect.arrayContaining(['online-page', 'qr-payment']));
  });

  it('lights the spans of what the firm already has', () => {
    const bridge = new Map(planFor({ facts: shop }).bridge.map((span) => [span.span, span.state]));
    expect(bridge.get('online')).toBe('on');
    expect(bridge.get('cashless')).toBe('on');
    expect(bridge.get('signature')).toBe('now');
    expect(bridge.size).toBe(8);
  });

  it('asks a visitor who said nothing the facts its steps wait for, and still proposes three things', () => {
    const plan = planFor({ facts: {} });
    expect(plan.now).toHaveLength(3);
    expect(now(plan)[0]).toBe('two-step-login');
    for (const step of [...plan.now, ...plan.later])
      expect(['household-books', 'digital-signature', 'household-choice']).not.toContain(step.step);
    expect(plan.questions.map((question) => question.fact)).toEqual(
      expect.arrayContaining(['applicantType', 'functionsInUse']),
    );
  });

  it('begins a household with its sales book, and puts conversion last, as a choice', () => {
    const plan = planFor({
      facts: { applicantType: 'business-household', functionsInUse: [], revenueVnd: 600_000_000 },
    });
    expect(now(plan)[0]).toBe('household-books');
    expect([...now(plan), ...later(plan)]).not.toContain('household-choice');
  });

  // Decree 141/2026: the duty begins above one billion, exactly one billion is still voluntary.
  it.each([
    [1_000_000_000, false],
    [1_000_000_001, true],
  ])('asks a household with revenue of %i for e-invoices: %s', (revenueVnd, asked) => {
    const plan = planFor({ facts: { applicantType: 'business-household', functionsInUse: [], revenueVnd } });
    expect([...now(plan), ...later(plan)].includes('e-invoice')).toBe(asked);
  });

  it('puts what serves the owner’s goal before what does not', () => {
    const base: Facts = {
      applicantType: 'enterprise',
      sectorGroup: 'industry-construction',
      functionsInUse: [
        'token-signing',
        'invoice-issue',
        'general-ledger',
        'qr-payment',
        'order-management',
        'online-store',
        'cloud-storage-backup',
      ],
    };
    const position = (plan: Plan) => [...now(plan), ...later(plan)].indexOf('capability-profile');
    expect(position(planFor({ facts: { ...base, mainGoal: 'keep-safe' } }))).toBe(-1);
    expect(position(planFor({ facts: { ...base, mainGoal: 'find-big-buyers' } }))).toBe(0);
  });

  it('brings forward a step whose public money ends soon', () => {
    const facts: Facts = {
      applicantType: 'enterprise',
      sectorGroup: 'trade-services',
      functionsInUse: ['token-signing', 'invoice-issue'],
    };
    const support: SupportAnswer[] = [
      { measure: 'nd80-a13-2-consulting', verdict: 'yes', endsOn: '2026-12-31' as LocalDate },
    ];
    const place = (plan: Plan) => [...now(plan), ...later(plan)].indexOf('backup-access');
    const [without, withMoney] = [planFor({ facts }), planFor({ facts, support })];
    expect(place(withMoney)).toBeGreaterThanOrEqual(0);
    expect(place(without) === -1 || place(withMoney) < place(without)).toBe(true);
  });

  it('needs the weakest pillar of the assessment a little more', () => {
    const facts: Facts = {
      applicantType: 'enterprise',
      sectorGroup: 'trade-services',
      functionsInUse: ['token-signing', 'invoice-issue', 'general-ledger', 'tax-filing'],
    };
    const assessment = {
      framework: 'dbi-2021-sme',
      pillars: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map((code) => ({
        code,
        score: code === 'P3' || code === 'P6' ? 1 : 40,
        max: 50,
      })),
    };
    const plan = makePlan({
      dossier: aDossier(facts),
      context: contextOn(AS_OF),
      catalogue: CATALOGUE,
      weak: weakPillars(assessment, CATALOGUE),
    });
    expect(now(plan)[0]).toBe('two-step-login');
  });
});

describe('money', () => {
  it('leaves out, visibly, what has no price or costs more than the budget', () => {
    const plan = planFor({ facts: { ...shop, monthlyBudgetVnd: 20_000 } });
    expect(plan.leftOut).toEqual(
      expect.arrayContaining([
        { step: 'digital-signature', reason: 'over-budget' },
        { step: 'backup-access', reason: 'unpriced' },
      ]),
    );
    expect(plan.now.every((step) => step.free)).toBe(true);
  });

  it('never prints a figure without a date', () => {
    const undated = [...CATALOGUE.observations.values()]
      .filter((figure) => !isSourced(figure))
      .map((figure) => figure.id);
    expect(undated.length).toBeGreaterThan(0);
    const plan = planFor({
      facts: { ...shop, functionsInUse: ['token-signing', 'invoice-issue', 'qr-payment', 'tax-filing'] },
    });
    const step = [...plan.now, ...plan.later].find((planned) => planned.step === 'accounting-software');
    expect(CATALOGUE.byId.get('accounting-software')?.effort).toEqual(['effort-accounting-total']);
    expect(step?.effort).toEqual([]);
  });
});

describe('what the firm did with its steps', () => {
  const on = AS_OF;
  it('keeps a started step first, even when its facts changed', () => {
    const plan = planFor({ facts: shop, progress: [{ step: 'weekly-numbers', state: 'started', on }] });
    expect(plan.now[0]).toMatchObject({ step: 'weekly-numbers', state: 'started' });
  });
  it('opens the next step when one is done', () => {
    const plan = planFor({ facts: shop, progress: [{ step: 'digital-signature', state: 'done', on }] });
    expect(now(plan)).not.toContain('digital-signature');
    expect(now(plan)[0]).toBe('e-invoice');
    expect(plan.now[0]?.after).toEqual([]);
  });
  it('brings a yearly step back when it is due, not a day before', () => {
    const progress: StepProgress[] = [{ step: 'digital-signature', state: 'done', on }];
    const due = addMonths(on, 12);
    expect(planFor({ facts: shop, progress, asOf: addDays(due, -1) }).done).toContain('digital-signature');
    expect(now(planFor({ facts: shop, progress, asOf: due }))).toContain('digital-signature');
  });
  it('leaves a dropped step out with its reason, and what needs it with it', () => {
    const plan = planFor({
      facts: shop,
      progress: [{ step: 'digital-signature', state: 'dropped', on, reason: 'too-expensive' }],
    });
    expect(plan.dropped).toEqual([{ step: 'digital-signature', reason: 'too-expensive' }]);
    expect([...now(plan), ...later(plan)]).not.toContain('e-invoice');
  });
  it('takes "we already have it" as in place', () => {
    const plan = planFor({
      facts: shop,
      progress: [{ step: 'digital-signature', state: 'dropped', on, reason: 'already-have' }],
    });
    expect(now(plan)[0]).toBe('e-invoice');
  });
});

const codes = [
  'token-signing',
  'invoice-issue',
  'qr-payment',
  'pos-checkout',
  'general-ledger',
  'online-store',
  'cloud-storage-backup',
  'inventory',
  'social-selling',
  'attendance',
];
const someFacts = fc.record(
  {
    applicantType: fc.constantFrom('enterprise', 'business-household', 'cooperative', 'farm-household'),
    sectorGroup: fc.constantFrom('agriculture-forestry-fishery', 'industry-construction', 'trade-services'),
    employeesInsuredAverage: fc.integer({ min: 0, max: 400 }),
    revenueVnd: fc.integer({ min: 0, max: 400_000_000_000 }),
    foundedOn: fc.constantFrom('2019-05-06', '2026-03-09'),
    mainGoal: fc.constantFrom(
      'sell-more',
      'know-money',
      'less-paperwork',
      'run-smoother',
      'find-big-buyers',
      'keep-safe',
    ),
    monthlyBudgetVnd: fc.integer({ min: 0, max: 5_000_000 }),
    functionsInUse: fc.subarray(codes),
    ocopStars: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: [] },
);
const someProgress: fc.Arbitrary<readonly StepProgress[]> = fc
  .subarray(
    CATALOGUE.steps.map((step) => step.id),
    { maxLength: 8 },
  )
  .chain((steps) =>
    fc.tuple(
      ...steps.map((step) =>
        fc.oneof(
          fc
            .constantFrom('started' as const, 'done' as const)
            .map((state): StepProgress => ({ step, state, on: AS_OF })),
          fc
            .constantFrom(...DROP_REASONS)
            .map((reason): StepProgress => ({ step, state: 'dropped', on: AS_OF, reason })),
        ),
      ),
    ),
  );
const given = fc.record({ facts: someFacts, progress: someProgress }) as fc.Arbitrary<Given>;

describe('laws of every plan', () => {
  const law = (name: string, holds: (plan: Plan, given: Given) => boolean) =>
    it(name, () => {
      fc.assert(
        fc.property(given, (each) => holds(planFor(each), each)),
        { numRuns: 300 },
      );
    });
  const progressOf = (each: Given, state: StepProgress['state']) =>
    new Set((each.progress ?? []).filter((entry) => entry.state === state).map((entry) => entry.step));

  law('at most three now and three later, none twice', (plan) => {
    const all = [...now(plan), ...later(plan)];
    return plan.now.length <= 3 && plan.later.length <= 3 && new Set(all).size === all.length;
  });
  law('no step before an open prerequisite, unless the firm has started it', (plan, each) => {
    const started = progressOf(each, 'started');
    const settled = new Set([...plan.done, ...plan.inPlace]);
    const open = new Set([...plan.leftOut.map((left) => left.step), ...plan.dropped.map((left) => left.step)]);
    const seen = new Set<string>();
    return [...now(plan), ...later(plan)].every((id) => {
      const fine =
        started.has(id) ||
        (CATALOGUE.byId.get(id)?.prerequisites ?? []).every(
          (before) =>
            seen.has(before) ||
            settled.has(before) ||
            (!open.has(before) && !later(plan).includes(before) && !now(plan).includes(before)),
        );
      seen.add(id);
      return fine;
    });
  });
  law('one step of now is free while a free step is left, unless three are under way', (plan) => {
    const underWay = plan.now.filter((step) => step.state === 'started').length;
    return (
      underWay >= 3 ||
      plan.now.some((step) => step.free) ||
      !plan.later.some((step) => step.free && step.after.length === 0)
    );
  });
  law('the budget is respected by everything not yet started', (plan, each) => {
    const budget = each.facts.monthlyBudgetVnd;
    if (typeof budget !== 'number') return plan.leftOut.length === 0;
    return [...plan.now, ...plan.later].every((step) => step.state === 'started' || step.free || step.price.length > 0);
  });
  law('a finished or dropped step does not come back the same day', (plan, each) => {
    const gone = new Set([...progressOf(each, 'done'), ...progressOf(each, 'dropped')]);
    return [...now(plan), ...later(plan)].every((id) => !gone.has(id));
  });
  law('the same input gives the same plan', (plan, each) => JSON.stringify(plan) === JSON.stringify(planFor(each)));
  law('a fact no rule reads changes nothing', (plan, each) => {
    const other = planFor({ ...each, facts: { ...each.facts, taxCode: '0100109106', hoursPerWeek: 3 } });
    return JSON.stringify(plan) === JSON.stringify(other);
  });
  law('every step of now gives a reason or names the fact it waits for', (plan) =>
    plan.now.every((step) => step.because.length > 0 || step.missing.length > 0 || step.state === 'started'),
  );
});
