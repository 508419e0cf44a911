/** The eight questions on the way in: the answers that decide most verdicts and steps, one a screen, none asked twice. */
import type { Reader } from '../../conditions/index.ts';

const FIRST_SEVEN = [
  'taxCode',
  'applicantType',
  'commune',
  'industry',
  'functionsInUse',
  'employeesInsuredAverage',
  'revenueVnd',
] as const;

export const QUESTION_COUNT = FIRST_SEVEN.length + 1;

/** A household has no first-year support that hangs on its date, so its goal is worth more than its founding day. */
export function questionsFor(reader: Reader): readonly string[] {
  const kind = reader.read('applicantType');
  const household = kind.status === 'known' && ['business-household', 'farm-household'].includes(String(kind.value));
  return [...FIRST_SEVEN, household ? 'mainGoal' : 'foundedOn'];
}

/** The number (1 to 8) of the first question after `answered` that is still open; undefined when the way in is at its end. */
export function nextQuestion(reader: Reader, answered: number): number | undefined {
  const open = questionsFor(reader).findIndex(
    (fact, index) => index >= answered && reader.read(fact).status !== 'known' && reader.items(fact) === undefined,
  );
  return open < 0 ? undefined : open + 1;
}
