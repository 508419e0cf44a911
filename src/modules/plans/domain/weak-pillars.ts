/** The two weakest pillars of a self-assessment, in the taxonomy's names: steps that lift them are needed a little more. */
import type { StepCatalogue } from './step.ts';

/** Points of a self-assessment, pillar by pillar. */
export interface AssessmentPoints {
  readonly framework: string;
  readonly pillars: readonly { readonly code: string; readonly score: number; readonly max: number }[];
}

const WEAKEST = 2;

export function weakPillars(assessment: AssessmentPoints | undefined, catalogue: StepCatalogue): readonly string[] {
  if (assessment === undefined) return [];
  const shares = assessment.pillars
    .filter((pillar) => pillar.max > 0)
    .map((pillar) => ({
      pillar: catalogue.pillarOf.get(`${assessment.framework}:${pillar.code}`),
      share: pillar.score / pillar.max,
      code: pillar.code,
    }))
    .sort((a, b) => a.share - b.share || (a.code < b.code ? -1 : 1));
  return [...new Set(shares.flatMap(({ pillar }) => (pillar === undefined ? [] : [pillar])))].slice(0, WEAKEST);
}
