/** Who pays, why not, and what would change it; lists that are found however they are typed, in either language. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations } from './accessibility.ts';
import { launchBrowser, visiting } from './browser.ts';
import { answer, endsOf, skipToPlan, textOf, wordsOf } from './visit.ts';

const portal = inject('portalUrl');
const SOLUTION = 'nd80-a11-2-dx-solution';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('support', () => {
  it('is unknown until the missing question is answered; a "no" names its article and the change that would turn it', () =>
    visiting(browser, { width: 390 }, async ({ page }) => {
      const plan = await skipToPlan(page, `${portal}/vi`);
      const measure = `${plan}/support/${SOLUTION}`;
      await page.goto(`${plan}/facts/applicantType`);
      await answer(page, 'applicantType', 'enterprise');
      await page.goto(measure);
      expect(await wordsOf(page)).toContain('Chưa đủ thông tin');
      for (const [fact, value, pick] of [
        ['industry', 'tạp hóa', 'Bán lẻ tổng hợp'],
        ['employeesInsuredAverage', '500'],
      ] as const) {
        await page.goto(measure);
        await page.locator(`main a[href*="/facts/${fact}"]`).first().click();
        await answer(page, fact, value, pick);
      }
      await page.goto(measure);
      const no = await wordsOf(page);
      expect(no).toContain('Chưa phù hợp');
      expect(no).toContain('Chưa đạt. Quy mô');
      expect(no).toContain('Nghị định 80/2021/NĐ-CP, Điều 11.2');
      expect(no).toContain('từ 500 người thành 100 người');
      expect(await axeViolations(page)).toEqual([]);

      await page.goto(`${plan}/facts/employeesInsuredAverage`);
      await answer(page, 'employeesInsuredAverage', '14');
      await page.goto(measure);
      const before = await wordsOf(page);
      if (before.includes('Chưa đủ thông tin')) {
        await page.locator('main a[href*="/facts/"]').first().click();
        expect(page.url()).toContain('revenueVnd');
        await answer(page, 'revenueVnd', '12 tỷ');
        await page.goto(measure);
      }
      const yes = await wordsOf(page);
      expect(yes).toContain('Có thể được hỗ trợ');
      expect(yes).toContain('50.000.000');
      expect(yes).toContain('Đây không phải lời hứa');
      expect(yes).not.toMatch(/được duyệt|chắc chắn (?:được|nhận)/);
    }));

  it('and platforms are found alike with and without marks, and a switch of language keeps the page and what was asked', () =>
    visiting(browser, { width: 320 }, async ({ page }) => {
      for (const [list, typed, plain] of [
        ['support', 'chữ ký số', 'chu ky so'],
        ['platforms', 'hóa đơn điện tử', 'HOA DON DIEN TU'],
      ] as const) {
        const found: string[][] = [];
        for (const words of [typed, plain]) {
          await page.goto(`${portal}/vi/${list}`);
          await page.locator('main input[name=q]').fill(words);
          await page.locator('main input[name=q]').press('Enter');
          expect(page.url()).toContain('q=');
          found.push((await endsOf(page.locator(`main a[href^="/vi/${list}/"]`))).sort());
        }
        expect(found[0]?.length).toBeGreaterThan(0);
        expect(found[1]).toEqual(found[0]);
        await page.getByRole('link', { name: 'English' }).first().click();
        const switched = new URL(page.url());
        expect(switched.pathname).toBe(`/en/${list}`);
        expect(switched.searchParams.get('q')).toBe(plain);
        expect((await endsOf(page.locator(`main a[href^="/en/${list}/"]`))).sort()).toEqual(found[0]);
        await page.locator(`main a[href^="/en/${list}/"]`).first().click();
        const english = await textOf(page.locator('h1'));
        await page.getByRole('link', { name: 'Tiếng Việt' }).first().click();
        expect(page.url()).toContain(`/vi/${list}/`);
        expect(english.length * (await textOf(page.locator('h1'))).length).toBeGreaterThan(0);
      }
    }));
});
