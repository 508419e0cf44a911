/** How much a measure may pay: the most favourable tier that certainly holds, and the most that is still possible. */
import { evaluateIn, type Reader } from '../../conditions/index.ts';
import type { Measure, Tier } from './measure.ts';

export interface Amount {
  /** The most favourable tier that certainly holds; undefined while it depends on a missing fact. */
  readonly tier?: Tier;
  /** Cap or flat sum of that tier, integer đồng per `tier.per`; null when it has none or none is known. */
  readonly vnd: number | null;
  /** A higher sum still possible when missing facts are answered; null when there is none. */
  readonly upToVnd: number | null;
  /** The tier's figures were not re-read at source. */
  readonly provisional: boolean;
}

export const NO_AMOUNT: Amount = { vnd: null, upToVnd: null, provisional: false };

/** The sum a tier names, integer đồng: a flat sum or a cap. */
export function sumOf(tier: Tier): number | null {
  return tier.amountVnd ?? tier.capVnd ?? null;
}

export function amountFor(measure: Measure, reader: Reader): Amount {
  const certain: Tier[] = [];
  const possible: Tier[] = [];
  for (const tier of measure.benefit.tiers) {
    const verdict = tier.when === undefined ? 'yes' : evaluateIn(reader, tier.when);
    if (verdict === 'yes') certain.push(tier);
    else if (verdict === 'unknown') possible.push(tier);
  }
  const best = mostFavourable(certain);
  const vnd = best === undefined ? null : sumOf(best);
  const most = Math.max(...possible.map((tier) => sumOf(tier) ?? 0), 0);
  return {
    ...(best === undefined ? {} : { tier: best }),
    vnd,
    upToVnd: most > (vnd ?? 0) ? most : null,
    provisional: best !== undefined && !best.verified,
  };
}

/** The largest sum; without sums the largest share. The first of equals, in the order of the law. */
export function mostFavourable(tiers: readonly Tier[]): Tier | undefined {
  let best: Tier | undefined;
  for (const tier of tiers) if (best === undefined || isMore(tier, best)) best = tier;
  return best;
}

function isMore(one: Tier, other: Tier): boolean {
  const sum = sumOf(one) ?? 0;
  const otherSum = sumOf(other) ?? 0;
  return sum === otherSum ? (one.rate ?? 0) > (other.rate ?? 0) : sum > otherSum;
}
