/** One batch of offers: as many requests as can be served, then the least total cost, by the same exact engine as the command line's. */
import { placeAll } from './dispatch.ts';
import { type Candidate, hasRoom, type Option, optionsFor, type Wanted, type WhyNobody } from './offer-fit.ts';
import type { OfferWeights } from './offer-rules.ts';

export type Match =
  | { readonly caseId: string; readonly option: Option }
  | { readonly caseId: string; readonly option: undefined; readonly whyNobody: WhyNobody };

/** In the order of the requests. */
export function matchOffers(
  wanted: readonly Wanted[],
  candidates: readonly Candidate[],
  weights: OfferWeights,
): readonly Match[] {
  const found = wanted.map((request) => optionsFor(request, candidates, weights));
  const placed = placeAll(
    {
      near: found.map(({ options }) => options.map(({ candidate, cost }) => ({ adviser: candidate, km: cost }))),
      remote: found.map(() => []),
    },
    candidates.map((candidate) => (hasRoom(candidate) ? candidate.capacityPerWeek - candidate.takenThisWeek : 0)),
  );
  return placed.map((placement, index) => {
    const { caseId } = wanted[index]!;
    const { options, whyNobody } = found[index]!;
    if (placement.adviser === null) return { caseId, option: undefined, whyNobody };
    return { caseId, option: options.find(({ candidate }) => candidate === placement.adviser)! };
  });
}
