/** The form of one part: field names, what was entered, and the answers it means, with every issue at its field. */
import type { Fields } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { parseFactValue } from '../../enterprises/browser.ts';
import type { Answer } from '../domain/answer.ts';
import type { CompiledCriterion, CompiledFramework } from '../domain/compile-framework.ts';
import type { Part } from '../domain/framework.ts';
import { assessmentText } from '../messages/index.ts';

/** Value of the "I do not know" choice: the answer is taken back. */
export const UNKNOWN = 'unknown';
/** Value of "none of these" in a list of tools. */
export const NONE_IN_USE = 'none-in-use';

export function fieldName(criterion: string, part?: 'numerator' | 'denominator' | 'points'): string {
  return part === undefined ? `a.${criterion}` : `a.${criterion}.${part}`;
}

/** An issue of a form: `field` is the name of the input. */
export interface FormIssue {
  readonly code: string;
  readonly field: string;
}

export interface AnswersForm {
  /** Null: not answered, or taken back. Criteria with an issue are absent. */
  readonly answers: Readonly<Record<string, Answer | null>>;
  readonly issues: readonly FormIssue[];
}

/** Codes are checked by the engine afterwards; here only what a form can get wrong before there is an answer. */
export function parseAnswersForm(compiled: CompiledFramework, part: Part, form: Fields): AnswersForm {
  const answers: Record<string, Answer | null> = {};
  const issues: FormIssue[] = [];
  for (const { code } of part.criteria) {
    const criterion = compiled.byCode.get(code)!;
    const read = readCriterion(criterion, form);
    if ('issues' in read) issues.push(...read.issues);
    else answers[code] = read.answer;
  }
  return { answers, issues };
}

type Read = { readonly answer: Answer | null } | { readonly issues: readonly FormIssue[] };

function readCriterion(criterion: CompiledCriterion, form: Fields): Read {
  const name = fieldName(criterion.code);
  const entered = form.get(name);
  switch (criterion.kind) {
    case 'ratio':
      return readRatio(criterion, form);
    case 'multi':
    case 'tools': {
      const chosen = form.all(name).filter((each) => each !== '');
      if (chosen.length === 0 || chosen.includes(UNKNOWN)) return { answer: null };
      if (chosen.length === 1 && chosen[0] === NONE_IN_USE) return { answer: [] };
      return { answer: chosen };
    }
    case 'levels': {
      if (entered === '' || entered === UNKNOWN) return { answer: null };
      const option = criterion.options.get(entered);
      return option ? { answer: option.points } : { answer: entered };
    }
    case 'single':
    case 'sector':
      return { answer: entered === '' || entered === UNKNOWN ? null : entered };
    case 'open':
      return { answer: entered === '' ? null : entered };
  }
}

/** Points already given by an assessor win over the two numbers. One number without the other is an issue at the empty one. */
function readRatio({ code }: CompiledCriterion, form: Fields): Read {
  const texts = {
    numerator: form.get(fieldName(code, 'numerator')),
    denominator: form.get(fieldName(code, 'denominator')),
    points: form.get(fieldName(code, 'points')),
  };
  const issues: FormIssue[] = [];
  const numbers: { numerator?: number; denominator?: number; points?: number } = {};
  for (const key of ['numerator', 'denominator', 'points'] as const) {
    if (texts[key] === '' || texts[key] === UNKNOWN) continue;
    const number = parseFactValue({ type: 'money' }, texts[key]);
    if (number.ok && typeof number.value === 'number') numbers[key] = number.value;
    else issues.push({ code: 'assessments.form.not-a-number', field: fieldName(code, key) });
  }
  if (issues.length > 0) return { issues };
  const { numerator, denominator, points } = numbers;
  if (points !== undefined) return { answer: points };
  if (numerator === undefined && denominator === undefined) return { answer: null };
  if (numerator === undefined || denominator === undefined) {
    const empty = numerator === undefined ? 'numerator' : 'denominator';
    return { issues: [{ code: 'assessments.form.other-number-missing', field: fieldName(code, empty) }] };
  }
  return { answer: { numerator, denominator } };
}

/** "Câu 2.2: Hãy chọn một trong các mục." */
export function issueInWords(language: Language, code: string, field: string): string {
  const { atCriterion, ...messages } = assessmentText(language).refusals;
  const name = code.split('.').at(-1) ?? '';
  const message = (messages as Readonly<Record<string, string>>)[name] ?? messages['wrong-kind'];
  return atCriterion(field.replace(/^a\./, '').replace(/\.(numerator|denominator|points)$/, ''), message);
}

/** Which input an engine refusal belongs to. */
export function fieldOfRefusal(compiled: CompiledFramework, refusal: { code: string; field?: string }): string {
  const criterion = compiled.byCode.get(refusal.field ?? '');
  if (criterion?.kind !== 'ratio') return fieldName(refusal.field ?? '');
  if (refusal.code.includes('points')) return fieldName(criterion.code, 'points');
  return fieldName(criterion.code, refusal.code.endsWith('denominator-zero') ? 'denominator' : 'numerator');
}

/** What the inputs of one criterion hold when the page opens, from a stored or proposed answer. */
export function enteredOf(
  criterion: CompiledCriterion,
  answer: Answer | null | undefined,
): Readonly<Record<string, readonly string[]>> {
  const { code, kind } = criterion;
  if (answer === null || answer === undefined) return {};
  if (typeof answer === 'number') {
    if (kind === 'ratio') return { [fieldName(code, 'points')]: [String(answer)] };
    const option = [...criterion.options.values()].find((each) => each.points === answer);
    return option && kind !== 'multi' ? { [fieldName(code)]: [option.code] } : {};
  }
  if (typeof answer === 'string') return { [fieldName(code)]: [answer] };
  if ('numerator' in answer)
    return {
      [fieldName(code, 'numerator')]: [String(answer.numerator)],
      [fieldName(code, 'denominator')]: [String(answer.denominator)],
    };
  return { [fieldName(code)]: answer.length === 0 ? [NONE_IN_USE] : [...answer] };
}
