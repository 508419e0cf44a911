/** The way in: value before forms, nothing asked twice, nothing lost, nothing told to others. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations, sidewaysScroll } from './accessibility.ts';
import { launchBrowser, visiting } from './browser.ts';
import { answer, endsOf, goBack, proceed, skip, skipToPlan, textOf, wordsOf } from './visit.ts';

const portal = inject('portalUrl');
const vi = `${portal}/vi`;
/** Lowest edge of a phone's first screen on which this week's act must be seen. */
const FIRST_SCREEN = 700;
/** What the machine may take of the ninety seconds an owner has for eight answers. */
const MACHINE_SECONDS = 30;

const EIGHT: readonly [fact: string, value: string | readonly string[], pick?: string][] = [
  ['applicantType', 'enterprise'],
  ['commune', 'hac thanh, thanh hoa'],
  ['industry', 'tạp hóa', 'Bán lẻ tổng hợp'],
  ['functionsInUse', ['qr-payment', 'social-selling']],
  ['employeesInsuredAverage', '14'],
  ['revenueVnd', '12 tỷ'],
  ['foundedOn', '01/03/2020'],
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Facts some link on the page asks about. */
const asked = (page: Page): Promise<string[]> => endsOf(page.locator('main a[href*="/facts/"]'));

describe('an owner with a phone', () => {
  it('gets a plan from a tax code and eight answers, without an account, and is never asked the same again', () =>
    visiting(browser, { width: 390, height: 844 }, async ({ page, strayRequests }) => {
      const started = Date.now();
      await page.goto(vi);
      await page.getByLabel('Mã số thuế').fill('0100109106');
      await page.getByRole('button', { name: 'Xem kế hoạch' }).click();
      let screens = 1;
      for (const [fact, value, pick] of EIGHT) {
        screens += 1;
        expect(await wordsOf(page)).toContain(`Câu ${String(screens)} trên 8`);
        await answer(page, fact, value, pick);
      }
      expect(page.url()).toMatch(/\/vi\/plan\/[0-9a-z]{26}$/);
      expect((Date.now() - started) / 1000).toBeLessThan(MACHINE_SECONDS);

      const plan = page.url();
      const act = page.locator('#now li').first();
      const button = await act.getByRole('button', { name: 'Bắt đầu việc này' }).boundingBox();
      expect((button?.y ?? Infinity) + (button?.height ?? 0)).toBeLessThan(FIRST_SCREEN);
      const said = await wordsOf(page);
      for (const promise of [
        'Việc tuần này',
        'Người để gọi',
        'Giữ kế hoạch',
        'Xóa dữ liệu của tôi',
        'có thể được hỗ trợ',
      ])
        expect(said).toContain(promise);
      expect(said).not.toMatch(/tài khoản của bạn|Đăng nhập|mật khẩu của bạn/);
      expect(await sidewaysScroll(page)).toBe(0);

      const known = ['taxCode', ...EIGHT.map(([fact]) => fact)];
      expect((await asked(page)).filter((fact) => known.includes(fact))).toEqual([]);
      await page.goto(`${plan}/support`);
      expect((await asked(page)).filter((fact) => known.includes(fact))).toEqual([]);
      await page.goto(`${plan}/assess/dbi-2025-sme`);
      await proceed(page);
      expect(await page.locator('input[name="a.1.1"]:checked').getAttribute('value')).toBe('10-49');
      expect(await page.locator('input[name="a.1.2"]:checked').getAttribute('value')).toBe('over-10');
      await page.goto(`${plan}/facts`);
      const facts = await wordsOf(page);
      const [before = '', open = ''] = facts.split('Chưa biết');
      for (const value of ['0100109106', 'Phường Hạc Thành', '14 người', '12.000.000.000 ₫', '01/03/2020'])
        expect(before.replaceAll('\u00a0', ' ')).toContain(value);
      expect(open).not.toMatch(/mã số thuế của bạn|Bạn làm nghề gì|hình thức nào/);
      expect(strayRequests).toEqual([]);
      expect(await page.context().cookies()).toEqual([]);
    }));

  it('who has no tax code, no JavaScript and skips everything still gets a plan with a free step, in English at 320 px', () =>
    visiting(browser, { width: 320, height: 640, javaScript: false, locale: 'en-GB' }, async ({ page }) => {
      await page.goto(portal);
      expect(page.url()).toBe(`${portal}/en`);
      await page
        .getByRole('link', { name: 'I have no tax code' })
        .or(page.getByRole('button', { name: 'I have no tax code' }))
        .first()
        .click();
      for (let screens = 0; screens < 9 && !/\/plan\/\w+$/.test(page.url()); screens += 1) await skip(page);
      const said = await wordsOf(page);
      expect(said).toContain('This week');
      expect(said).toContain('No charge');
      expect(await page.locator('#now li').count()).toBeGreaterThanOrEqual(3);
      const { width } = (await page.locator('main').boundingBox()) ?? { width: Infinity };
      expect(width).toBeLessThanOrEqual(320);
    }));

  it('is told at the field what is wrong with a tax code; a personal code is never in an address nor in full on a page', () =>
    visiting(browser, { width: 390 }, async ({ page, context }) => {
      const addresses: string[] = [];
      context.on('request', (request) => addresses.push(request.url()));
      await page.goto(vi);
      await page.getByLabel('Mã số thuế').fill('0100109107');
      await page.getByRole('button', { name: 'Xem kế hoạch' }).click();
      const field = page.locator('#taxCode');
      expect(await field.inputValue()).toBe('0100109107');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      const described = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
      const errors = await Promise.all(described.map((id) => textOf(page.locator(`[id="${id}"]`))));
      expect(errors.join(' ')).toContain('Mười số đầu không khớp nhau');
      await page.getByRole('alert').getByRole('link').click();
      expect(await page.evaluate('document.activeElement.id')).toBe('taxCode');
      expect(await axeViolations(page)).toEqual([]);

      const personal = '038085001234';
      await field.fill(personal);
      await proceed(page);
      const key = /plan\/(\w+)/.exec(page.url())?.[1] ?? '';
      const plan = `${vi}/plan/${key}`;
      for (const path of ['', '/questions/1', '/facts', '/facts/taxCode', '/support', '/delete']) {
        await page.goto(`${plan}${path}`);
        expect(await page.content()).not.toContain(personal);
      }
      await page.goto(`${plan}/facts`);
      expect(await wordsOf(page)).toContain('•••');
      expect(addresses.filter((address) => address.includes(personal))).toEqual([]);
    }));

  it('with a household sees the household’s own measures first, and conversion only as a choice', () =>
    visiting(browser, { width: 390 }, async ({ page }) => {
      await page.goto(`${vi}/start`);
      await skip(page);
      await answer(page, 'applicantType', 'business-household');
      await answer(page, 'commune', 'Phường Hạc Thành, Thanh Hóa');
      for (let screens = 0; screens < 7 && page.url().includes('/questions/'); screens += 1) await skip(page);
      const plan = page.url();
      const now = (await textOf(page.locator('#now'))).toLocaleLowerCase('vi');
      expect(now).not.toContain('lên doanh nghiệp');
      await page.goto(`${plan}/support`);
      const order = await endsOf(page.locator('main a[href*="/support/"]'));
      const conversion = order.indexOf('nd80-a15-household-conversion-advice');
      expect(conversion).toBeGreaterThan(0);
      expect(conversion).toBeGreaterThan(order.indexOf('nq198-shared-platform'));
      expect(await wordsOf(page)).toContain('Lên doanh nghiệp là lựa chọn của bạn');
    }));

  it('may press twice, work in two tabs and go back: nothing is doubled or lost, and the later answer wins', () =>
    visiting(browser, { width: 390 }, async ({ page, context }) => {
      const plan = await skipToPlan(page, vi);
      await page.goto(`${plan}/facts/employeesInsuredAverage`);
      const other = await context.newPage();
      await other.goto(`${plan}/facts/womenOwned`);
      await answer(other, 'womenOwned', 'yes');
      await page.locator('#employeesInsuredAverage').fill('14');
      const [action, body] = (await page.evaluate(`(() => {
        const form = document.querySelector('main form[method=post]');
        return [form.action, new URLSearchParams(new FormData(form)).toString()];
      })()`)) as [string, string];
      const sent = await Promise.all(
        [1, 2, 3].map(() =>
          page.request.post(action, {
            data: body,
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            maxRedirects: 0,
          }),
        ),
      );
      expect(sent.map((response) => response.status())).toEqual([303, 303, 303]);
      await page.goto(`${plan}/facts`);
      const facts = await wordsOf(page);
      expect(facts.match(/14 người/g)).toHaveLength(1);
      expect(facts.split('Chưa biết')[0]).toContain('phụ nữ làm chủ');

      await page.goto(`${plan}/questions/2`);
      await answer(page, 'applicantType', 'enterprise');
      await goBack(page);
      await answer(page, 'applicantType', 'business-household');
      await page.goto(plan);
      expect(await wordsOf(page)).toContain('Hộ kinh doanh');
      const copy = await page.request.post(`${plan}/export`);
      const { facts: kept } = (await copy.json()) as { facts: { key: string }[] };
      expect(kept.filter(({ key }) => key === 'employeesInsuredAverage')).toHaveLength(1);
    }));
});
