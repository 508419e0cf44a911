/** The support pages as a visitor meets them, in both languages, without JavaScript. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, refused } from '../../../foundation/result.ts';
import { aRequest } from '../../../test-support/a-request.ts';
import { catalogue, contextOn, dossierOf, gazetteer, namesIn } from '../../../test-support/measures-context.ts';
import { measureRoutes } from './routes.tsx';

const KEY = 'abcdefghjkmnpqrstvwxyz0123';

function ask(
  path: string,
  options: {
    language?: Language;
    params?: Record<string, string>;
    query?: Record<string, string>;
    facts?: object;
  } = {},
): Promise<Reply> {
  const routes = measureRoutes({
    catalogue,
    contextAt: contextOn,
    namesIn,
    provincesIn: (language) => gazetteer.provinces.map(({ id }) => ({ id, name: gazetteer.nameOf(id, language) })),
    openDossier: async (key) =>
      key === KEY
        ? accepted({ id: 'd-1', dossier: dossierOf({ ...options.facts }) })
        : refused({ code: key === 'old' ? 'enterprises.dossier.expired' : 'enterprises.dossier.not-found' }),
  });
  const route = routes.find((candidate) => candidate.path === path);
  if (route === undefined) throw new Error(`no route ${path}`);
  const { language = 'vi', params, query = {} } = options;
  const now = '2026-09-01T03:00:00.000Z' as Instant;
  return Promise.resolve(route.handle(aRequest({ language, path, params: { key: KEY, ...params }, query, now })));
}

async function html(...asked: Parameters<typeof ask>): Promise<string> {
  const reply = await ask(...asked);
  if (reply.kind !== 'page') throw new Error(`no page but ${JSON.stringify(reply)}`);
  return renderToString(reply.body);
}

const entries = (page: string) => page.split('href="/vi/support/').length - 1;

describe('the list of measures', () => {
  test.each([['chu ky so'], ['Chữ ký số'], ['CHỮ KÝ SỐ']])(
    'a visitor who types "%s" finds the digital-signature measures',
    async (q) => {
      const page = await html('/:lang/support', { query: { q } });
      expect(page).toContain('/vi/support/th214-digital-signature');
      expect(page).toContain('/vi/support/hue-2026-digital-signature');
      expect(page).not.toContain('/vi/support/na-container-cargo');
    },
  );

  test('a household in Đà Nẵng narrows the list to what may concern it today', async () => {
    const page = await html('/:lang/support', {
      query: { who: 'business-household', in: 'vn-2025-48', force: 'today' },
    });
    expect(page).toContain('/vi/support/dn-2026-household-package');
    expect(page).not.toContain('/vi/support/nd80-a11-1-dx-consulting');
    expect(page).not.toContain('/vi/support/mpi-dx-2021-2025');
    expect(page).not.toContain('/vi/support/th-ocop-ecommerce');
  });

  test('former Bình Dương is found under Hồ Chí Minh City', async () => {
    expect(await html('/:lang/support', { query: { q: 'binh duong', in: 'vn-2025-79' } })).toContain(
      '/vi/support/bd-2021-consulting',
    );
  });

  test('every measure stands on exactly one page of the list, and the filters stay on the way', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5].map((page) => html('/:lang/support', { query: { page: String(page) } })),
    );
    for (const { id } of catalogue.measures)
      expect(pages.filter((page) => page.includes(`"/vi/support/${id}"`)).length, id).toBe(1);
    expect(await html('/:lang/support', { query: { who: 'enterprise' } })).toContain('who=enterprise&amp;page=2');
  });

  test('an old link with a filter nobody knows still shows the list, and nothing found offers the way back', async () => {
    const odd = { who: 'robot', in: '"><script>' };
    expect(entries(await html('/:lang/support', { query: { ...odd, page: '-1' } }))).toBe(15);
    expect(entries(await html('/:lang/support', { query: { ...odd, page: '999' } }))).toBe(64 % 15);
    expect(await html('/:lang/support', { query: { q: 'zzzz' } })).toContain('href="/vi/support"');
  });

  test('markup typed into the search stays text', async () => {
    expect(await html('/:lang/support', { query: { q: '"><script>alert(1)</script>' } })).not.toContain('<script>');
  });
});

describe('one measure', () => {
  test.each(['vi', 'en'] as const)('every measure has its page in %s, and no figure is ever 0', async (language) => {
    for (const measure of catalogue.measures) {
      const page = await html('/:lang/support/:measure', { language, params: { measure: measure.id } });
      expect(page).toContain(measure.title[language].replace(/&/g, '&amp;').replace(/"/g, '&quot;').slice(0, 20));
      expect(page).not.toMatch(/undefined|NaN|\[object|>0 ₫|VND 0</);
      expect(page).not.toMatch(/ style=| on[a-z]+=/);
    }
  });

  test('the doubt about the published list is said where a shop owner reads it', async () => {
    const page = await html('/:lang/support/:measure', { params: { measure: 'nd80-a11-2-dx-solution' } });
    expect(page).toContain('điều luật chưa đọc lại được');
    expect(page).toContain('20.000.000');
    expect(page).toContain('Nghị định 80/2021/NĐ-CP, Điều 11.2');
  });

  test('an unknown measure is not found', async () => {
    expect(await ask('/:lang/support/:measure', { params: { measure: 'nope' } })).toEqual({ kind: 'not-found' });
  });
});

describe('the measures of one firm', () => {
  const micro = { applicantType: 'enterprise', sizeClass: 'micro', province: 'vn-2025-38' };

  test('it may qualify, hears how much, and is never promised', async () => {
    const page = await html('/:lang/plan/:key/support', { facts: micro });
    expect(page).toContain('Có thể được hỗ trợ');
    expect(page).toContain(`/vi/plan/${KEY}/support/nd80-a11-2-dx-solution`);
    expect(page).toContain('Đây không phải lời hứa');
  });

  test('what is missing leads to the question that answers it', async () => {
    const page = await html('/:lang/plan/:key/support/:measure', {
      facts: micro,
      params: { measure: 'th214-digital-signature' },
    });
    expect(page).toContain(`/vi/plan/${KEY}/facts/foundedOn`);
  });

  test('a no names the law and the nearest change', async () => {
    const page = await html('/:lang/plan/:key/support/:measure', {
      language: 'en',
      facts: { applicantType: 'enterprise', employeesInsuredAverage: 50 },
      params: { measure: 'smedx-free-months' },
    });
    expect(page).toContain('377/QĐ-BTTTT');
    expect(page).toContain('49');
  });

  test('a household is shown its own measures and not told to become an enterprise', async () => {
    const page = await html('/:lang/plan/:key/support', {
      facts: { applicantType: 'business-household', province: 'vn-2025-48' },
    });
    expect(page).toContain('Lên doanh nghiệp là lựa chọn của bạn');
    expect(page).not.toMatch(/Có thể được nếu[^<]*Doanh nghiệp/);
    expect(page.indexOf('dn-2026-household-package')).toBeLessThan(
      page.indexOf('nd80-a15-household-conversion-advice'),
    );
  });

  test.each([
    ['nobody', 404],
    ['old', 410],
  ])('the key "%s" opens nothing and answers calmly with %i', async (key, status) => {
    expect(await ask('/:lang/plan/:key/support', { params: { key } })).toMatchObject({ kind: 'page', status });
  });
});
