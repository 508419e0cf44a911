/** The form for a guide: its words and its days. What it belongs to (steps, functions, law) stays with the whole text. */
import { parseLocalDate } from '../../../foundation/clock.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted } from '../../../foundation/result.ts';
import {
  type ContentForm,
  type Entered,
  enteredWhole,
  type FormField,
  type FormIssue,
  fieldIssue,
} from '../../contents/index.ts';
import { guideFormText } from '../messages/content-form.ts';

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const DAYS = ['reviewedOn', 'validUntil'] as const;
const LINES = ['title', 'summary', 'minutes', ...DAYS] as const;

export const guideForm: ContentForm = {
  id: 'guide',
  handles: (path) => /^learning\/(vi|en)\/[A-Za-z0-9-]+\.md$/.test(path),
  title: (language) => guideFormText(language).form,
  items: (body, language) => [{ id: '', label: guideFormText(language).form, note: lineOf(String(body), 'summary') }],
  fields: (body, _item, language) => guideFields(String(body), language),
  apply: (body, _item, entered, { language }) => {
    const issues = enteredHead(entered, language);
    if (issues.length > 0) return { ok: false, refusals: issues };
    const source = String(body);
    const head = LINES.reduce(
      (lines, name) => lines.replace(new RegExp(`^${name}: .*$`, 'm'), () => `${name}: ${entered.get(name)}`),
      headOf(source),
    );
    return accepted(`---\n${head}\n---\n\n${entered.get('text').replaceAll('\r\n', '\n').trim()}\n`);
  },
};

export const headOf = (source: string): string => FILE.exec(source)?.[1] ?? '';
const textOf = (source: string): string => FILE.exec(source)?.[2] ?? '';

export function lineOf(source: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(headOf(source))?.[1]?.trim() ?? '';
}

/** What a guide says of itself beside what it belongs to, and its text. */
export const GUIDE_FIELDS = [...LINES, 'text'] as const;

/** '' for a guide that is not there yet. */
export function guideFields(source: string, language: Language): readonly FormField[] {
  const text = guideFormText(language);
  const line = (name: (typeof LINES)[number]) => ({ name, value: lineOf(source, name) });
  return [
    { kind: 'text', label: text.title, ...line('title') },
    { kind: 'area', label: text.summary, rows: 2, ...line('summary') },
    { kind: 'number', label: text.minutes, ...line('minutes') },
    { kind: 'text', label: text.reviewedOn, hint: text.dayHint, ...line('reviewedOn') },
    { kind: 'text', label: text.validUntil, hint: text.dayHint, ...line('validUntil') },
    { kind: 'area', name: 'text', label: text.body, hint: text.bodyHint, rows: 24, value: textOf(source).trim() },
  ];
}

/** What keeps the entered words from being a guide's. */
export function enteredHead(entered: Pick<Entered, 'get'>, language: Language): readonly FormIssue[] {
  const text = guideFormText(language).errors;
  const issues: FormIssue[] = [];
  for (const name of ['title', 'summary'] as const)
    if (entered.get(name) === '' || /[\r\n]/.test(entered.get(name))) issues.push(fieldIssue(name, text.text));
  const minutes = enteredWhole(entered.get('minutes'));
  if (minutes === undefined || minutes < 1 || minutes > 120) issues.push(fieldIssue('minutes', text.minutes));
  for (const name of DAYS) if (parseLocalDate(entered.get(name)) === undefined) issues.push(fieldIssue(name, text.day));
  if (issues.length === 0 && entered.get('validUntil') <= entered.get('reviewedOn'))
    issues.push(fieldIssue('validUntil', text.order));
  if (!/^## \S/m.test(entered.get('text'))) issues.push(fieldIssue('text', text.body));
  return issues;
}
