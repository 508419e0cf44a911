/** Where two assessments of the same firm differ: answer by answer, so that a person can choose with open eyes. */
import type { Answer } from '../../assessments/browser.ts';

export interface Difference {
  readonly criterion: string;
  readonly here: Answer | undefined;
  readonly there: Answer | undefined;
}

type Given = Readonly<Record<string, Answer>>;

/** In the order of the criteria given. */
export function differencesOf(criteria: readonly string[], here: Given, there: Given): readonly Difference[] {
  return criteria.flatMap((criterion) =>
    sameAnswer(here[criterion], there[criterion])
      ? []
      : [{ criterion, here: here[criterion], there: there[criterion] }],
  );
}

/** The order in which options were ticked says nothing. */
export function sameAnswer(a: Answer | undefined, b: Answer | undefined): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(answer: Answer | undefined): unknown {
  if (answer === undefined || typeof answer !== 'object') return answer ?? null;
  return 'numerator' in answer ? [answer.numerator, answer.denominator] : [...answer].sort();
}
