/** Parses a guide file: `key: value` lines between two `---`, then Markdown whose `##` headings become sections. Says everything that is wrong at once. */
import { parseLocalDate } from '../../../foundation/clock.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { type Guide, type GuideSection, LAW_READINGS, type LawBehind } from './guide.ts';

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

export class GuideError extends Error {}

export function parseGuide(text: string, language: Language): Guide {
  const [, head = '', body] = FILE.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (body === undefined) throw new GuideError('the file must begin with --- lines');
  const fields = readFields(head);
  const problems: string[] = [];
  const one = (key: string): string => {
    const [value, ...others] = fields.get(key) ?? [];
    if (value === undefined || value === '' || others.length > 0) problems.push(`${key}: give it once`);
    return value ?? '';
  };
  const list = (key: string): string[] =>
    one(key)
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  const date = (key: string): Guide['reviewedOn'] => {
    const day = parseLocalDate(one(key));
    if (!day) problems.push(`${key}: not a day`);
    return day ?? ('' as Guide['reviewedOn']);
  };
  const minutes = Number(one('minutes'));
  if (!Number.isInteger(minutes) || minutes < 1) problems.push('minutes: a whole number');
  const { opening, sections } = splitSections(body);
  if (sections.length === 0) problems.push('no ## heading');
  const guide: Guide = {
    id: one('id'),
    slug: one('slug'),
    language,
    title: one('title'),
    summary: one('summary'),
    minutes,
    audience: list('audience'),
    pillar: one('pillar'),
    functions: list('functions'),
    steps: list('steps'),
    reviewedOn: date('reviewedOn'),
    validUntil: date('validUntil'),
    law: (fields.get('law') ?? []).map((line) => readLaw(line, problems)),
    sources: fields.get('source') ?? [],
    opening,
    sections,
  };
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(guide.slug)) problems.push('slug: lower-case words and hyphens');
  if (problems.length > 0) throw new GuideError(problems.join('; '));
  return guide;
}

function readFields(head: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of head.split('\n')) {
    const [, key, value] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new GuideError(`not "key: value": ${line}`);
    fields.set(key, [...(fields.get(key) ?? []), value.trim()]);
  }
  return fields;
}

/** `document | day or - | how far it was read` */
function readLaw(line: string, problems: string[]): LawBehind {
  const [document = '', day = '', reading = ''] = line.split('|').map((part) => part.trim());
  const known = LAW_READINGS.find((each) => each === reading);
  const date = parseLocalDate(day);
  if (document === '' || !known || (!date && day !== '-')) problems.push(`law: ${line}`);
  return { document, reading: known ?? 'not-read', ...(date && { date }) };
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
