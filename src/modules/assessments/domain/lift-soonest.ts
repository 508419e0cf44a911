/** Which criteria would lift the level soonest: the fewest single steps up a ladder, the lowest rungs first. */
import type { AssessmentResult } from './assessment-result.ts';
import type { CompiledCriterion, CompiledFramework } from './compile-framework.ts';
import { toolWeight } from './compile-framework.ts';
import type { PointsAndPillars, SectorTools } from './framework.ts';
import { pillarLevel } from './level-rules.ts';

/** One criterion raised from its points to `to`; for tools, `tool` names the one to add. */
export interface Lift {
  readonly criterion: string;
  readonly tool?: string;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
}

export interface LiftPlan {
  readonly toLevel: number;
  readonly steps: number;
  readonly lifts: readonly Lift[];
}

/** Undefined when the highest level is reached, no level could be given, or nothing known leads higher. `toolsInUse` matters to sector lists only. */
export function liftSoonest(
  compiled: CompiledFramework,
  result: AssessmentResult,
  sector?: { readonly code: string; readonly toolsInUse: readonly string[] },
): LiftPlan | undefined {
  const { scoring } = compiled.framework;
  if (result.level === null || result.total === null) return undefined;
  if (scoring.kind === 'points-and-pillars') return liftPillars(compiled, scoring, result, result.level, result.total);
  if (scoring.kind === 'sector-tools' && sector)
    return liftTools(compiled, scoring, result.level, result.total, sector);
  return undefined;
}

/**
 * The lowest known rungs of a profile without a level, weakest section first: what to begin with when no level can be lifted.
 * Ratios are left out: their next point is not known.
 */
export function weakestFirst(compiled: CompiledFramework, result: AssessmentResult, count: number): readonly Lift[] {
  const share = (section: number) => {
    const code = compiled.framework.sections[section]!.code;
    const row = result.pillars.find((pillar) => pillar.code === code);
    return row?.score === null || row?.score === undefined || !row.max ? 1 : row.score / row.max;
  };
  return compiled.criteria
    .flatMap((criterion) => {
      const points = result.points[criterion.code];
      if (points === undefined || criterion.kind === 'ratio' || criterion.scored !== 'yes') return [];
      if (criterion.source.moreIsBetter === false && points > 0) return [];
      const to = stepUp(criterion, points);
      return to === undefined ? [] : [{ criterion, points, to }];
    })
    .sort(
      (a, b) =>
        share(a.criterion.section) - share(b.criterion.section) ||
        a.points / a.criterion.max - b.points / b.criterion.max ||
        a.criterion.section - b.criterion.section,
    )
    .slice(0, count)
    .map(({ criterion, points, to }) => ({ criterion: criterion.code, from: points, to, steps: 1 }));
}

/** Known rungs only: a ladder of which we hold three steps ends at the third. */
function stepUp(criterion: CompiledCriterion, points: number): number | undefined {
  const rungs = rungsOf(criterion);
  return rungs.find((rung) => rung > points);
}

function rungsOf(criterion: CompiledCriterion): number[] {
  if (criterion.kind === 'levels')
    return [...criterion.options.values()].map((option) => option.points).sort((a, b) => a - b);
  return [...criterion.steps].sort((a, b) => a - b);
}

interface Move {
  readonly criterion: CompiledCriterion;
  readonly from: number;
  readonly to: number;
}

/** Every single step still possible in a pillar, lowest rungs first, ratios last; steps of one criterion stay in order. */
function movesOf(criteria: readonly CompiledCriterion[], points: Readonly<Record<string, number>>): Move[] {
  return criteria
    .flatMap((criterion) => {
      const moves: Move[] = [];
      let from = points[criterion.code] ?? 0;
      for (let to = stepUp(criterion, from); to !== undefined; to = stepUp(criterion, from)) {
        moves.push({ criterion, from, to });
        from = to;
      }
      return moves;
    })
    .sort(
      (a, b) =>
        Number(a.criterion.kind === 'ratio') - Number(b.criterion.kind === 'ratio') ||
        a.from / a.criterion.max - b.from / b.criterion.max,
    );
}

function liftPillars(
  compiled: CompiledFramework,
  scoring: PointsAndPillars,
  result: AssessmentResult,
  level: number,
  total: number,
): LiftPlan | undefined {
  const target = scoring.levels.find((each) => each.level === level + 1);
  if (!target) return undefined;
  const pillars = compiled.framework.sections.map((section, index) => ({
    moves: movesOf(
      compiled.criteria.filter((each) => each.section === index),
      result.points,
    ),
    score: result.pillars[index]!.score ?? 0,
    max: section.max!,
  }));
  const needed = target.pillars?.level ?? 0;
  const toReach = pillars.map(({ moves, score, max }) => {
    let reached = score;
    let used = 0;
    while (pillarLevel(scoring.pillarBands, reached, max) < needed) {
      const move = moves[used];
      if (!move) return undefined;
      reached += move.to - move.from;
      used += 1;
    }
    return used;
  });
  let best: Move[] | undefined;
  for (const chosen of subsets(pillars.length, target.pillars?.atLeast ?? 0)) {
    if (chosen.some((index) => toReach[index] === undefined)) continue;
    const taken = pillars.map((_, index) => (chosen.includes(index) ? toReach[index]! : 0));
    const moves = pillars.flatMap((pillar, index) => pillar.moves.slice(0, taken[index]));
    let sum = moves.reduce((points, move) => points + move.to - move.from, total);
    // What is still short of the total: the largest rungs first, so that the fewest steps do it.
    const rest = pillars
      .flatMap((pillar, index) => pillar.moves.slice(taken[index]))
      .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from / a.criterion.max - b.from / b.criterion.max);
    for (const move of rest) {
      if (sum > (target.totalOver ?? -1)) break;
      moves.push(move);
      sum += move.to - move.from;
    }
    if (sum > (target.totalOver ?? -1) && (!best || moves.length < best.length)) best = moves;
  }
  return best && { toLevel: target.level, steps: best.length, lifts: merged(best) };
}

function merged(moves: readonly Move[]): Lift[] {
  const lifts = new Map<string, Lift>();
  for (const { criterion, from, to } of moves) {
    const before = lifts.get(criterion.code);
    lifts.set(criterion.code, {
      criterion: criterion.code,
      from: Math.min(before?.from ?? from, from),
      to: Math.max(before?.to ?? to, to),
      steps: (before?.steps ?? 0) + 1,
    });
  }
  return [...lifts.values()];
}

function subsets(size: number, length: number): number[][] {
  const found: number[][] = [];
  for (let mask = 0; mask < 2 ** size; mask += 1) {
    const chosen = Array.from({ length: size }, (_, index) => index).filter((index) => (mask >> index) & 1);
    if (chosen.length === length) found.push(chosen);
  }
  return found;
}

function liftTools(
  compiled: CompiledFramework,
  scoring: SectorTools,
  level: number,
  total: number,
  { code, toolsInUse }: { readonly code: string; readonly toolsInUse: readonly string[] },
): LiftPlan | undefined {
  const target = scoring.levels.find((each) => each.level === level + 1);
  const sector = compiled.sectors.get(code);
  if (!target || !sector?.sector.listComplete || scoring.aggregation !== 'sector-only') return undefined;
  const lifts: Lift[] = [];
  let raw = (total / 100) * sector.maximum;
  const absent = sector.sector.tools.filter((tool) => !toolsInUse.includes(tool.code));
  for (const tool of absent.sort((a, b) => a.prerequisites - b.prerequisites)) {
    if ((raw / sector.maximum) * 100 + 1e-6 >= target.from) break;
    raw += toolWeight(tool);
    lifts.push({ criterion: scoring.toolsCriterion, tool: tool.code, from: 0, to: 1, steps: 1 });
  }
  const reached = (raw / sector.maximum) * 100 + 1e-6 >= target.from;
  return reached ? { toLevel: target.level, steps: lifts.length, lifts } : undefined;
}
