/** The official self-assessment: begun, left, resumed, finished with gaps, and honest about what it cannot say. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeViolations, sidewaysScroll } from './accessibility.ts';
import { launchBrowser, visiting } from './browser.ts';
import { proceed, textOf, wordsOf } from './visit.ts';

const portal = inject('portalUrl');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('a self-assessment', () => {
  it('of 2021 may be left and resumed by the private link on another device, and is finished with its gaps shown', async () => {
    let link = '';
    await visiting(browser, { width: 390 }, async ({ page }) => {
      await page.goto(`${portal}/vi/assess/dbi-2021-sme`);
      expect(await wordsOf(page)).toContain('đã thay thế');
      await page.getByRole('button', { name: 'Bắt đầu tự đánh giá' }).click();
      link = page.url();
      await page.goto(`${link}/1.1`);
      await page.locator('input[name="a.1.1.1"][value=p3]').check();
      await page.locator('[name="a.1.1.5.numerator"]').fill('3');
      await page.locator('[name="a.1.1.5.denominator"]').fill('0');
      await proceed(page);
      // A ratio over nothing is shown again at its field, with everything that was entered.
      expect(await page.locator('input[name="a.1.1.1"][value=p3]').isChecked()).toBe(true);
      expect(await page.locator('[name="a.1.1.5.numerator"]').inputValue()).toBe('3');
      expect(await textOf(page.getByRole('alert'))).toContain('Câu 1.1.5');
      expect(await axeViolations(page)).toEqual([]);
      await page.locator('[name="a.1.1.5.denominator"]').fill('10');
      await page.getByRole('button', { name: 'Lưu và về danh sách các phần' }).click();
      expect(await wordsOf(page)).toContain('Đã trả lời 2 trên');
    });
    await visiting(browser, { width: 320 }, async ({ page }) => {
      await page.goto(link);
      expect(await wordsOf(page)).toContain('Đã trả lời 2 trên');
      await page.goto(`${link}/1.1`);
      expect(await page.locator('input[name="a.1.1.1"][value=p3]').isChecked()).toBe(true);
      await page.goto(link);
      await page.getByRole('button', { name: /Hoàn tất, để trống/ }).click();
      const result = await wordsOf(page);
      expect(page.url()).toContain('/result');
      expect(result).toContain('Chưa xếp mức');
      expect(result).toMatch(/Còn \d+ câu chưa trả lời/);
      expect(result).toContain('Theo Quyết định 1970');
      expect(await page.locator('main svg').count()).toBeGreaterThan(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
    });
  });

  it('of 2025 gives no level without a complete list of tools, says why and offers the plan, without JavaScript', () =>
    visiting(browser, { width: 320, javaScript: false, locale: 'en-GB' }, async ({ page }) => {
      await page.goto(`${portal}/en/assess/dbi-2025-sme`);
      await page.locator('main form[action$="/start"] button').first().click();
      if (!/\/assess\/dbi-2025-sme\/\w+$/.test(page.url()))
        await page.locator('main a.btn, main form button').first().click();
      for (let parts = 0; parts < 12 && /\/S\d/.test(page.url()); parts += 1) {
        for (const group of await page.locator('main fieldset').all()) {
          const radio = group.locator('input[type=radio]');
          if ((await radio.count()) > 0) await radio.nth(1).check();
          else await group.locator('input[type=checkbox]').first().check();
        }
        for (const sector of await page.locator('main select').all()) await sector.selectOption({ index: 1 });
        await proceed(page);
      }
      await page.locator('main form[action$="/complete"] button').last().click();
      const result = await wordsOf(page);
      expect(page.url()).toContain('/result');
      expect(await textOf(page.locator('h1'))).toContain('No level yet');
      expect(result).toMatch(/tool list of your sector is incomplete/);
      expect(result).not.toMatch(/Level [1-5] of/);
      expect(await page.locator('main a[href*="/plan/"]').count()).toBeGreaterThan(0);
      expect(await page.locator('main svg').count()).toBeGreaterThan(0);
    }));
});
