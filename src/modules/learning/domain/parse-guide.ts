/** Parses a guide file: `key: value` lines between two `---`, then Markdown whose `##` headings become sections. Says everything that is wrong at once. */
import { parseLocalDate } from '../../../foundation/clock.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Guide, type GuideSection, LAW_READINGS, type LawBehind } from './guide.ts';

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

export interface GuideIssue {
  /** The line of the head it is about; empty for the text. */
  readonly path: string;
  readonly message: string;
}

export class GuideError extends Error {
  readonly issues: readonly GuideIssue[];
  constructor(issues: readonly GuideIssue[]) {
    super(issues.map(({ path, message }) => [path, message].filter(Boolean).join(': ')).join('; '));
    this.issues = issues;
  }
}

export function parseGuide(text: string, language: Language): Guide {
  const [, head = '', body] = FILE.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (body === undefined) throw new GuideError([{ path: '', message: 'the file must begin with --- lines' }]);
  const fields = readFields(head);
  const problems: GuideIssue[] = [];
  const wrong = (path: string, message: string): void => void problems.push({ path, message });
  const one = (key: string): string => {
    const [value, ...others] = fields.get(key) ?? [];
    if (value === undefined || value === '' || others.length > 0) wrong(key, 'give it once');
    return value ?? '';
  };
  const list = (key: string): string[] =>
    one(key)
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  const date = (key: string): Guide['reviewedOn'] => {
    const day = parseLocalDate(one(key));
    if (!day) wrong(key, 'is not a day yyyy-mm-dd');
    return day ?? ('' as Guide['reviewedOn']);
  };
  const minutes = Number(one('minutes'));
  if (!Number.isInteger(minutes) || minutes < 1) wrong('minutes', 'is no whole number');
  const { opening, sections } = splitSections(body);
  if (sections.length === 0) wrong('', 'no ## heading');
  const guide: Guide = {
    id: one('id'),
    slug: one('slug'),
    language,
    title: one('title'),
    summary: one('summary'),
    minutes,
    audience: list('audience'),
    pillar: one('pillar'),
    functions: fields.has('functions') ? list('functions') : [],
    steps: fields.has('steps') ? list('steps') : [],
    reviewedOn: date('reviewedOn'),
    validUntil: date('validUntil'),
    law: (fields.get('law') ?? []).map((line) => readLaw(line, problems)),
    sources: fields.get('source') ?? [],
    ...readWithdrawal(fields.get('withdrawn'), problems),
    opening,
    sections,
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(guide.slug)) wrong('slug', 'is not lower-case words and hyphens');
  if (problems.length > 0) throw new GuideError(problems);
  return guide;
}

function readFields(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of head.split('\n')) {
    const [, key, value] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined)
      throw new GuideError([{ path: '', message: `not "key: value": ${line}` }]);
    fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
  }
  return fields;
}

/** `document | day or - | how far it was read` */
function readLaw(line: string, problems: GuideIssue[]): LawBehind {
  const [document = '', day = '', reading = ''] = line.split('|').map((part) => part.trim());
  const known = LAW_READINGS.find((each) => each === reading);
  const date = parseLocalDate(day);
  if (document === '' || !known || (!date && day !== '-'))
    problems.push({ path: 'law', message: `not "document | day or - | how far it was read": ${line}` });
  return { document, reading: known ?? 'not-read', ...(date && { date }) };
}

/** `day | reason` */
function readWithdrawal(lines: readonly string[] | undefined, problems: GuideIssue[]): Pick<Guide, 'withdrawn'> {
  if (lines === undefined) return {};
  const [line = ''] = lines;
  const [day = '', ...reason] = line.split('|').map((part) => part.trim());
  const on = parseLocalDate(day);
  if (on === undefined || reason.join('') === '' || lines.length > 1) {
    problems.push({ path: 'withdrawn', message: `not "day | reason": ${line}` });
    return {};
  }
  return { withdrawn: { on, reason: reason.join(' | ') } };
}

function splitSections(body: string): { opening: string; sections: GuideSection[] } {
  const [opening = '', ...parts] = body.split(/^## /m);
  const sections = parts.map((part) => {
    const end = part.indexOf('\n');
    const title = (end < 0 ? part : part.slice(0, end)).trim();
    return { title, anchor: foldVietnamese(title).replaceAll(' ', '-'), body: end < 0 ? '' : part.slice(end).trim() };
  });
  return { opening: opening.trim(), sections };
}
