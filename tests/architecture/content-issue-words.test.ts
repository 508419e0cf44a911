/** Whatever an officer breaks in a file of content is told in Vietnamese, and at a line of the file where it is about one. */
import { describe, expect, it } from 'vitest';
import { editionOf } from '../../src/app/content-signed.ts';
import { type ContentIssue, readContentText } from '../../src/foundation/content.ts';
import { lineOfJsonFault, lineOfPath } from '../../src/modules/contents/domain/line-of-path.ts';
import { issueWords, reasonOf } from '../../src/modules/contents/pages/issue-words.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const FILES = [
  ...['measures/hue-2026-einvoice.json', 'measures/nd80-a11-1-dx-consulting.json', 'steps/qr-payment.json'],
  ...['platforms/platforms.json', 'platforms/prices.json', 'platforms/criteria.json', 'platforms/public-support.json'],
  ...['indicators/indicators.json', 'indicators/published.json', 'frameworks/dbi-2021-sme.json'],
  ...['frameworks/dbi-2025-sme.json', 'measures/law/documents.json', 'steps/reference/observations.json'],
];
const WRONG: readonly Json[] = [null, '', 'khong-co', -1, '2031-13-40', [], { all: [{ fact: 'khongCo', is: 'a' }] }];

/** Every place of a value that holds no others, and every list. */
function placesIn(value: Json, at: readonly string[] = []): readonly (readonly string[])[] {
  if (Array.isArray(value)) return [at, ...value.flatMap((each, index) => placesIn(each, [...at, String(index)]))];
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => placesIn(each, [...at, key]));
  return [at];
}

function withValue(value: Json, [first, ...rest]: readonly string[], wrong: Json): Json {
  if (first === undefined) return wrong;
  const copy = structuredClone(value) as Record<string, Json>;
  copy[first] = withValue(copy[first] ?? null, rest, wrong);
  return copy;
}

const issuesWith = (path: string, body: string): readonly ContentIssue[] => editionOf(new Map([[path, body]])).issues;
const untold = (issues: readonly ContentIssue[]): readonly string[] =>
  issues.filter((issue) => reasonOf(issue, 'vi') === issue.message).map(({ message }) => message);

describe('an officer who breaks a file', () => {
  it.each(FILES)('%s reads why in Vietnamese', (path) => {
    const data = JSON.parse(readContentText(path)) as Json;
    const places = placesIn(data);
    const [tried, found] = [new Set<string>(), [] as string[]];
    let broken = 0;
    // Another value at every so many places, so that each kind of entry is met and the run stays short.
    for (let at = 0; at < places.length; at += Math.max(1, Math.floor(places.length / 8))) {
      const wrong = WRONG[tried.size % WRONG.length]!;
      tried.add(places[at]!.join('.'));
      const issues = issuesWith(path, JSON.stringify(withValue(data, places[at]!, wrong)));
      broken += issues.length > 0 ? 1 : 0;
      found.push(...untold(issues));
    }
    expect([...new Set(found)]).toEqual([]);
    expect(broken).toBeGreaterThan(tried.size / 4);
  });

  it('of a guide reads which line of its head is wrong', () => {
    const path = 'learning/vi/L17-e-invoices.md';
    const text = readContentText(path)
      .replace(/^minutes: .*$/m, 'minutes: lâu')
      .replace(/^law: .*$/m, 'law: Nghị định | hôm qua | rồi')
      .replace(/^slug: .*$/m, 'slug: Hóa Đơn')
      .replace(/^reviewedOn: .*$/m, 'reviewedOn: 2031-02-30');
    const issues = issuesWith(path, text);
    expect(new Set(issues.map(({ file }) => file))).toEqual(new Set([path]));
    expect(issues.map((issue) => issue.path).sort()).toEqual(['law', 'minutes', 'reviewedOn', 'slug']);
    expect(untold(issues)).toEqual([]);
    expect(lineOfPath(path, text, 'minutes')).toBe(
      text.split('\n').findIndex((line) => line.startsWith('minutes:')) + 1,
    );
  });

  it('that others name reads what they miss and where', () => {
    const path = 'platforms/platforms.json';
    const data = JSON.parse(readContentText(path)) as { platforms: { id: string }[] };
    const body = JSON.stringify({ ...data, platforms: data.platforms.filter(({ id }) => id !== 'kiotviet') });
    const [issue] = issuesWith(path, body);
    expect(issue && issueWords(issue, 'vi', path)).toMatch(
      /^platforms\/prices\.json › .*: không có nền tảng “kiotviet”$/,
    );
  });

  it('is led to the line of the fault', () => {
    const path = 'measures/hue-2026-einvoice.json';
    const body = readContentText(path);
    const lineWith = (words: string) => body.split('\n').findIndex((line) => line.includes(words)) + 1;
    expect(lineOfPath(path, body, 'validity.from')).toBe(lineWith('"from": "2026-01-28"'));
    expect(lineOfPath(path, body, 'benefit.tiers.0.amountVnd')).toBe(lineWith('"amountVnd"'));
    expect(lineOfPath(path, body, 'condition.all.3.cite.document')).toBeGreaterThan(lineWith('"withinMonths"'));
    expect(lineOfPath(path, body, 'papers.0.code')).toBe(lineWith('"papers"'));
    expect(lineOfPath(path, body, 'nothing')).toBeUndefined();
    expect(lineOfJsonFault(body.replace('"from": "2026-01-28",', '"from": "2026-01-28"'))).toBe(lineWith('"from"') + 1);
    expect(lineOfJsonFault('{\n"a": 1\n')).toBe(2);
  });
});
