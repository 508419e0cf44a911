import { randomBytes } from 'node:crypto';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PageReply, Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { loadRegister } from '../../../test-support/a-register.ts';
import { aRequest, type Form, queryOf, routeAt } from '../../../test-support/a-request.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { loadIndustries } from '../../industries/index.ts';
import { createLedger } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { loadDesks, loadSample } from '../content/load-demo.ts';
import { AS_OF, CATALOGUE, contextOn } from '../domain/plan-fixture.ts';
import { planRoutes } from './routes.tsx';

const places = loadLocalities();
const industries = loadIndustries();
const sample = loadSample(contextOn(AS_OF).vocabulary);
const desks = loadDesks();

function aVisitor(db: Db, language: Language = 'vi') {
  const clock = fixedClock();
  const ids = fixedIds(3);
  const routes = planRoutes({
    db,
    ids,
    ledger: createLedger(),
    randomBytes: (count) => randomBytes(count),
    contextAt: (asOf) => ({
      ...contextOn(asOf),
      localities: places,
      lookups: { province: (id) => places.provinceOf(id)?.id, sectorGroup: (code) => industries.sectorGroupOf(code) },
    }),
    catalogue: CATALOGUE,
    judgeSupport: () => [
      { measure: 'th214-digital-signature', verdict: 'yes', rate: 1, provisional: true },
      { measure: 'nd80-a11-2-dx-solution', verdict: 'unknown', missing: ['innovativeStartup'] },
    ],
    versions: 'b'.repeat(64),
    places,
    industries,
    desks,
    sample,
    measureOf: (id) => ({ title: { vi: `Chính sách ${id}`, en: `Measure ${id}` }, paysPrice: true }),
    guideOf: (code) => ({ slug: code.toLowerCase(), title: { vi: 'Hướng dẫn', en: 'Guide' } }),
    framework: 'dbi-2025-sme',
  });

  /** Finds the route of an address as the server would. */
  async function ask(method: 'GET' | 'POST', address: string, form: Form = {}, from?: string): Promise<Reply> {
    clock.advance({ seconds: 30 });
    const [path = '', query = ''] = address.split('?');
    const { route, params } = routeAt(routes, method, path.replace(/^\/(vi|en)/, '/:lang'));
    const sent = { language, path, params, query: queryOf(query), form, now: clock.now() };
    return route.handle(aRequest({ ...sent, ...(from !== undefined && { clientAddress: from }) }));
  }
  const page = async (address: string): Promise<{ status: number; html: string }> => read(await ask('GET', address));
  const send = async (address: string, form: Form): Promise<string> => {
    const reply = await ask('POST', address, { command: ids.next(), ...form });
    if (reply.kind !== 'redirect')
      throw new Error(`${address} did not lead on: ${JSON.stringify(reply).slice(0, 300)}`);
    return reply.to;
  };
  /** From question 1 to the plan, skipping what is not given. */
  async function walk(answers: Record<string, Form> = {}): Promise<string> {
    let at = await send(`/${language}/start`, answers.taxCode ?? { skip: '1' });
    for (let steps = 0; at.includes('/questions/') && steps < 10; steps += 1) {
      const { html } = await page(at);
      const fact = Object.keys(answers).find((key) => html.includes(`name="${key}`));
      at = await send(at, fact === undefined ? { skip: '1' } : (answers[fact] ?? {}));
    }
    return at;
  }
  return { ask, page, send, walk, ids, clock };
}

function read(reply: Reply): { status: number; html: string } {
  if (reply.kind !== 'page') throw new Error(`not a page: ${reply.kind}`);
  return { status: reply.status ?? 200, html: render((reply as PageReply).body) };
}

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the way in', () => {
  it('gives a plan to somebody who skips everything, without an account', () =>
    withDatabase(async ({ db }) => {
      const { walk, page } = aVisitor(db);
      const plan = await walk();
      expect(plan).toMatch(/^\/vi\/plan\/[0-9a-z]{26}$/);
      const { html } = await page(plan);
      expect(html.match(/class="step/g)?.length).toBeGreaterThanOrEqual(3);
      expect(words(html)).toContain('Bạn chưa cho biết gì');
    }));

  it('says what is wrong with a tax code at its field, keeps what was typed and opens nothing', () =>
    withDatabase(async ({ db }) => {
      const { ask } = aVisitor(db);
      const { status, html } = read(await ask('POST', '/vi/start', { taxCode: '0100109107' }));
      expect(status).toBe(422);
      expect(html).toContain('value="0100109107"');
      expect(html).toContain('href="#taxCode"');
      expect(await db.selectFrom('dossiers').selectAll().execute()).toHaveLength(0);
    }));

  it('never puts a personal code into an address nor shows it in full', () =>
    withDatabase(async ({ db }) => {
      const { walk, page } = aVisitor(db);
      const plan = await walk({ taxCode: { taxCode: '038085001234' } });
      expect(plan).not.toContain('038085001234');
      for (const path of [plan, `${plan}/questions/1`]) expect((await page(path)).html).not.toContain('038085001234');
    }));

  it('asks at most eight questions and none that is answered', () =>
    withDatabase(async ({ db }) => {
      const { walk, send, page } = aVisitor(db);
      const plan = await walk({
        applicantType: { applicantType: 'enterprise' },
        functionsInUse: { functionsInUse: ['qr-payment'] },
      });
      expect(await send(`${plan}/questions/1`, { skip: '1' })).toBe(`${plan}/questions/3`);
      expect(await send(`${plan}/questions/4`, { skip: '1' })).toBe(`${plan}/questions/6`);
      expect(await send(`${plan}/questions/8`, { skip: '1' })).toBe(plan);
      expect((await page(`${plan}/questions/2`)).html).toMatch(
        /value="enterprise"[^>]*checked|checked[^>]*value="enterprise"/,
      );
    }));

  it('asks a household what it wants instead of when it was founded', () =>
    withDatabase(async ({ db }) => {
      const { walk, page } = aVisitor(db);
      const plan = await walk({ applicantType: { applicantType: 'business-household' } });
      expect((await page(`${plan}/questions/8`)).html).toContain('name="mainGoal"');
    }));

  it('shows an impossible answer again with what was typed', () =>
    withDatabase(async ({ db }) => {
      const { walk, ask } = aVisitor(db);
      const plan = await walk();
      const { status, html } = read(await ask('POST', `${plan}/questions/6`, { employeesInsuredAverage: '<b>-3' }));
      expect(status).toBe(422);
      expect(html).toContain('&lt;b>-3');
    }));

  it('draws the code that leads back to the plan, for whoever holds its key and for nobody else', () =>
    withDatabase(async ({ db }) => {
      const { ask, walk } = aVisitor(db);
      const plan = await walk();
      const code = await ask('GET', `${plan}/qr.svg`);
      expect(code).toMatchObject({ kind: 'file', contentType: 'image/svg+xml', body: expect.stringMatching(/^<svg/) });
      expect(await ask('GET', '/vi/plan/00000000000000000000000000/qr.svg')).toMatchObject({
        kind: 'page',
        status: 404,
      });
    }));

  it('opens a plan by the code on paper, groups and capitals included', () =>
    withDatabase(async ({ db }) => {
      const { walk, ask } = aVisitor(db);
      const plan = await walk();
      const key = plan.split('/').at(-1) ?? '';
      const typed = key.toUpperCase().replace(/(.{5})/g, '$1-');
      expect(await ask('POST', '/vi/plan', { key: typed })).toMatchObject({ kind: 'redirect', to: plan });
      expect(read(await ask('POST', '/vi/plan', { key: 'abc' })).status).toBe(422);
    }));
});

describe('somebody whose firm the register knows', () => {
  const FIRM = { name: 'Công ty TNHH Cơ khí An Phát Thử nghiệm', industry: '2592', founded: '2019-03-05' };

  it('is shown the firm first, and after a yes is asked only what the register does not say', () =>
    withDatabase(async ({ db }) => {
      const [taxCode = ''] = await loadRegister(db, [{ ...FIRM, workers: '12', revenue: '3500000000' }]);
      const { ask, send, page, ids } = aVisitor(db);
      const shown = read(await ask('POST', '/vi/start', { taxCode }));
      expect(shown.status).toBe(200);
      for (const said of [
        'Có phải doanh nghiệp của bạn không?',
        FIRM.name,
        'Hạc Thành',
        'Đang hoạt động',
        '01/06/2026',
      ])
        expect(words(shown.html)).toContain(said);
      expect(words(shown.html)).not.toMatch(/3\.500\.000\.000|12 lao động/);
      expect(await db.selectFrom('dossiers').selectAll().execute()).toHaveLength(0);

      const yes = { taxCode, firm: 'shown', command: ids.next() };
      const next = await send('/vi/start', yes);
      expect(next).toMatch(/\/questions\/5$/);
      expect(await send(next, { functionsInUse: ['qr-payment'] })).toMatch(/\/questions\/6$/);
      expect(await send(next.replace(/5$/, '7'), { skip: '1' })).not.toContain('/questions/');
      const facts = await db.selectFrom('facts').select(['key', 'grade', 'source_kind']).orderBy('key').execute();
      const verified = facts.filter(({ source_kind }) => source_kind === 'register');
      expect(verified.map(({ key, grade }) => `${key} ${grade}`)).toEqual([
        'applicantType verified',
        'commune verified',
        'foundedOn verified',
        'industry verified',
        'operatingStatus verified',
      ]);
      expect(facts.find(({ key }) => key === 'taxCode')).toMatchObject({ grade: 'declared', source_kind: 'owner' });
      expect(words((await page(next.replace(/\/questions.*/, ''))).html)).toContain('Hạc Thành');
    }));

  it('takes nothing over when they would rather answer themselves, and sends a wrong code back to its field', () =>
    withDatabase(async ({ db }) => {
      const [taxCode = ''] = await loadRegister(db, [FIRM]);
      const { ask, send } = aVisitor(db);
      expect(read(await ask('POST', '/vi/start', { taxCode })).html).toContain('href="/vi/start"');
      const next = await send('/vi/start', { taxCode, firm: 'shown', own: '1' });
      expect(next).toMatch(/\/questions\/2$/);
      expect(await db.selectFrom('facts').select('key').execute()).toEqual([{ key: 'taxCode' }]);
    }));

  it('may give the code later, and what they said before stays', () =>
    withDatabase(async ({ db }) => {
      const [taxCode = ''] = await loadRegister(db, [FIRM]);
      const { ask, send, walk } = aVisitor(db);
      const plan = await walk({ applicantType: { applicantType: 'business-household' } });
      const shown = read(await ask('POST', `${plan}/questions/1`, { taxCode }));
      expect(shown.html).toContain(FIRM.name);
      expect(shown.html).toContain(`action="${plan}/questions/1"`);
      expect(await send(`${plan}/questions/1`, { taxCode, firm: 'shown' })).toBe(`${plan}/questions/5`);
      const kinds = await db.selectFrom('facts').select('value_text').where('key', '=', 'applicantType').execute();
      expect(kinds).toEqual([{ value_text: 'business-household' }]);
      expect(await db.selectFrom('facts').select('grade').where('key', '=', 'industry').execute()).toEqual([
        { grade: 'verified' },
      ]);
    }));

  it('learns nothing of a person by a personal code, nor of more firms than a queue of owners has', () =>
    withDatabase(async ({ db }) => {
      const firms = Array.from({ length: 62 }, (_, index) => ({
        name: `Công ty TNHH Đếm ${String(index)} Thử nghiệm`,
      }));
      const codes = await loadRegister(db, [...firms, { name: 'Hộ kinh doanh Ví Dụ', code: '038085001234' }]);
      const { ask } = aVisitor(db);
      expect(await ask('POST', '/vi/start', { taxCode: '038085001234' })).toMatchObject({ kind: 'redirect' });
      const told: boolean[] = [];
      for (const taxCode of codes.slice(0, 62))
        told.push((await ask('POST', '/vi/start', { taxCode }, '203.0.113.9')).kind === 'page');
      expect(told.filter(Boolean)).toHaveLength(60);
      expect((await ask('POST', '/vi/start', { taxCode: codes[0] ?? '' }, '203.0.113.9')).kind).toBe('page');
      expect((await ask('POST', '/vi/start', { taxCode: codes[61] ?? '' }, '198.51.100.7')).kind).toBe('page');
    }));
});

describe('the plan page', () => {
  const answers = {
    applicantType: { applicantType: 'enterprise' },
    commune: { 'commune-search': 'Phường Hạc Thành, Thanh Hóa', commune: 'vn-2025-c-14758' },
    functionsInUse: { functionsInUse: ['qr-payment'] },
  };

  it('puts this week’s act, its reason, sourced cost, what may pay and somebody to call on one page', () =>
    withDatabase(async ({ db }) => {
      const { walk, page } = aVisitor(db);
      const text = words((await page(await walk(answers))).html);
      for (const said of [
        'Hạc Thành',
        'Việc tuần này',
        'Đăng ký chữ ký số',
        'Bạn chưa có chữ ký số bạn khai',
        '257.000',
        '2024–2026',
        'chưa có số liệu',
        'Có thể được hỗ trợ',
        'toàn bộ chi phí tạm tính',
        'Người để gọi',
        'không gọi được',
        'Xóa dữ liệu của tôi',
      ])
        expect(text).toContain(said);
      expect(text).not.toMatch(/được duyệt|chắc chắn được/);
    }));

  it('reads as well in English', () =>
    withDatabase(async ({ db }) => {
      const { walk, page } = aVisitor(db, 'en');
      const text = words((await page(await walk(answers))).html);
      for (const said of ['This week', 'Get a digital signature', 'VND 257,000', 'no figure yet', 'Delete my data'])
        expect(text.replaceAll('\u00a0', ' ')).toContain(said);
    }));

  it('follows when a step is started, finished and taken back', () =>
    withDatabase(async ({ db }) => {
      const { walk, page, send } = aVisitor(db);
      const plan = await walk(answers);
      const step = `${plan}/steps/digital-signature`;
      expect(await send(`${step}/start`, {})).toBe(`${plan}?saved=1`);
      expect(words((await page(plan)).html)).toContain('Đang làm');
      await send(`${step}/done`, { functions: ['remote-signing'] });
      expect((await page(plan)).html).toContain('id="e-invoice"');
      expect((await page(plan)).html).not.toContain('id="digital-signature"');
      await send(`${step}/reopen`, {});
      expect(words((await page(`${plan}/steps/digital-signature`)).html)).toContain('Bắt đầu việc này');
    }));

  it('asks why before a step is dropped', () =>
    withDatabase(async ({ db }) => {
      const { walk, ask, send, page } = aVisitor(db);
      const plan = await walk(answers);
      expect(read(await ask('POST', `${plan}/steps/digital-signature/drop`, {})).status).toBe(422);
      await send(`${plan}/steps/digital-signature/drop`, { reason: 'too-expensive' });
      expect(words((await page(plan)).html)).toContain('Đăng ký chữ ký số : Tốn quá');
    }));

  it('answers a wrong or erased link with a calm page and a way on', () =>
    withDatabase(async ({ db }) => {
      const { page } = aVisitor(db);
      const { status, html } = await page('/vi/plan/abcde');
      expect(status).toBe(404);
      expect(html).toContain('/vi/start');
    }));

  it('knows no step, question or function that does not exist', () =>
    withDatabase(async ({ db }) => {
      const { walk, ask } = aVisitor(db);
      const plan = await walk();
      for (const path of ['/steps/constructor', '/questions/9', '/questions/__proto__'])
        expect(await ask('GET', `${plan}${path}`)).toEqual({ kind: 'not-found' });
      expect(await ask('POST', `${plan}/steps/qr-payment/done`, { functions: ['erp-core'] })).toMatchObject({
        kind: 'refused',
        status: 422,
      });
    }));
});

describe('the home page', () => {
  it('shows a sample made by the same function, labelled as an example', () =>
    withDatabase(async ({ db }) => {
      for (const language of ['vi', 'en'] as const) {
        const { html } = await aVisitor(db, language).page(`/${language}`);
        expect(html).toContain('name="taxCode"');
        expect(html).toMatch(/class="sample"[\s\S]*<li>[\s\S]*<li>[\s\S]*<li>/);
        expect(html).not.toMatch(/ style=| on[a-z]+=/);
      }
    }));
});
