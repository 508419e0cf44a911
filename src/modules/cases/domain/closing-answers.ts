/** What the side that asked says at the end: read against the questions of its case's type. Pure. */
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import type { ClosingQuestion } from './case-type.ts';

export const LONGEST_ANSWER = 2000;

export type AnswerRefusal = Refusal<'cases.rating.incomplete' | 'cases.rating.unknown' | 'cases.rating.too-long'>;

export interface GivenAnswer {
  readonly question: string;
  readonly choice?: string;
  readonly words?: string;
}

const CHOICES = { 'scale-5': ['1', '2', '3', '4', '5'], 'yes-no': ['yes', 'no'] } as const;

/** What may be chosen; nothing of a question for words. */
export function choicesOf({ kind }: ClosingQuestion): readonly string[] {
  return kind === 'text' ? [] : CHOICES[kind];
}

/** Every choice is asked for, words are free. All that is wrong at once, each at its question. */
export function readAnswers(
  questions: readonly ClosingQuestion[],
  said: (question: string) => string,
): Result<readonly GivenAnswer[], AnswerRefusal> {
  const answers: GivenAnswer[] = [];
  const refusals: AnswerRefusal[] = [];
  for (const question of questions) {
    const { code } = question;
    const value = said(code);
    const field = `answer-${code}`;
    if (question.kind === 'text') {
      if (value.length > LONGEST_ANSWER) refusals.push({ code: 'cases.rating.too-long', field });
      else if (value !== '') answers.push({ question: code, words: value });
    } else if (value === '') refusals.push({ code: 'cases.rating.incomplete', field });
    else if (!choicesOf(question).includes(value)) refusals.push({ code: 'cases.rating.unknown', field });
    else answers.push({ question: code, choice: value });
  }
  const [first, ...others] = refusals;
  if (first !== undefined) return refused(first, ...others);
  const [question] = questions;
  return answers.length === 0 && question !== undefined
    ? refused({ code: 'cases.rating.incomplete', field: `answer-${question.code}` })
    : accepted(answers);
}
