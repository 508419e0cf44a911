/** Kleene's three values as numbers, so that `all` is the minimum, `any` the maximum and `not` a mirror. */
import type { Grade, Verdict } from './condition.ts';

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;
export type Kleene = typeof NO | typeof UNKNOWN | typeof YES;

const VERDICTS = ['no', 'unknown', 'yes'] as const satisfies readonly Verdict[];
const GRADES = ['declared', 'evidenced', 'verified'] as const satisfies readonly Grade[];

export function verdictOf(value: Kleene): Verdict {
  return VERDICTS[value];
}

export function kleeneOf(verdict: Verdict): Kleene {
  return verdict === 'yes' ? YES : verdict === 'no' ? NO : UNKNOWN;
}

export function negate(value: Kleene): Kleene {
  return (2 - value) as Kleene;
}

export function fromBoolean(value: boolean): Kleene {
  return value ? YES : NO;
}

/** declared 0 < evidenced 1 < verified 2. */
export function gradeRank(grade: Grade | undefined): number {
  return grade === undefined ? 0 : GRADES.indexOf(grade);
}

export function gradeOfRank(rank: number): Grade {
  return GRADES[rank] ?? 'verified';
}
