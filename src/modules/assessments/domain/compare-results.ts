/** What changed since last time; only within one version of one framework: equal level names of two generations mean different things. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { AssessmentResult } from './assessment-result.ts';

export interface ResultChange {
  /** Null when either side has none. */
  readonly total: number | null;
  readonly level: number | null;
  readonly pillars: readonly { readonly code: string; readonly score: number | null; readonly level: number | null }[];
}

export interface HashedResult {
  readonly result: AssessmentResult;
  readonly frameworkHash: string;
}

export type CompareRefusal = Refusal<'assessments.compare.other-framework' | 'assessments.compare.other-version'>;

export function compare(previous: HashedResult, current: HashedResult): Result<ResultChange, CompareRefusal> {
  if (previous.result.framework !== current.result.framework)
    return refused({ code: 'assessments.compare.other-framework' });
  if (previous.frameworkHash !== current.frameworkHash) return refused({ code: 'assessments.compare.other-version' });
  return accepted({
    total: difference(previous.result.total, current.result.total),
    level: difference(previous.result.level, current.result.level),
    pillars: current.result.pillars.map((pillar) => {
      const before = previous.result.pillars.find((each) => each.code === pillar.code);
      return {
        code: pillar.code,
        score: difference(before?.score ?? null, pillar.score),
        level: difference(before?.level ?? null, pillar.level),
      };
    }),
  });
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : Math.round((after - before) * 1e6) / 1e6;
}
