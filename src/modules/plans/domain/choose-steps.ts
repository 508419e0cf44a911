/** Three steps now and three later out of the candidates: prerequisites first, one free step, nothing above the budget. */
import type { Candidate } from './candidates.ts';
import { leastFirstYearVnd } from './observation.ts';

export const MOST_STEPS = 3;
const MONTHS = 12;

export interface LeftOut {
  readonly candidate: Candidate;
  readonly reason: 'unpriced' | 'over-budget';
}

export interface Chosen {
  readonly now: readonly Candidate[];
  readonly later: readonly Candidate[];
  readonly leftOut: readonly LeftOut[];
}

export function chooseSteps(
  candidates: readonly Candidate[],
  settled: ReadonlySet<string>,
  monthlyBudgetVnd: number | undefined,
): Chosen {
  const leftOut = candidates.flatMap((candidate) => {
    const reason = againstBudget(candidate, monthlyBudgetVnd);
    return reason === undefined ? [] : [{ candidate, reason }];
  });
  const outside = new Set(leftOut.map((entry) => entry.candidate));
  const affordable = candidates.filter((candidate) => !outside.has(candidate));
  const now = withOneFree(pick(affordable, settled, [], canStart(monthlyBudgetVnd)), affordable, settled);
  const later = pick(affordable, settled, now, canFollow);
  return { now, later, leftOut };
}

/** The first three that may come next, in order of need; a step waits for its prerequisites, which may be chosen just before it. */
function pick(
  candidates: readonly Candidate[],
  settled: ReadonlySet<string>,
  before: readonly Candidate[],
  allowed: (candidate: Candidate, chosen: readonly Candidate[], before: readonly Candidate[]) => boolean,
): readonly Candidate[] {
  const chosen: Candidate[] = [];
  while (chosen.length < MOST_STEPS) {
    const next = candidates.find(
      (candidate) =>
        !before.includes(candidate) &&
        !chosen.includes(candidate) &&
        prerequisitesMet(candidate, settled, [...before, ...chosen]) &&
        allowed(candidate, chosen, before),
    );
    if (next === undefined) break;
    chosen.push(next);
  }
  return chosen;
}

/** What the firm has started it has judged for itself: it keeps its place even when a prerequisite is open. */
function prerequisitesMet(candidate: Candidate, settled: ReadonlySet<string>, earlier: readonly Candidate[]): boolean {
  if (candidate.started !== undefined) return true;
  return candidate.step.prerequisites.every((id) => settled.has(id) || earlier.some((other) => other.step.id === id));
}

/** Now: whatever can start; together no dearer in a year than twelve months of the budget. */
function canStart(monthlyBudgetVnd: number | undefined) {
  return (candidate: Candidate, chosen: readonly Candidate[]): boolean => {
    if (candidate.started !== undefined) return true;
    if (candidate.ready === 'no') return false;
    if (monthlyBudgetVnd === undefined) return true;
    const spent = [...chosen, candidate].reduce((sum, step) => sum + (leastCostVnd(step) ?? 0), 0);
    return leastCostVnd(candidate) === 0 || spent <= monthlyBudgetVnd * MONTHS;
  };
}

/** Later: also what is not ready yet, when a step of this plan makes it ready. */
function canFollow(candidate: Candidate, chosen: readonly Candidate[], before: readonly Candidate[]): boolean {
  if (candidate.ready !== 'no') return true;
  const inPlan = [...before, ...chosen].map((other) => other.step.id);
  return candidate.step.prerequisites.some((id) => inPlan.includes(id));
}

/** The least the step costs in its first year: 0 when free, undefined when no sourced price is known. */
export function leastCostVnd(candidate: Candidate): number | undefined {
  if (candidate.step.free) return 0;
  const prices = candidate.price.map(leastFirstYearVnd);
  return prices.length === 0 ? undefined : Math.min(...prices);
}

function againstBudget(candidate: Candidate, monthlyBudgetVnd: number | undefined): LeftOut['reason'] | undefined {
  if (monthlyBudgetVnd === undefined || candidate.started !== undefined) return undefined;
  const cost = leastCostVnd(candidate);
  if (cost === undefined) return 'unpriced';
  return cost > monthlyBudgetVnd * MONTHS ? 'over-budget' : undefined;
}

/** At least one step of now costs nothing, where such a step exists: it takes the place of the least needed one. */
function withOneFree(
  now: readonly Candidate[],
  candidates: readonly Candidate[],
  settled: ReadonlySet<string>,
): readonly Candidate[] {
  if (now.some((candidate) => candidate.step.free)) return now;
  const place = freePlace(now);
  if (place === undefined) return now;
  const kept = now.slice(0, place);
  const free = candidates.find(
    (candidate) =>
      candidate.step.free &&
      candidate.ready !== 'no' &&
      !now.includes(candidate) &&
      prerequisitesMet(candidate, settled, kept),
  );
  return free === undefined ? now : [...kept, free];
}

/** Behind the last step when there is room, else the last step's own place unless the firm has started it. */
function freePlace(now: readonly Candidate[]): number | undefined {
  if (now.length < MOST_STEPS) return now.length;
  const last = now.length - 1;
  return now[last]?.started === undefined ? last : undefined;
}
