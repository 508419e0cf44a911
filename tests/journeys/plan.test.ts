/** The plan answers what its owner does, and can be carried on paper. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, visiting } from './browser.ts';
import { answer, endsOf, skipToPlan, textOf, wordsOf } from './visit.ts';

const portal = inject('portalUrl');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

describe('the plan', () => {
  it('follows when a step is started, done with what is now in use, and dropped with a reason', () =>
    visiting(browser, { width: 390 }, async ({ page }) => {
      const plan = await skipToPlan(page, `${portal}/vi`);
      for (const [fact, value] of [
        ['applicantType', 'enterprise'],
        ['functionsInUse', ['qr-payment']],
      ] as const) {
        await page.goto(`${plan}/facts/${fact}`);
        await answer(page, fact, value);
      }
      await page.goto(plan);
      const first = page.locator('#now li').first();
      const title = await textOf(first.locator('h3'));
      await first.getByRole('button', { name: 'Bắt đầu việc này' }).click();
      expect(await wordsOf(page)).toContain('Đang làm');
      await page.locator('#now li').first().getByRole('link', { name: 'Tôi làm xong rồi' }).click();
      const step = page.url().split('#')[0] ?? '';
      const functions = page.locator('main form[action$="/done"] input[type=checkbox]');
      const now = await functions.first().getAttribute('value');
      await functions.first().check();
      await page.getByRole('button', { name: 'Ghi là đã xong' }).click();
      expect(await textOf(page.locator('#now'))).not.toContain(title);
      expect(await textOf(page.locator('#past'))).toContain(title);
      await page.goto(`${plan}/facts/functionsInUse`);
      expect(await page.locator(`input[name=functionsInUse][value="${now}"]`).isChecked()).toBe(true);

      await page.goto(plan);
      const second = await textOf(page.locator('#now li h3').first());
      await page.locator('#now li').first().getByRole('link', { name: 'Xem cách làm' }).click();
      await page.getByRole('button', { name: 'Bỏ khỏi kế hoạch' }).click();
      expect(await textOf(page.getByRole('alert'))).toContain('Chọn một lý do');
      await page.getByLabel('Tốn quá').check();
      await page.getByRole('button', { name: 'Bỏ khỏi kế hoạch' }).click();
      expect(await textOf(page.locator('#now'))).not.toContain(second);
      expect(await textOf(page.locator('#past'))).toContain('Tốn quá');
      await page.goto(step);
      await page.getByRole('button', { name: 'Đưa lại vào kế hoạch' }).click();
      expect(await wordsOf(page)).toContain(title);
    }));

  it('on paper keeps its act, its address and its code, and nothing to click', () =>
    visiting(browser, { width: 794, height: 1123 }, async ({ page }) => {
      const plan = await skipToPlan(page, `${portal}/vi`);
      const title = await textOf(page.locator('#now li h3').first());
      await page.emulateMedia({ media: 'print' });
      const paper = await textOf(page.locator('body'));
      expect(paper).toContain(title);
      expect(paper).toContain(plan.replace(/^https?:\/\//, ''));
      expect(paper).toMatch(/\w{5}-\w{5}-\w{5}-\w{5}-\w{6}/);
      const code = page.locator('#keep img.qr');
      await code.scrollIntoViewIfNeeded();
      expect(await code.isVisible()).toBe(true);
      expect(
        await code.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).toBeGreaterThan(0);
      const buttons = await page.locator('button').all();
      for (const button of buttons) expect(await button.isVisible()).toBe(false);
      const pdf = await page.pdf({ format: 'A4' });
      expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBeLessThanOrEqual(4);
      await page.emulateMedia({ media: 'screen' });
      expect(await endsOf(page.locator('main a[href$="/delete"]'))).toEqual(['delete']);
    }));
});
