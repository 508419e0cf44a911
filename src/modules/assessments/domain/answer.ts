/** One answer to one criterion: its shapes, and the check that turns it into points or refuses it with a code. */
import type { Refusal } from '../../../foundation/result.ts';
import type { CompiledCriterion } from './compile-framework.ts';

export interface RatioAnswer {
  readonly numerator: number;
  readonly denominator: number;
}

/** Points, an option code, option codes, two numbers, or free text. `null` or absent = not answered. */
export type Answer = number | string | readonly string[] | RatioAnswer;
export type Answers = Readonly<Record<string, Answer | null | undefined>>;

export type AnswerRefusalCode =
  | 'assessments.answer.unknown-criterion'
  | 'assessments.answer.wrong-kind'
  | 'assessments.answer.not-a-number'
  | 'assessments.answer.points-out-of-range'
  | 'assessments.answer.points-not-a-step'
  | 'assessments.answer.unknown-option'
  | 'assessments.answer.exclusive-option'
  | 'assessments.answer.repeated-option'
  | 'assessments.answer.ratio-negative'
  | 'assessments.answer.ratio-denominator-zero'
  | 'assessments.answer.ratio-over-one'
  | 'assessments.answer.sector-missing'
  | 'assessments.answer.text-too-long';

/** `field` is the code of the criterion. */
export type AnswerRefusal = Refusal<AnswerRefusalCode>;

/** Checked answers: `points` is undefined when the answer is kept but cannot be turned into points. */
export type Checked =
  | { readonly ok: true; readonly points: number | undefined; readonly provisional?: boolean }
  | { readonly ok: false; readonly code: AnswerRefusalCode };

export const MAX_OPEN_TEXT = 2000;
/** Amounts in đồng fit; above it is a typing mistake. */
const MAX_RATIO_NUMBER = 1e15;

export function checkAnswer(criterion: CompiledCriterion, answer: unknown): Checked {
  if (typeof answer === 'number') return checkPoints(criterion, answer);
  switch (criterion.kind) {
    case 'ratio':
      return checkRatio(criterion, answer);
    case 'levels':
    case 'single':
      return checkOption(criterion, answer);
    case 'multi':
      return checkOptions(criterion, answer);
    case 'open':
      return checkText(answer);
    // The sector and its tools are checked together: see sector-score.ts.
    case 'sector':
    case 'tools':
      return refuse('assessments.answer.wrong-kind');
  }
}

function checkPoints(criterion: CompiledCriterion, points: number): Checked {
  if (criterion.scored === 'no') return refuse('assessments.answer.wrong-kind');
  if (!Number.isFinite(points)) return refuse('assessments.answer.not-a-number');
  if (points < 0 || points > criterion.max) return refuse('assessments.answer.points-out-of-range');
  if (!criterion.steps.has(points)) return refuse('assessments.answer.points-not-a-step');
  return { ok: true, points };
}

function checkOption(criterion: CompiledCriterion, answer: unknown): Checked {
  if (typeof answer !== 'string') return refuse('assessments.answer.wrong-kind');
  const option = criterion.options.get(answer);
  return option ? { ok: true, points: option.points } : refuse('assessments.answer.unknown-option');
}

function checkOptions(criterion: CompiledCriterion, answer: unknown): Checked {
  if (!Array.isArray(answer)) return refuse('assessments.answer.wrong-kind');
  let points = 0;
  let exclusive = false;
  for (const code of answer as unknown[]) {
    const option = typeof code === 'string' ? criterion.options.get(code) : undefined;
    if (!option) return refuse('assessments.answer.unknown-option');
    points += option.points;
    exclusive ||= option.exclusive === true;
  }
  if (new Set(answer).size !== answer.length) return refuse('assessments.answer.repeated-option');
  if (exclusive && answer.length > 1) return refuse('assessments.answer.exclusive-option');
  return { ok: true, points };
}

function checkRatio(criterion: CompiledCriterion, answer: unknown): Checked {
  if (!isRecord(answer) || Object.keys(answer).some((key) => key !== 'numerator' && key !== 'denominator'))
    return refuse('assessments.answer.wrong-kind');
  const { numerator, denominator } = answer;
  if (!isAmount(numerator) || !isAmount(denominator)) return refuse('assessments.answer.not-a-number');
  if (numerator < 0 || denominator < 0) return refuse('assessments.answer.ratio-negative');
  if (denominator === 0) return refuse('assessments.answer.ratio-denominator-zero');
  if (numerator > denominator) return refuse('assessments.answer.ratio-over-one');
  const { cutOffs } = criterion;
  if (!cutOffs) return { ok: true, points: undefined };
  let points = 0;
  for (const band of cutOffs.bands)
    if (numerator * 100 > band.overPercent * denominator) points = Math.max(points, band.points);
  return { ok: true, points, provisional: cutOffs.status === 'proposed' };
}

function checkText(answer: unknown): Checked {
  if (typeof answer !== 'string') return refuse('assessments.answer.wrong-kind');
  return answer.length > MAX_OPEN_TEXT ? refuse('assessments.answer.text-too-long') : { ok: true, points: undefined };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= MAX_RATIO_NUMBER;
}

function refuse(code: AnswerRefusalCode): Checked {
  return { ok: false, code };
}
