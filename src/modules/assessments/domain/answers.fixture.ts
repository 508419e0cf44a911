/** Answer sets for tests: whole sets from pillar scores, and a framework whose sector list is complete. */
import type { Answers } from './answer.ts';
import { type CompiledFramework, compileFramework } from './compile-framework.ts';
import type { Aggregation, Framework, Sector } from './framework.ts';

/** Gives each pillar exactly its score, filling its criteria one after the other. */
export function answersReaching(compiled: CompiledFramework, scores: readonly number[]): Answers {
  const left = [...scores];
  return Object.fromEntries(
    compiled.criteria.map((criterion) => {
      const steps = [...criterion.steps].filter((step) => step <= left[criterion.section]!);
      const points = Math.max(...steps);
      left[criterion.section] = left[criterion.section]! - points;
      return [criterion.code, points];
    }),
  );
}

/** Four tools of weights 1, 1, 1/2 and 1/3: the arithmetic of a complete list, which no published sector has yet. */
const completeSector: Sector = {
  code: 'IND99',
  name: { vi: 'Ngành thử', en: 'Trial sector' },
  listMaximum: 2.833333,
  listComplete: true,
  suggestedForIndustries: [],
  hints: [],
  tools: [0, 0, 1, 2].map((prerequisites, index) => ({
    code: `IND99.0${index + 1}`,
    label: { vi: `Công cụ ${index + 1}`, en: `Tool ${index + 1}` },
    prerequisites,
  })),
};

export function withCompleteSector(framework: Framework, aggregation: Aggregation = 'sector-only'): CompiledFramework {
  if (framework.scoring.kind !== 'sector-tools') throw new Error('not a framework with sector tools');
  const scoring = { ...framework.scoring, aggregation, sectors: [...framework.scoring.sectors, completeSector] };
  return compileFramework({ ...framework, scoring }, 'trial');
}
