import { randomBytes } from 'node:crypto';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { aRequest, type Form, routeAt } from '../../../test-support/a-request.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { loadIndustries } from '../../industries/index.ts';
import { createLedger } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { openDossier } from '../actions/open-dossier.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { type DossierRoutesDeps, dossierRoutes } from './routes.tsx';

const content = loadVocabulary();
const places = loadLocalities();
const industries = loadIndustries();
const replans: string[] = [];

async function aVisitor(db: Db, language: Language = 'vi') {
  const clock = fixedClock();
  const commands = fixedIds(4);
  const deps: DossierRoutesDeps = {
    db,
    ids: fixedIds(3),
    ledger: createLedger(),
    randomBytes: (count) => randomBytes(count),
    contextAt: (asOf: LocalDate) => ({
      asOf,
      vocabulary: content.vocabularyAt(asOf),
      localities: { contains: (ancestor, place) => places.contains(ancestor, place) },
      lookups: { province: (id) => places.provinceOf(id)?.id, sectorGroup: (code) => industries.sectorGroupOf(code) },
    }),
    names: {
      places,
      industries,
      codesOf: () => [
        { code: 'invoice-issue', vi: 'Hóa đơn điện tử', en: 'E-invoices' },
        { code: 'pos-checkout', vi: 'Bán hàng', en: 'Point of sale' },
      ],
    },
    officeName: ({ role = '', localityId = '' }) => `${role} ${localityId}`,
    erasers: [],
    exporters: [],
    mostUseful: () => ['womenOwned', 'foundedOn'],
    afterRecording: async (_trx, { dossier }) => void replans.push(dossier.id),
  };
  const { dossier, key } = await openDossier(db as Trx, deps, { command: commands.next(), now: clock.now() });
  const routes = dossierRoutes(deps);
  async function ask(method: 'GET' | 'POST', path: string, form: Form = {}, planKey: string = key): Promise<Reply> {
    clock.advance({ minutes: 1 });
    const { route, params } = routeAt(routes, method, `/:lang/plan/:key${path}`);
    const address = `/${language}/plan/${planKey}${path}`;
    return route.handle(
      aRequest({ language, path: address, params: { ...params, key: planKey }, form, now: clock.now() }),
    );
  }
  async function page(path: string, planKey?: string): Promise<string> {
    const reply = await ask('GET', path, {}, planKey);
    if (reply.kind !== 'page') throw new Error(reply.kind);
    return render(reply.body);
  }
  async function save(fact: string, form: Form): Promise<string> {
    const reply = await ask('POST', `/facts/${fact}`, {
      command: commands.next(),
      ...form,
    });
    if (reply.kind === 'redirect') return 'saved';
    if (reply.kind !== 'page') throw new Error(reply.kind);
    const html = render(reply.body);
    // A page that names a mistake is 422; one that only offers choices is an ordinary next screen.
    expect(reply.status).toBe(html.includes('id="error-summary"') ? 422 : undefined);
    return html;
  }
  return { key, dossier, ask, page, save };
}

describe('the owner looks at what is known', () => {
  it('answers every type of fact on its own screen and reads it back in words', async () => {
    await withDatabase(async ({ db }) => {
      const { page, save } = await aVisitor(db);
      expect(await page('/facts')).toContain('Chưa có câu trả lời nào');
      expect(await save('applicantType', { applicantType: 'enterprise' })).toBe('saved');
      expect(await save('revenueVnd', { revenueVnd: '1,5 tỷ' })).toBe('saved');
      expect(await save('employeesInsuredAverage', { employeesInsuredAverage: '8' })).toBe('saved');
      expect(await save('foundedOn', { foundedOn: '01/02/2020' })).toBe('saved');
      expect(await save('womenOwned', { womenOwned: 'no' })).toBe('saved');
      expect(await save('functionsInUse', { functionsInUse: ['invoice-issue', 'none-of-these'] })).toBe('saved');
      expect(await save('registeredActivities', { registeredActivities: 'none-of-these' })).toBe('saved');
      expect(
        await save('certifications', {
          'certifications-add-code': 'iso-9001',
          'certifications-add-expires': '1/1/2033',
        }),
      ).toBe('saved');
      expect(await save('certifications', { certifications: 'iso-9001', 'certifications-add-code': 'haccp' })).toBe(
        'saved',
      );
      expect(await save('taxCode', { taxCode: '079090001234' })).toBe('saved');
      const html = (await page('/facts')).replaceAll('\u00a0', ' ');
      for (const words of [
        'Doanh nghiệp',
        '1.500.000.000 ₫',
        '8 người',
        '01/02/2020',
        'Hóa đơn điện tử',
        'ISO 9001: Quản lý chất lượng (đến 01/01/2033)',
        'HACCP',
        'Siêu nhỏ',
        'bạn khai',
        'Ghi ngày 04/03/2031',
      ])
        expect(html).toContain(words);
      expect(html).toContain('079•••••••34');
      expect(html).not.toContain('079090001234');
      expect(await page('/facts/taxCode')).not.toContain('079090001234');
      expect(await page('/facts/certifications')).toContain('Đang có (bỏ dấu để gỡ ra)');
    });
  });

  it('finds the commune and the trade by the words people use', async () => {
    await withDatabase(async ({ db }) => {
      const { page, save } = await aVisitor(db);
      const asked = await save('industry', { 'industry-search': 'sửa xe' });
      expect(asked).toContain('value="2025:9531"');
      expect(asked).not.toContain('role="alert"');
      expect(await save('industry', { 'industry-search': 'sửa xe', 'industry-asked': 'sửa xe' })).toContain(
        'role="alert"',
      );
      expect(
        await save('industry', { 'industry-search': 'sửa xe', 'industry-asked': 'sửa xe', industry: '2025:9531' }),
      ).toBe('saved');
      expect(await save('commune', { 'commune-search': 'phường Hạc Thành, Thanh Hóa' })).toBe('saved');
      const html = await page('/facts');
      expect(html).toContain('Hạc Thành');
      expect(html).toContain('Thương mại và dịch vụ');
    });
  });

  it('is told what to put right, with the entry kept and nothing saved', async () => {
    await withDatabase(async ({ db }) => {
      const { page, save } = await aVisitor(db);
      const cases: [string, Form, string, string?][] = [
        ['revenueVnd', { revenueVnd: '"><b>nhiều' }, 'Ghi bằng số', '&quot;>&lt;b>nhiều'],
        ['revenueVnd', { revenueVnd: '99999999999999999999' }, 'Số lớn nhất có thể ghi'],
        ['foundedOn', { foundedOn: '31/02/2020' }, 'Ghi ngày có thật', '31/02/2020'],
        ['foundedOn', { foundedOn: '31/12/2099' }, 'Ngày này chưa tới'],
        ['taxCode', { taxCode: '0100109107' }, 'Mười số đầu không khớp', '0100109107'],
        ['mainGoal', {}, 'Chọn hoặc điền'],
        ['mainGoal', { mainGoal: 'get-rich' }, 'Chọn một dòng trong danh sách'],
        ['functionsInUse', {}, 'Chọn hoặc điền'],
        ['certifications', { 'certifications-add-expires': '99/99/9999' }, 'Ghi ngày có thật', '99/99/9999'],
        [
          'digitalLevel',
          { 'digitalLevel-add-framework': 'dbi-2021-sme', 'digitalLevel-add-level': '7' },
          'Số lớn nhất có thể ghi là 5',
        ],
        ['commune', { 'commune-search': 'zzzz' }, 'role="alert"', 'zzzz'],
      ];
      for (const [fact, form, message, kept] of cases) {
        const html = await save(fact, form);
        expect(html, fact).toContain(message);
        if (kept !== undefined) expect(html, fact).toContain(kept);
      }
      expect(await page('/facts')).toContain('Chưa có câu trả lời nào');
    });
  });

  it('may say "I do not know", and the questions that settle most come first', async () => {
    await withDatabase(async ({ db }) => {
      const { page, save } = await aVisitor(db, 'en');
      await save('mainGoal', { mainGoal: 'sell-more' });
      expect(await page('/facts')).toContain('Sell more');
      expect(await save('mainGoal', { clear: '1' })).toBe('saved');
      const html = await page('/facts');
      expect(html).not.toContain('Sell more');
      const order = ['Is your firm women-owned?', 'first registered?', 'What form does your business take?'].map(
        (question) => html.indexOf(question),
      );
      expect(order.every((position) => position > 0)).toBe(true);
      expect(order).toEqual([...order].sort((a, b) => a - b));
    });
  });

  it('is not asked what only other kinds of business are asked', async () => {
    await withDatabase(async ({ db }) => {
      const { page, save } = await aVisitor(db);
      expect(await page('/facts')).toContain('/facts/womenOwned');
      await save('applicantType', { applicantType: 'business-household' });
      const html = await page('/facts');
      for (const key of ['womenOwned', 'convertedFromHousehold', 'capitalVnd'])
        expect(html).not.toContain(`/facts/${key}`);
      expect(html).toContain('/facts/revenueVnd');
    });
  });

  it('re-plans in the same transaction, and sends nobody outside the plan', async () => {
    await withDatabase(async ({ db }) => {
      const { ask, dossier, key } = await aVisitor(db);
      replans.length = 0;
      const to = async (next: string) => {
        const reply = await ask('POST', '/facts/mainGoal', { mainGoal: 'sell-more', next });
        return reply.kind === 'redirect' ? reply.to : reply.kind;
      };
      expect(await to('/support/hn-2026-indepth')).toBe(`/vi/plan/${key}/support/hn-2026-indepth`);
      expect(await to('https://example.com')).toBe(`/vi/plan/${key}/facts?saved=1`);
      expect(await to('/../../../x')).toBe(`/vi/plan/${key}/facts?saved=1`);
      expect(replans).toEqual([dossier.id]);
    });
  });

  it('takes a copy and deletes everything; the old link then says so calmly', async () => {
    await withDatabase(async ({ db }) => {
      const { ask, page, save } = await aVisitor(db);
      await save('taxCode', { taxCode: '079090001234' });
      const copy = await ask('POST', '/export');
      if (copy.kind !== 'file' || typeof copy.body !== 'string') throw new Error('a file');
      expect(JSON.parse(copy.body)).toMatchObject({ facts: [{ key: 'taxCode', value: '079090001234' }] });
      expect(await page('/facts')).toContain('người giữ đường dẫn riêng xem tất cả để tải một bản về');
      expect(await page('/readings')).toContain('Ai đã xem gì');
      expect(await page('/delete')).toContain('Xóa rồi không lấy lại được');
      expect(await ask('POST', '/delete')).toMatchObject({ kind: 'redirect' });
      for (const path of ['/delete', '/facts', '/facts/taxCode'])
        expect(await ask('GET', path)).toMatchObject({ kind: 'page', status: 410 });
      expect(await page('/facts')).toContain('Dữ liệu đã được xóa');
      expect(await ask('GET', '/facts', {}, 'nonsense')).toMatchObject({ kind: 'page', status: 404 });
      expect(await ask('GET', '/facts/sizeClass')).toEqual({ kind: 'not-found' });
      expect(await ask('GET', '/facts/constructor')).toEqual({ kind: 'not-found' });
    });
  });
});
