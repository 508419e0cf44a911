/** The platform pages as a visitor and as a firm meet them, in both languages, without JavaScript. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, refused } from '../../../foundation/result.ts';
import { aRequest } from '../../../test-support/a-request.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { contextOn, dossierOf, facts, industries, namesIn } from '../../../test-support/measures-context.ts';
import { loadPlatforms } from '../content/load-platforms.ts';
import { ExposureTally } from '../domain/exposure-tally.ts';
import { platformRoutes } from './routes.tsx';

const KEY = 'abcdefghjkmnpqrstvwxyz0123';
const today = '2031-03-04' as LocalDate;
const catalogue = loadPlatforms(facts.vocabularyAt(today), industries);

interface Asked {
  readonly language?: Language;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly facts?: Record<string, unknown>;
  readonly tally?: ExposureTally;
}

function ask(db: Db, path: string, options: Asked = {}): Promise<Reply> {
  const routes = platformRoutes({
    db,
    catalogue,
    tally: options.tally ?? new ExposureTally(),
    contextAt: contextOn,
    namesIn,
    sectorsIn: (language) =>
      industries
        .listIndustries('2025', 'section')
        .map(({ code }) => ({ value: code, label: industries.nameOf(code, language) })),
    measureTitle: (id) => ({ vi: `Chính sách ${id}`, en: `Measure ${id}` }),
    openDossier: async (key) =>
      key === KEY
        ? accepted({ id: 'd-1', dossier: dossierOf({ ...options.facts }) })
        : refused({ code: key === 'old' ? 'enterprises.dossier.expired' : 'enterprises.dossier.not-found' }),
  });
  const route = routes.find((candidate) => candidate.path === path);
  if (route === undefined) throw new Error(`no route ${path}`);
  const { language = 'vi', params, query = {} } = options;
  const now = '2031-03-04T03:00:00.000Z' as Instant;
  return Promise.resolve(route.handle(aRequest({ language, path, params: { key: KEY, ...params }, query, now })));
}

async function html(db: Db, path: string, options: Asked = {}): Promise<string> {
  const reply = await ask(db, path, options);
  if (reply.kind !== 'page') throw new Error(`no page but ${JSON.stringify(reply)}`);
  return renderToString(reply.body);
}

const rowsOf = (page: string) =>
  [...page.matchAll(/<li><div><h3 class="h3"><a class="lone" href="([^"]+)"/g)].map((m) => m[1]);

describe('the list of platforms', () => {
  test('shows twenty a page, and its pages together show each platform once', () =>
    withDatabase(async ({ db }) => {
      const seen: (string | undefined)[] = [];
      let turn = '';
      for (let page = 1; page <= 5; page += 1) {
        const text = await html(db, '/:lang/platforms', { query: { page: String(page), turn } });
        turn = /turn=([a-z0-9]+)/.exec(text)?.[1] ?? turn;
        expect(rowsOf(text)).toHaveLength(20);
        seen.push(...rowsOf(text));
      }
      expect(new Set(seen).size).toBe(100);
    }));

  test('a recalled entry is labelled wherever it stands, and a price without a day is never printed', () =>
    withDatabase(async ({ db }) => {
      const list = await html(db, '/:lang/platforms', { query: { q: 'fastwork' } });
      expect(rowsOf(list)).toEqual(['/vi/platforms/fastwork-vn']);
      expect(list).toContain('ghi theo trí nhớ, chưa kiểm, ');
      expect(list).toContain('chưa có số liệu');
      const vimass = await html(db, '/:lang/platforms/:platform', { params: { platform: 'vimass-signature' } });
      expect(vimass).not.toContain('430.000');
      expect(vimass).toContain('Nguồn không ghi ngày nên không in giá.');
    }));

  test('a price comes with its day and source', () =>
    withDatabase(async ({ db }) => {
      const list = await html(db, '/:lang/platforms', { query: { q: 'kiotviet', price: 'known' } });
      expect(list).toMatch(/từ 270\.000\s₫/);
      expect(list).toContain('10/2026. Ba ghi chú công khai');
    }));

  test.each<Record<string, string>>([
    { page: '999' },
    { page: '-1', turn: '../..' },
    { do: 'nothing,sales-pos,"><script>', fn: 'nope', sector: 'ZZ', size: 'huge', who: 'robot', price: '-5' },
    { q: '"><script>alert(1)</script>'.repeat(40) },
    { q: '\u0000%00', do: ','.repeat(500) },
  ])('an old or broken link %j still shows a page', (query) =>
    withDatabase(async ({ db }) => {
      const page = await html(db, '/:lang/platforms', { query });
      expect(page).toContain('<h1>');
      expect(page).not.toContain('<script>');
    }),
  );

  test('the step of a plan may ask for several categories, and the form keeps them', () =>
    withDatabase(async ({ db }) => {
      const page = await html(db, '/:lang/platforms', { query: { do: 'security,payments' } });
      expect(page).toContain('value="security,payments"');
      expect(rowsOf(page).length).toBeGreaterThan(5);
    }));

  test('what was shown is counted', () =>
    withDatabase(async ({ db }) => {
      const tally = new ExposureTally();
      await html(db, '/:lang/platforms', { query: { q: 'haravan' }, tally });
      expect(tally.pendingOf(today).get('haravan')).toBe(1);
    }));
});

describe('one platform', () => {
  test.each(['vi', 'en'] as const)('each has its page in %s, no figure is ever 0, nothing inline', (language) =>
    withDatabase(async ({ db }) => {
      for (const platform of catalogue.platforms) {
        const page = await html(db, '/:lang/platforms/:platform', { language, params: { platform: platform.id } });
        expect(page).toContain(platform.verification === 'recalled' ? 'tag none' : 'class="tag');
        expect(page).not.toMatch(/undefined|NaN|\[object|>0 ₫|VND 0<| style=| on[a-z]+=/);
        expect(page).not.toMatch(/<p[^>]*>(?:(?!<\/p>).)*<(?:p|div|ul|dl|ol)[ >]/);
        for (const [link] of page.matchAll(/<a href="http[^>]*>/g))
          expect(link).toMatch(/href="https:[^>]*rel="nofollow noopener noreferrer"/);
      }
    }),
  );

  test("a vendor's offer stands apart from public support, and neither passes for the other", () =>
    withDatabase(async ({ db }) => {
      const page = await html(db, '/:lang/platforms/:platform', { params: { platform: 'sapo' } });
      const offer = page.slice(page.indexOf('id="offer"'), page.indexOf('id="support"'));
      expect(offer).toContain('Đây không phải hỗ trợ của Nhà nước.');
      expect(offer).not.toContain('/vi/support/');
      expect(page.slice(page.indexOf('id="support"'))).toContain('/vi/support/nd80-a11-2-dx-solution');
    }));

  test('an unknown platform is not found', () =>
    withDatabase(async ({ db }) => {
      expect(await ask(db, '/:lang/platforms/:platform', { params: { platform: 'nope' } })).toEqual({
        kind: 'not-found',
      });
    }));
});

describe('platforms for one firm', () => {
  const eatery = { applicantType: 'business-household', industry: '5610', functionsInUse: ['qr-payment'] };

  test('each row says whether it is for such a firm and what it adds; a mismatch stays with its reason', () =>
    withDatabase(async ({ db }) => {
      const page = await html(db, '/:lang/plan/:key/platforms', { facts: eatery, query: { q: 'cukcuk' } });
      expect(page).toContain('thường dành cho nơi như bạn');
      expect(page).toContain('Thêm 6 chức năng');
      const other = await html(db, '/:lang/plan/:key/platforms', { facts: eatery, query: { q: 'base.vn' } });
      expect(other).toContain('thường dành cho nơi khác');
      expect(other).toContain('Doanh nghiệp');
      expect(other).not.toContain('có thể được hỗ trợ');
    }));

  test('what is missing leads to the question that answers it', () =>
    withDatabase(async ({ db }) => {
      const page = await html(db, '/:lang/plan/:key/platforms/:platform', {
        facts: { applicantType: 'enterprise' },
        params: { platform: 'base-vn' },
        language: 'en',
      });
      expect(page).toContain('not enough information');
      expect(page).toContain('you have not said what you use');
      expect(page).toMatch(new RegExp(`/en/plan/${KEY}/facts/[A-Za-z]+`));
    }));

  test('a budget a little too small is told how much is missing', () =>
    withDatabase(async ({ db }) => {
      const page = await html(db, '/:lang/plan/:key/platforms/:platform', {
        facts: { applicantType: 'business-household', industry: '4711', monthlyBudgetVnd: 200_000 },
        params: { platform: 'kiotviet' },
      });
      expect(page).toContain('270.000');
      expect(page).toMatch(/Hợp nếu [^<]*270\.000/);
    }));

  test.each(['vi', 'en'] as const)(
    'every platform can be judged for a firm nobody knows anything of, in %s',
    (language) =>
      withDatabase(async ({ db }) => {
        for (const page of ['1', '2', '3', '4', '5']) {
          const text = await html(db, '/:lang/plan/:key/platforms', { language, query: { page } });
          expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
  );

  test.each([
    ['nobody', 404],
    ['old', 410],
  ])('the key "%s" opens nothing and answers calmly with %i', (key, status) =>
    withDatabase(async ({ db }) => {
      expect(await ask(db, '/:lang/plan/:key/platforms', { params: { key } })).toMatchObject({
        kind: 'refused',
        status,
      });
    }),
  );
});
