/** The question that would decide most platforms for this firm. */
import type { Fit } from './fit.ts';

export interface NextQuestion {
  readonly fact: string;
  /** How many platforms wait for it. */
  readonly platforms: number;
}

export function nextQuestion(fits: readonly Fit[]): NextQuestion | undefined {
  const waiting = new Map<string, number>();
  for (const { verdict, explanation } of fits) {
    if (verdict !== 'unknown') continue;
    for (const { fact } of explanation.missing) waiting.set(fact, (waiting.get(fact) ?? 0) + 1);
  }
  const [first] = [...waiting].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first && { fact: first[0], platforms: first[1] };
}
