/** The frame around every page: language, privacy, weight, and calm errors. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { renderToString } from 'preact-render-to-string';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../foundation/i18n/language.ts';
import { errorPage } from './error-page.tsx';
import { qrCodeSvg } from './index.ts';
import { type DocumentProps, renderDocument } from './layout.tsx';
import { FAVICON_SVG, fontFiles, fontPreloads, loadStylesheet } from './stylesheet.ts';

const frame: DocumentProps = {
  language: 'vi',
  path: '/vi/support/abc',
  title: 'Hỗ trợ',
  description: 'Một câu.',
  section: 'support',
  body: <h1>Hỗ trợ</h1>,
  stylesheetHref: '/assets/cau-so.00000000.css',
  preloads: fontPreloads(),
  navigation: [
    { href: '/vi/support', label: 'Hỗ trợ', section: 'support' },
    { href: '/vi/learn', label: 'Học', section: 'learn' },
  ],
};

describe('a page', () => {
  it('says its language and keeps its place when the language is switched', () => {
    const html = renderDocument(frame);
    expect(html.startsWith('<!doctype html>\n<html lang="vi">')).toBe(true);
    expect(html).toContain('<a href="/en/support/abc" lang="en" hreflang="en">');
  });

  it('marks one entry of the menu as the current one', () => {
    expect([...renderDocument(frame).matchAll(/aria-current=/g)]).toHaveLength(1);
  });

  it('asks nobody else for anything', () => {
    const html = renderDocument(frame) + loadStylesheet().css;
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).not.toMatch(/url\(["']?(?:https?:)?\/\//);
  });

  it('lets a keyboard skip to the content and a phone jump to the index', () => {
    const html = renderDocument(frame);
    for (const id of ['noi-dung', 'muc-luc']) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`id="${id}"`);
    }
  });

  it('under a plan key is not indexed, sends no referrer elsewhere, and says that its link is the key', () => {
    const html = renderDocument({ ...frame, private: true });
    expect(html).toContain('<meta name="robots" content="noindex, nofollow"');
    expect(html).toContain('<meta name="referrer" content="same-origin"');
    expect(html).toContain('Trang riêng');
    expect(html).not.toContain('rel="alternate"');
    expect(renderDocument(frame)).not.toContain('noindex');
  });
});

describe('a page of the desk', () => {
  const desk = {
    office: 'Phường Hạc Thành',
    role: 'Cán bộ xã',
    switchRole: { href: '/vi/account#roles', label: 'Đổi vai' },
    rooms: [
      { room: 'home', href: '/vi/desk', label: 'Hôm nay' },
      { room: 'unreached', href: '/vi/desk/unreached', label: 'Chưa tiếp cận' },
    ],
  } as const;

  it('says for which office one acts and marks the room one is in, as a row and as a list that folds', () => {
    const html = renderDocument({ ...frame, section: 'desk', desk, deskSection: 'unreached' });
    expect(html).toContain('<b>Phường Hạc Thành</b><span>Cán bộ xã</span><a href="/vi/account#roles">');
    expect([...html.matchAll(/<a href="\/vi\/desk\/unreached" aria-current="page">/g)]).toHaveLength(2);
    expect(html).toContain('<summary>Chưa tiếp cận</summary>');
  });

  it('is led to from everywhere else, without its rooms', () => {
    const html = renderDocument({ ...frame, desk });
    expect(html).toContain('href="/vi/desk">Bàn làm việc</a>');
    expect(html).not.toContain('/vi/desk/unreached');
  });
});

describe('what a page loads', () => {
  it('is a stylesheet of at most 9 KB compressed whose fonts all exist', () => {
    const { css, hash } = loadStylesheet();
    expect(gzipSync(css).length).toBeLessThanOrEqual(9 * 1024);
    expect(hash).toMatch(/^[0-9a-f]{8}$/);
    const asked = [...css.matchAll(/url\(["']?(\/assets\/fonts\/[^"')]+)/g)].map((match) => match[1]);
    expect(new Set(asked)).toEqual(new Set(fontFiles().map((font) => font.urlPath)));
    for (const font of fontFiles()) expect(readFileSync(font.filePath).subarray(0, 4).toString()).toBe('wOF2');
  });

  it('has an icon without script or reference', () => {
    expect(FAVICON_SVG).not.toMatch(/script|href/);
  });
});

describe('an error page', () => {
  it.each([400, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503])('for %i is calm and gives a reference', (status) => {
    const said = LANGUAGES.map((language) => {
      const page = errorPage({ status, code: 'http.example', language, requestId: 'request-1' });
      const html = renderToString(page.body);
      expect(html).toContain('http.example · request-1');
      expect(html).toContain(`href="/${language}/start"`);
      return page.title;
    });
    expect(new Set(said).size).toBe(2);
  });

  it('blames the reader for nothing when the fault is ours', () => {
    expect(errorPage({ status: 500, code: 'x', language: 'vi', requestId: 'y' }).title).toBe('Lỗi ở phía chúng tôi');
    expect(errorPage({ status: 418, code: 'x', language: 'vi', requestId: 'y' }).title).toContain('chưa hiểu');
  });
});

describe('the code on paper', () => {
  it('has exactly the dark modules that the standard asks for', () => {
    const text = 'https://example.vn/vi/plan/K7M2QX9ABCDEF';
    const { data } = encode(text, { border: 2, maskPattern: 0 });
    const svg = qrCodeSvg(text);
    const drawn = new Set<string>();
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      for (let i = 0; i < Number(length); i++) drawn.add(`${String(Number(x) + i)},${String(y)}`);
    const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${String(x)},${String(y)}`] : [])));
    expect(drawn).toEqual(new Set(dark));
  });
});
