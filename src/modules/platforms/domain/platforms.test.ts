/** The catalogue by its rules: what is found, whom it fits, what is labelled, and that no vendor is favoured. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { contextOn, dossierOf, facts, industries } from '../../../test-support/measures-context.ts';
import { loadPlatforms } from '../content/load-platforms.ts';
import { ExposureTally } from './exposure-tally.ts';
import { findPlatforms, type PlatformQuery } from './find-platforms.ts';
import { fitAll, fitOf } from './fit.ts';
import { fitScore, inNeutralOrder } from './neutral-order.ts';
import { platformsFor } from './platforms-for.ts';
import { entryPrice, isDated, leastMonthlyVnd } from './price.ts';
import { TurnKeeper } from './turn-keeper.ts';

const TODAY = '2031-03-04' as LocalDate;
const catalogue = loadPlatforms(facts.vocabularyAt(TODAY), industries);
const context = contextOn(TODAY);

function platformOf(id: string) {
  const platform = catalogue.byId.get(id);
  if (platform === undefined) throw new Error(`no platform ${id}`);
  return platform;
}

const search = (query: Partial<PlatformQuery>) =>
  findPlatforms(catalogue.platforms, { words: '', categories: [], ...query }).map(({ platform }) => platform.id);

const judged = (id: string, plain: Record<string, unknown>) =>
  fitOf(platformOf(id), dossierOf(plain), context, catalogue.goals);

describe('finding a platform', () => {
  test.each(['hóa đơn điện tử', 'hoa don dien tu', 'HOÁ ĐƠN điện TỬ', 'issues e-invoices'])(
    '"%s" finds e-invoice software, with or without marks and in either language',
    (words) => {
      const found = search({ words });
      expect(found).toContain('bkav-ehoadon');
      expect(found).not.toContain('cystack');
    },
  );

  test('the name itself comes first', () => {
    const found = findPlatforms(catalogue.platforms, { words: 'haravan', categories: [] });
    expect(found.filter(({ named }) => named).map(({ platform }) => platform.id)).toEqual(['haravan']);
  });

  test.each<[string, Partial<PlatformQuery>, string, string]>([
    ['a function', { function: 'payroll' }, 'tanca', 'kiotviet'],
    ['several categories at once', { categories: ['payments', 'security'] }, 'cystack', 'kiotviet'],
    ['a sector keeps what serves every sector', { sector: 'I' }, 'misa-amis', 'gxd'],
    ['a size', { size: 'micro' }, 'kiotviet', 'akabot'],
    ['a kind of owner', { audience: 'farm-household' }, 'postmart', 'base-vn'],
    ['a dated price', { price: 'known' }, 'sapo', 'base-vn'],
    ['no price', { price: 'free' }, 'hanoi-check', 'sapo'],
  ])('narrowed by %s', (_, query, inside, outside) => {
    const found = search(query);
    expect(found).toContain(inside);
    expect(found).not.toContain(outside);
  });

  test('other modules find who has a function', () => {
    expect(platformsFor(['kitchen-display'], catalogue).map(({ id }) => id)).toContain('cukcuk');
  });
});

describe('what is known, and how', () => {
  test('the hundred entries say how they are known; none claims the programme', () => {
    expect(catalogue.platforms).toHaveLength(100);
    expect(catalogue.platforms.filter(({ verification }) => verification === 'recalled')).toHaveLength(43);
    for (const platform of catalogue.platforms) {
      expect(platform.inProgramme).toBeNull();
    }
  });

  test('a price without a day is no price', () => {
    const undated = platformOf('vimass-signature');
    expect(undated.prices.length).toBeGreaterThan(0);
    expect(undated.prices.some(isDated)).toBe(false);
    expect(entryPrice(undated)).toBeUndefined();
    expect(leastMonthlyVnd(undated)).toBeUndefined();
  });

  test.each([
    ['kiotviet', 270_000],
    ['viettel-ca', 149_334],
    ['misa-sme', undefined],
    ['hanoi-check', 0],
  ])('%s costs at least %s đồng a month', (id, least) => {
    expect(leastMonthlyVnd(platformOf(id))).toBe(least);
  });
});

describe('fit for one firm', () => {
  const eatery = { applicantType: 'business-household', industry: '5610' };

  test('an eatery run by a household is whom restaurant software is made for', () => {
    expect(judged('cukcuk', eatery).verdict).toBe('yes');
  });

  test('software for enterprises is usually for others, with the reason', () => {
    const { verdict, explanation } = judged('base-vn', eatery);
    expect(verdict).toBe('no');
    expect(JSON.stringify(explanation.because)).toContain('applicantType');
  });

  test('a size that nobody said is asked for, of an enterprise only', () => {
    expect(judged('tanca', { applicantType: 'enterprise' }).verdict).toBe('yes');
    const asked = judged('base-vn', { applicantType: 'enterprise' });
    expect(asked.verdict).toBe('unknown');
    expect(asked.explanation.missing.length).toBeGreaterThan(0);
  });

  test('a provincial system is for its province', () => {
    const firm = { applicantType: 'enterprise' };
    expect(judged('td-office-thanh-hoa', { ...firm, province: 'vn-2025-38' }).verdict).toBe('yes');
    expect(judged('td-office-thanh-hoa', { ...firm, province: 'vn-2025-01' }).verdict).toBe('no');
  });

  test.each([
    [undefined, 'yes'],
    [300_000, 'yes'],
    [200_000, 'no'],
  ])('a budget of %s against 270.000 ₫ a month answers %s', (monthlyBudgetVnd, verdict) => {
    const shop = { applicantType: 'business-household', industry: '4711', monthlyBudgetVnd };
    expect(judged('kiotviet', shop).verdict).toBe(verdict);
  });

  test('a budget never says yes to what has no monthly price, and stays fair to what is free', () => {
    const shop = { applicantType: 'enterprise', industry: '4711', sizeClass: 'small', monthlyBudgetVnd: 5_000_000 };
    const fits = fitAll(catalogue, dossierOf(shop), context);
    for (const { platform, verdict } of fits)
      if (verdict === 'yes') expect(leastMonthlyVnd(platform)).toBeLessThanOrEqual(5_000_000);
    expect(fits.find(({ platform }) => platform.id === 'one-touch')?.verdict).toBe('yes');
  });

  test('it says what the firm has, gains and needs for its goal', () => {
    const { owned, gained, needed } = judged('sapo', {
      applicantType: 'enterprise',
      functionsInUse: ['pos-checkout'],
      mainGoal: 'sell-more',
    });
    expect(owned).toEqual(['pos-checkout']);
    expect(gained).not.toContain('pos-checkout');
    expect(needed).toContain('omnichannel-sync');
    expect(gained).toEqual(expect.arrayContaining([...needed]));
  });

  test('fit comes before need, and need before the rest', () => {
    const shop = { applicantType: 'enterprise', industry: '4711', sizeClass: 'micro', mainGoal: 'sell-more' };
    const ordered = inNeutralOrder(fitAll(catalogue, dossierOf(shop), context), {
      idOf: ({ platform }) => platform.id,
      scoreOf: fitScore,
      exposures: new Map(),
      turn: 'x',
    });
    const rank = ordered.map(({ verdict }) => ['yes', 'unknown', 'no'].indexOf(verdict));
    expect(rank).toEqual([...rank].sort());
    expect(ordered[0]?.needed.length).toBeGreaterThan(0);
  });
});

describe('no vendor is favoured', () => {
  const draw = (ids: readonly string[], exposures: ReadonlyMap<string, number>, turn: string) =>
    inNeutralOrder(ids, { idOf: (id) => id, scoreOf: () => 0, exposures, turn });

  test('over many turns each of equals is shown equally often, give or take one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 60 }),
        (ids, rows, turns) => {
          const tally = new ExposureTally();
          for (let turn = 0; turn < turns; turn += 1)
            tally.add(TODAY, draw(ids, tally.pendingOf(TODAY), String(turn)).slice(0, rows));
          const shown = ids.map((id) => tally.pendingOf(TODAY).get(id) ?? 0);
          expect(Math.max(...shown) - Math.min(...shown)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('before anything was shown the first place is drawn by lot, not by name or order of entry', () => {
    const first = new Map<string, number>();
    const ids = catalogue.platforms.slice(0, 10).map(({ id }) => id);
    for (let turn = 0; turn < 2_000; turn += 1) {
      const id = draw(ids, new Map(), `turn-${turn}`)[0] ?? '';
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    for (const id of ids) expect(first.get(id)).toBeGreaterThan(120);
  });

  test('page two continues page one although showing page one changed the counts', async () => {
    const turns = new TurnKeeper();
    const tally = new ExposureTally();
    const read = async () => new Map(tally.pendingOf(TODAY));
    const ids = catalogue.platforms.map(({ id }) => id);
    const one = await turns.turnAt(0, '', read);
    const seen = draw(ids, one.exposures, one.name).slice(0, 20);
    tally.add(TODAY, seen);
    const two = await turns.turnAt(95_000, one.name, read);
    const next = draw(ids, two.exposures, two.name).slice(20, 40);
    expect(new Set([...seen, ...next]).size).toBe(40);
    const later = await turns.turnAt(95_000, '', read);
    expect(
      draw(ids, later.exposures, later.name)
        .slice(0, 20)
        .some((id) => seen.includes(id)),
    ).toBe(false);
  });

  test('a database that fails once is asked again', async () => {
    const turns = new TurnKeeper();
    await expect(turns.turnAt(0, '', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await turns.turnAt(0, '', async () => new Map([['a', 1]]))).exposures.get('a')).toBe(1);
  });
});
