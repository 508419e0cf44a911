/** What every component owes its readers, checked on its examples in both languages. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../foundation/i18n/language.ts';
import { shownPages } from './components/navigation.tsx';
import * as door from './index.ts';
import {
  BarChart,
  Bridge,
  Choices,
  ErrorSummary,
  GoList,
  LeaderRows,
  ReasonTree,
  TextArea,
  TextField,
  telephoneLink,
  VerdictTag,
} from './index.ts';
import { Markdown } from './markdown.tsx';
import { allExamples, StyleguidePage, wholeScreens } from './styleguide/styleguide-page.tsx';
import { loadStylesheet } from './stylesheet.ts';

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const pages = LANGUAGES.flatMap((language) => [
  { name: `styleguide ${language}`, html: renderToString(<StyleguidePage language={language} />) },
  ...wholeScreens.map((screen) => ({
    name: `${screen.component} ${language}`,
    html: renderToString(screen.render(language)),
  })),
]);

describe.each(pages)('on $name', ({ html }) => {
  it('nothing needs an inline style or script, so the strict policy holds', () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son[a-z]+=/);
    expect(html).not.toContain('<script');
  });

  it('no hole of the program shows through', () => {
    expect(html).not.toMatch(/undefined|\[object|NaN|>null</);
  });

  it('every control has a label a screen reader finds', () => {
    const labelled = new Set(all(html, /<label for="([^"]+)"/g));
    const insideLabel = new Set(all(html, /<label>(?:(?!<\/label>).)*?id="([^"]+)"/g));
    const controls = [...html.matchAll(/<(?:input|select|textarea)\b([^>]*)>/g)].map((match) => match[1] ?? '');
    const ids = controls
      .filter((attributes) => !attributes.includes('type="hidden"'))
      .map((attributes) => /\bid="([^"]+)"/.exec(attributes)?.[1] ?? attributes);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.filter((id) => !labelled.has(id) && !insideLabel.has(id))).toEqual([]);
  });

  it('every id is given once and every reference to an id finds it', () => {
    const ids = all(html, /\sid="([^"]+)"/g);
    expect(ids.length).toBe(new Set(ids).size);
    const asked = all(html, /(?:aria-describedby|aria-labelledby|\sfor)="([^"]+)"/g).flatMap((list) => list.split(' '));
    expect(asked.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('there is one title and headings never skip a rank', () => {
    const ranks = all(html, /<h([1-6])\b/g).map(Number);
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    expect(ranks.filter((rank, index) => rank > (ranks[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('every drawing that is not decoration says what it shows', () => {
    const drawings = [...html.matchAll(/<svg\b([^>]*)>/g)].map((match) => match[1] ?? '');
    const silent = drawings.filter((svg) => !/aria-hidden="true"/.test(svg) && !/aria-label="[^"]+"/.test(svg));
    expect(silent).toEqual([]);
  });

  it('every class in use has a rule', () => {
    const { css } = loadStylesheet();
    const used = new Set(all(html, /\sclass="([^"]+)"/g).flatMap((list) => list.split(/\s+/)));
    const bare = new Set(['steps', 'plain', 'group', 'declared', 'next', 'counted', 'question', 'field', 'r']);
    const missing = [...used].filter((name) => !bare.has(name) && !new RegExp(`\\.${name}(?![\\w-])`).test(css));
    expect(missing).toEqual([]);
  });
});

describe('the styleguide', () => {
  it('shows every component of the door', () => {
    const shown = [...allExamples, ...wholeScreens].map((example) => example.component).join(', ');
    const components = Object.keys(door).filter((name) => /^[A-Z]/.test(name));
    // The page itself is made of these two.
    const itself = ['PageTitle', 'Section'];
    expect(components.length).toBeGreaterThan(50);
    expect(components.filter((name) => !itself.includes(name) && !new RegExp(`\\b${name}\\b`).test(shown))).toEqual([]);
  });
});

describe('a hostile text', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=y>';
  it.each([
    ['as a value', <TextField key="a" language="vi" name="a" label="A" value={evil} error={evil} hint={evil} />],
    ['as a message', <TextArea key="a" language="vi" name="a" label={evil} value={evil} />],
    ['as an issue', <ErrorSummary key="a" language="en" issues={[{ field: evil, message: evil }]} />],
    ['as a choice', <Choices key="a" language="vi" name="a" type="radio" options={[{ value: evil, label: evil }]} />],
    ['as a link', <GoList key="a" items={[{ href: evil, title: evil, detail: evil }]} />],
    ['as a reason', <ReasonTree key="a" language="vi" reasons={[{ verdict: 'no', text: evil, citation: evil }]} />],
    ['as a span', <Bridge key="a" language="vi" spans={[{ state: 'on', label: evil, note: evil }]} />],
    ['in a guide', <Markdown key="a" source={`# ${evil}\n\n[x](javascript:alert(1)) ${evil}`} />],
  ])('%s stays text', (_, node) => {
    const html = renderToString(node);
    expect(html).not.toMatch(/<script|<img|href="javascript/i);
    expect(html).toContain('alert(1)');
  });
});

describe('a reader', () => {
  it('sees an absent figure as absent, never as zero', () => {
    const rows = renderToString(<LeaderRows language="vi" rows={[{ label: 'Chi phí' }]} />);
    expect(rows).toContain('chưa có số liệu');
    const chart = renderToString(
      <BarChart
        language="en"
        caption="Share"
        max={1}
        columns={['Group', 'Share']}
        bars={[{ label: 'Small' }, { label: 'Micro', value: 0, shown: '0%' }]}
      />,
    );
    expect(all(chart, /(no figure yet)/g)).toHaveLength(2);
    expect(all(chart, /<b>(0%)<\/b>/g)).toHaveLength(2);
  });

  it('is never promised more than that the firm may qualify', () => {
    expect(renderToString(<VerdictTag language="vi" verdict="yes" />)).toContain('Có thể được hỗ trợ');
    expect(renderToString(<VerdictTag language="en" verdict="yes" />)).toContain('May qualify');
  });

  it('hears what the bridge draws', () => {
    const html = renderToString(
      <Bridge
        language="en"
        spans={[{ state: 'on' }, { state: 'prov' }, { state: 'late', label: 'Invoice' }, { state: 'off' }]}
      />,
    );
    expect(html).toContain('aria-label="A bridge of 4 spans, 2 lit. Invoice: late."');
  });

  it('can dial a number however it is printed', () => {
    expect(telephoneLink('+84 (237) 000.1122')).toBe('tel:+842370001122');
  });

  it.each([
    [1, 1, '1'],
    [1, 3, '1 2 3'],
    [5, 9, '1 … 4 5 6 … 9'],
    [9, 9, '1 … 8 9'],
    [2, 4, '1 2 3 4'],
  ])('on page %i of %i is offered the pages %s', (page, pages, shown) => {
    expect(
      shownPages(page, pages)
        .map((number) => number ?? '…')
        .join(' '),
    ).toBe(shown);
  });
});
