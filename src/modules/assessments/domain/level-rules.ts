/** The three level rules frameworks use, as pure arithmetic on points; integers are compared as integers so that no rounding decides a level. */
import type { OverallLevel, PillarBand } from './framework.ts';

/**
 * Level of a pillar by percent of its maximum (1970/QĐ-BTTTT): over x to y per cent, the upper bound included.
 * 39 of 65 points is exactly 60 % and stays level 3. Exactly 10 % is not covered by the text: level 1, inferred.
 */
export function pillarLevel(bands: readonly PillarBand[], score: number, max: number): number {
  let level = 0;
  for (const band of bands) {
    const share = score * 100;
    const bound = band.overPercent * max;
    if (share > bound || (band.includesLowerBound === true && share === bound)) level = band.level;
  }
  return level;
}

/** The highest level whose total and pillar condition both hold (1970/QĐ-BTTTT); none holding means the lowest. */
export function overallLevel(levels: readonly OverallLevel[], total: number, pillarLevels: readonly number[]): number {
  let reached = levels[0]?.level ?? 0;
  for (const { level, totalOver, pillars } of levels) {
    if (totalOver !== null && total <= totalOver) continue;
    if (pillars && pillarLevels.filter((each) => each >= pillars.level).length < pillars.atLeast) continue;
    reached = level;
  }
  return reached;
}

/** Level by bands of a 0-100 scale, the lower bound included (1567/QĐ-BKHCN: which side is included is not stated, ours). */
export function bandLevel(levels: readonly { readonly level: number; readonly from: number }[], total: number): number {
  let reached = levels[0]?.level ?? 0;
  for (const each of levels) if (total >= each.from) reached = each.level;
  return reached;
}
