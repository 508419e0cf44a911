/** What owners say of an adviser's work, and whether the step they asked about got done within half a year. */
import { addMonths, type LocalDate } from '../../../foundation/clock.ts';

/** Below this many answers, or outcomes, no share is shown to anybody but the adviser: one owner could be guessed, and one bad day would decide. */
export const LEAST_ANSWERS = 10;
export const OUTCOME_MONTHS = 6;
/** On a scale of five: it helped. */
const HELPED = 4;

export interface Quality {
  readonly answers: number;
  /** Of them, how many said that it helped. */
  readonly solved: number;
}

/** `choice`: `1` to `5`, as the closing question asks. */
export function qualityOf(
  answers: readonly { readonly question: string; readonly choice?: string | undefined }[],
): Quality {
  const scores = answers.flatMap(({ question, choice }) =>
    question === 'helped' && choice !== undefined ? [Number(choice)] : [],
  );
  return { answers: scores.length, solved: scores.filter((score) => score >= HELPED).length };
}

export interface HelpedStep {
  readonly step: string;
  readonly askedOn: LocalDate;
  /** Days the firm said the step was done. */
  readonly doneOn: readonly LocalDate[];
}

export interface Outcomes {
  /** Steps advised on so long ago that half a year has passed. */
  readonly ripe: number;
  /** Of them, done between the request and half a year later. */
  readonly done: number;
}

/** What one request came to. `waits`: the half year is not over, and nobody said that the step is done. */
export type Outcome =
  | { readonly kind: 'done'; readonly on: LocalDate }
  | { readonly kind: 'waits' | 'not-done'; readonly until: LocalDate };

export function outcomeOf({ askedOn, doneOn }: Omit<HelpedStep, 'step'>, today: LocalDate): Outcome {
  const until = addMonths(askedOn, OUTCOME_MONTHS);
  const on = doneOn.find((day) => day >= askedOn && day <= until);
  if (on !== undefined) return { kind: 'done', on };
  return { kind: until <= today ? 'not-done' : 'waits', until };
}

export function outcomesOf(steps: readonly HelpedStep[], today: LocalDate): Outcomes {
  const ripe = steps.filter(({ askedOn }) => addMonths(askedOn, OUTCOME_MONTHS) <= today);
  return { ripe: ripe.length, done: ripe.filter((step) => outcomeOf(step, today).kind === 'done').length };
}
