/** Every form of the content desk over the committed files: sending back what it shows changes nothing but its version, and each refuses what its file would refuse. */
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../foundation/clock.ts';
import { listContent, readContentText } from '../foundation/content.ts';
import type { ContentForm, Entered, FormField } from '../modules/contents/index.ts';
import { CONTENT_FORMS } from './content-desk.ts';
import { editionOf } from './content-signed.ts';

const READ_ON = '2031-03-01' as LocalDate;
const context = { language: 'vi', today: READ_ON, verified: true, readOn: READ_ON, from: READ_ON } as const;
const files = [
  ...listContent('frameworks', '.json').map((name) => `frameworks/${name}`),
  ...listContent('measures', '.json').map((name) => `measures/${name}`),
  ...['vi', 'en'].flatMap((each) => listContent(`learning/${each}`, '.md').map((name) => `learning/${each}/${name}`)),
  ...listContent('steps', '.json').map((name) => `steps/${name}`),
  'platforms/prices.json',
  'platforms/platforms.json',
  'indicators/indicators.json',
];

/** What a browser sends when nobody touches the form. */
function untouched(fields: readonly FormField[], changes: Readonly<Record<string, string>> = {}): Entered {
  const sent = new Map<string, readonly string[]>();
  for (const field of fields) {
    if (field.kind === 'rows')
      for (const [index, row] of field.rows.entries())
        for (const { name } of field.columns) sent.set(`${field.name}.${String(index + 1)}.${name}`, [row[name] ?? '']);
    else sent.set(field.name, 'options' in field ? field.selected : [field.value]);
  }
  for (const [name, value] of Object.entries(changes)) sent.set(name, [value]);
  return {
    get: (name) => sent.get(name)?.[0] ?? '',
    all: (name) => sent.get(name) ?? [],
    names: () => [...sent.keys()],
  };
}

function formsOf(
  path: string,
): readonly { readonly form: ContentForm; readonly item: string; readonly data: unknown }[] {
  const data = bodyOf(path);
  return CONTENT_FORMS.filter((form) => form.handles(path)).flatMap((form) =>
    form
      .items(data, 'vi')
      // What is in force already may not be changed so.
      .filter(({ id }) => form.onlyNew?.(id, data) !== false)
      .map(({ id }) => ({ form, item: id, data })),
  );
}

const formNamed = (id: string): ContentForm => CONTENT_FORMS.find((form) => form.id === id)!;
const bodyOf = (path: string): unknown =>
  path.endsWith('.md') ? readContentText(path) : JSON.parse(readContentText(path));
const apply = (
  form: ContentForm,
  path: string,
  item: string,
  changes: Readonly<Record<string, string>>,
  verified = true,
) =>
  form.apply(bodyOf(path), item, untouched(form.fields(bodyOf(path), item, 'vi') ?? [], changes), {
    ...context,
    verified,
  });

describe('a form sent back untouched', () => {
  it('keeps every value of its file, of every file and every item', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const path of files)
      for (const { form, item, data } of formsOf(path)) {
        if (['new', 'all'].includes(item) || form.id === 'cut-offs') continue;
        const applied = form.apply(data, item, untouched(form.fields(data, item, 'vi') ?? []), context);
        const kept = applied.ok && without(applied.value) === without(data);
        tried += 1;
        if (!kept)
          wrong.push(`${path} ${form.id} ${item}: ${applied.ok ? 'differs' : JSON.stringify(applied.refusals)}`);
      }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(200);
  });
});

/** The day it was read and the version of a framework are the change itself; the order of keys is not. */
function without(value: unknown): string {
  const sorted = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(sorted);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(
      Object.entries(each)
        .filter(([key]) => key !== 'readOn' && key !== 'version')
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, sorted(inner)]),
    );
  };
  return JSON.stringify(sorted(value));
}

describe('what an officer enters', () => {
  it('completes the tool list of a sector, weighed as its document says, and may then give a level', () => {
    const path = 'frameworks/dbi-2025-sme.json';
    const tools = formNamed('tools');
    const added = { 'tools.90.vi': 'Công cụ thử', 'tools.90.en': 'Trial tool', 'tools.90.prerequisites': '2' };
    const applied = apply(tools, path, 'IND02', { ...added, complete: 'yes', maximum: '' });
    const framework = (applied.ok ? applied.value : {}) as {
      scoring: { sectors: { code: string; listMaximum: number; listComplete: boolean; tools: { code: string }[] }[] };
    };
    const sector = framework.scoring.sectors.find(({ code }) => code === 'IND02')!;
    expect([sector.listComplete, sector.tools.at(-1)?.code]).toEqual([true, 'IND02.14']);
    expect(sector.listMaximum).toBeCloseTo(13.33, 2);
    expect(editionOf(new Map([[path, JSON.stringify(framework)]])).issues).toEqual([]);
    const short = apply(tools, path, 'IND02', { complete: 'yes', maximum: '14' });
    expect(short.ok ? [] : short.refusals.map(({ field }) => field)).toEqual(['maximum']);
  });

  it.each([
    ['tools', 'frameworks/dbi-2025-sme.json', 'IND02', { complete: 'yes', maximum: '' }, 'complete'],
    [
      'cut-offs',
      'frameworks/dbi-2021-sme.json',
      '1.1.3',
      { 'bands.1.over': '0', 'bands.1.points': '5', status: 'official' },
      'status',
    ],
    ['standing', 'frameworks/dbi-2025-sme.json', '', { status: 'official' }, 'status'],
    ['days', 'measures/hue-2026-einvoice.json', '', { verifiedDays: 'yes' }, 'verifiedDays'],
  ])('is official or compared only when its source was read: %s', (id, path, item, changes, field) => {
    const unread = apply(formNamed(id), path, item, changes as Readonly<Record<string, string>>, false);
    expect(unread.ok ? [] : unread.refusals.map((each) => each.field)).toContain(field);
    expect(apply(formNamed(id), path, item, changes as Readonly<Record<string, string>>).ok).toBe(true);
  });

  it.each([
    ['price', 'platforms/prices.json', 'price-kiotviet', { low: '-5' }, 'low'],
    ['price', 'platforms/prices.json', 'price-kiotviet', { low: '900.000' }, 'high'],
    ['price', 'platforms/prices.json', 'price-kiotviet', { observed: '2999-01' }, 'observed'],
    ['price', 'platforms/prices.json', 'price-kiotviet', { years: '3' }, 'years'],
    ['price', 'platforms/prices.json', 'new', { platform: 'Không Có' }, 'platform'],
    ['offer', 'platforms/platforms.json', 'misa-amis', { 'offer.en': '' }, 'offer.en'],
    ['amounts', 'measures/hue-2026-einvoice.json', '', { 'tier.1.cap': '5' }, 'tier.1.cap'],
    ['days', 'measures/hue-2026-einvoice.json', '', { to: '2020-01-01' }, 'to'],
    ['texts', 'measures/hue-2026-einvoice.json', '', { 'title.en': '' }, 'title.en'],
    ['guide', 'learning/vi/L17-e-invoices.md', '', { validUntil: '2020-01-01' }, 'validUntil'],
    ['guide', 'learning/vi/L17-e-invoices.md', '', { text: 'Không có mục nào' }, 'text'],
    ['guide', 'learning/vi/L17-e-invoices.md', '', { title: 'Hai\ndòng: id: x' }, 'title'],
    ['indicator', 'indicators/indicators.json', 'dossiers-opened', { 'name.vi': '' }, 'name.vi'],
    ['tools', 'frameworks/dbi-2025-sme.json', 'IND02', { 'tools.1.code': 'IND02.02' }, 'tools.2.code'],
  ])('%s in %s (%s) is refused at its field: %o', (id, path, item, changes, field) => {
    const applied = apply(formNamed(id), path, item, changes as Readonly<Record<string, string>>);
    expect(applied.ok ? [] : applied.refusals.map((each) => each.field)).toContain(field);
  });

  it('becomes a price whose platform exists, or the check of all files says so', () => {
    const entered = {
      ...{ platform: 'khong-co', 'what.vi': 'Gói thử', 'what.en': 'Trial plan', low: '100.000', high: '100000' },
      ...{ unit: 'month', observed: '2031-02', 'source.vi': 'Trang giá', 'source.en': 'Price page', entry: 'yes' },
    };
    const priced = (platform: string) => {
      const applied = apply(formNamed('price'), 'platforms/prices.json', 'new', { ...entered, platform });
      return editionOf(new Map([['platforms/prices.json', JSON.stringify(applied.ok && applied.value)]])).issues;
    };
    expect(priced('kiotviet')).toEqual([]);
    expect(
      priced('khong-co')
        .map(({ message }) => message)
        .join(),
    ).toContain('unknown platform khong-co');
  });
});
