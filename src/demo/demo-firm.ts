/** Makes up one firm and what its owner did on the portal: a pure function of the seed and the firm's number. */
import { parseTaxCode } from '../modules/enterprises/index.ts';
import type { Trade, Trades } from './load-trades.ts';
import { type Chance, chanceOf } from './random.ts';

/** Values of the vocabulary; `foundedMonthsAgo` becomes a date when the firm is seeded. */
export interface DemoAnswer {
  readonly fact: string;
  readonly value: string | number | readonly string[] | { readonly monthsAgo: number; readonly day: number };
}

export type DemoDeed =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly answer: DemoAnswer }
  /** `position`: which of the steps proposed for now, counted from 0. */
  | { readonly kind: 'start' | 'finish'; readonly position: number }
  | { readonly kind: 'drop'; readonly position: number; readonly reason: 'not-now' | 'too-expensive' | 'not-for-us' }
  /** `strength` 0 to 1: how far the answers lean to the upper end. */
  | { readonly kind: 'assess'; readonly strength: number; readonly allAnswered: boolean };

export interface TimedDeed {
  /** Before the moment of seeding. */
  readonly secondsAgo: number;
  readonly deed: DemoDeed;
}

export interface DemoFirm {
  /** Set for the firms whose links are shown. */
  readonly showcase?: string;
  readonly trade: string;
  readonly deeds: readonly TimedDeed[];
}

export interface DemoWorld {
  readonly trades: Trades;
  /** Communes in force of a province. */
  communesOf(province: string): readonly string[];
}

const DAY = 86_400;
/** The invented programme has run for six weeks. */
const DAYS = 42;

export function makeFirm(world: DemoWorld, seed: number, index: number): DemoFirm {
  const chance = chanceOf(seed, index);
  const { trades } = world;
  const showcase = trades.showcase[index];
  const trade = trades.trades.find(({ id }) => id === showcase?.trade) ?? chance.pickWeighted(trades.trades);
  const lively = showcase !== undefined;
  const province = lively ? trades.provinces[0]!.province : chance.pickWeighted(trades.provinces).province;
  const opened = chance.whole(lively ? 20 : 1, DAYS) * DAY + chance.whole(0, DAY / 2);
  const deeds: TimedDeed[] = [{ secondsAgo: opened, deed: { kind: 'open' } }];
  let clock = opened;
  for (const answer of answersOf(chance, trade, { province, communes: world.communesOf(province), index, lively })) {
    clock -= chance.whole(4, 20);
    deeds.push({ secondsAgo: clock, deed: { kind: 'answer', answer } });
  }
  for (const deed of laterDeeds(chance, lively)) {
    clock -= chance.whole(DAY / 2, 6 * DAY);
    // What would lie in the future has simply not happened yet; a firm that is shown gets it done today.
    if (clock > 60) deeds.push({ secondsAgo: clock, deed });
    else if (lively) deeds.push({ secondsAgo: 60 - deeds.length, deed });
  }
  return { ...(showcase && { showcase: showcase.id }), trade: trade.id, deeds };
}

interface Setting {
  readonly province: string;
  readonly communes: readonly string[];
  readonly index: number;
  readonly lively: boolean;
}

/** The questions of the way in, in their order; some are skipped, as people do. */
function answersOf(chance: Chance, trade: Trade, { communes, index, lively }: Setting): DemoAnswer[] {
  const household = trade.kind.endsWith('household');
  const size = chance.next() ** 2;
  const between = ([low, high]: readonly [number, number], at: number) => Math.round(low + (high - low) * at);
  const said = (share: number, fact: string, value: DemoAnswer['value']): DemoAnswer[] =>
    chance.happens(share) || lively ? [{ fact, value }] : [];
  const used = Object.entries(trade.functions).flatMap(([code, share]) => (chance.happens(share) ? [code] : []));
  const revenue = between(trade.revenueMillion, Math.min(1, Math.max(0, size + (chance.next() - 0.5) / 5)));
  return [
    ...(household ? [] : said(0.6, 'taxCode', inventedTaxCode(index))),
    { fact: 'applicantType', value: trade.kind },
    ...(communes.length > 0 ? said(0.92, 'commune', chance.pick(communes)) : []),
    ...said(0.95, 'industry', chance.pick(trade.industries)),
    ...said(0.9, 'functionsInUse', used),
    ...said(0.85, 'employeesInsuredAverage', between(trade.employees, size)),
    ...said(0.7, 'revenueVnd', revenue * 1_000_000),
    ...(household
      ? said(0.8, 'mainGoal', chance.pick(trade.goals))
      : said(0.75, 'foundedOn', { monthsAgo: between(trade.ageMonths, chance.next()), day: chance.whole(1, 28) })),
  ];
}

/** How far a firm goes on: most look at the plan, some begin a step, fewer finish one or assess themselves. */
function laterDeeds(chance: Chance, lively: boolean): DemoDeed[] {
  if (lively)
    return [
      { kind: 'start', position: 0 },
      { kind: 'finish', position: 0 },
      { kind: 'assess', strength: 0.25 + chance.next() / 4, allAnswered: true },
      { kind: 'start', position: 0 },
    ];
  const deeds: DemoDeed[] = [];
  if (chance.happens(0.55)) deeds.push({ kind: 'start', position: 0 });
  if (deeds.length > 0 && chance.happens(0.6)) deeds.push({ kind: 'finish', position: 0 });
  if (chance.happens(0.3))
    deeds.push({ kind: 'drop', position: 1, reason: chance.pick(['not-now', 'too-expensive', 'not-for-us'] as const) });
  if (chance.happens(0.4)) deeds.push({ kind: 'assess', strength: chance.next(), allAnswered: chance.happens(0.8) });
  if (chance.happens(0.25)) deeds.push({ kind: 'start', position: 1 });
  return deeds;
}

/** Ten digits with a right check digit in area 99, which no tax office issues. */
export function inventedTaxCode(index: number): string {
  for (let serial = 9_000_000 + index * 11; ; serial += 1)
    for (let check = 0; check < 10; check += 1) {
      const code = `99${String(serial).padStart(7, '0')}${check}`;
      if (parseTaxCode(code).ok) return code;
    }
}

/** The deeds of all firms in the order in which they happened: the ledger then tells one story from its first event on. */
export function timelineOf(firms: readonly DemoFirm[]): { readonly firm: number; readonly timed: TimedDeed }[] {
  return firms
    .flatMap((firm, index) => firm.deeds.map((timed) => ({ firm: index, timed })))
    .sort((a, b) => b.timed.secondsAgo - a.timed.secondsAgo || a.firm - b.firm);
}
