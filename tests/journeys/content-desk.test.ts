/** Two officers close a gap of an index at the content desk: a firm that could get no level gets one, and nothing was restarted. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { visitor } from './browser.ts';
import { acceptByMail } from './letters.ts';
import { ownPortal } from './own-portal.ts';
import { textOf, wordsOf } from './visit.ts';

const DRAFTER = 'drafter@example.vn';
const SIGNER = 'signer@example.vn';
const portal = ownPortal(
  'emptyData',
  [DRAFTER, SIGNER].map((email) => ({ email, role: 'ministry-officer', scope: 'nation' })),
);

/** Answers every question of the 2021 index, shares as two numbers, and stands on the result. */
async function assess(page: Page): Promise<string> {
  await page.goto(`${portal.url}/vi/assess/dbi-2021-sme`);
  await page.locator('main form[action$="/start"] button').first().click();
  if (!/\/\d\.\d$/.test(page.url())) await page.locator('main a.btn, main form button').first().click();
  for (let parts = 0; parts < 30 && /\/\d\.\d$/.test(page.url()); parts += 1) {
    for (const group of await page.locator('main fieldset').all()) {
      const choices = group.locator('input[type=radio], input[type=checkbox]');
      // The last but one: the last says "I do not know".
      if ((await choices.count()) > 1) await choices.nth((await choices.count()) - 2).check();
    }
    for (const name of ['numerator', 'denominator'])
      for (const input of await page.locator(`main input[name$=".${name}"]`).all())
        await input.fill(name === 'numerator' ? '50' : '100');
    await page.locator('main form[method=post] button:not([name=skip])').first().click();
  }
  await page.locator('main form[action$="/complete"] button').last().click();
  await page.waitForURL(/\/result$/);
  return textOf(page.locator('h1'));
}

it('a table entered by one officer and signed by another gives a firm level to whoever had none, from the answers already given', async () => {
  const { home, browser, dataDir } = portal;
  const firm = await visitor(browser, { width: 390 });
  const drafter = await visitor(browser, { width: 320, javaScript: false });
  const signer = await visitor(browser, { width: 1280 });
  const desk = `${home}/desk/content`;
  const faults: string[] = [];
  const look = async (page: Page): Promise<void> => {
    faults.push(...(await faultsOf(page)).map((fault) => `${page.url()}: ${fault}`));
  };
  expect(await assess(firm.page)).toContain('Chưa xếp mức');

  await acceptByMail(drafter.page, home, dataDir, DRAFTER);
  await drafter.page.goto(`${desk}?gaps=1&kind=framework`);
  await drafter.page.locator('main a[href*="dbi-2021-sme"]').click();
  await drafter.page.locator('main a[href*="form=cut-offs"][href*="item=all"]').click();
  for (const [index, over] of [0, 20, 40, 60, 80].entries()) {
    await drafter.page.locator(`[name="bands.${String(index + 1)}.over"]`).fill(String(over));
    await drafter.page.locator(`[name="bands.${String(index + 1)}.points"]`).fill(String(index + 1));
  }
  await drafter.page.locator('main form:has(#document) button').last().click();
  expect(await textOf(drafter.page.getByRole('alert'))).toContain('Hãy ghi nguồn');
  expect(await drafter.page.locator('[name="bands.5.over"]').inputValue()).toBe('80');
  await drafter.page.locator('[name=status][value=official]').check();
  await drafter.page.locator('#document').fill('Quyết định thử nghiệm 1/QĐ-THU');
  await drafter.page.locator('#readOn').fill('01/01/2020');
  await drafter.page.locator('[name=verified][value=yes]').check();
  await drafter.page.locator('main form:has(#document) button').last().click();
  expect(await wordsOf(drafter.page)).toContain('một cán bộ khác phải ký');
  expect(await drafter.page.locator('form[action$="/sign"]').count()).toBe(0);

  await acceptByMail(signer.page, home, dataDir, SIGNER);
  for (const address of [
    `${home}/desk/content/file?file=frameworks/dbi-2021-sme.json`,
    `${home}/desk/content/edit?file=platforms/prices.json&form=price&item=new`,
  ]) {
    await signer.page.goto(address);
    await look(signer.page);
  }
  await signer.page.goto(desk);
  await look(signer.page);
  await signer.page.locator('#waiting a').first().click();
  await look(signer.page);
  const draft = signer.page.url();
  await signer.page.locator('main a[href*="/preview"]').click();
  await look(signer.page);
  expect(await wordsOf(signer.page)).toContain('Bản nháp');
  await signer.page.goto(draft);
  await signer.page.setViewportSize({ width: 320, height: 800 });
  await look(signer.page);
  await signer.page.locator('form[action$="/sign"] button').click();
  expect(await wordsOf(signer.page)).toContain('Đã ký');
  await signer.page.goto(`${home}/desk/content/file?file=frameworks/dbi-2021-sme.json`);
  await signer.page.locator('main a[href*="/versions/"]').click();
  await look(signer.page);

  await firm.page.reload();
  expect(await wordsOf(firm.page)).toContain('câu trả lời của bạn được mang sang');
  await firm.page.locator('#next form[action$="/assess/dbi-2021-sme"] button').click();
  await firm.page.goto(firm.page.url().replace(/\/\d\.\d$/, ''));
  await firm.page.locator('main form[action$="/complete"] button').last().click();
  await firm.page.waitForURL(/\/result$/);
  expect(await textOf(firm.page.locator('h1'))).toMatch(/Mức [0-5]/);
  expect(faults).toEqual([]);
  expect([...firm.strayRequests, ...drafter.strayRequests, ...signer.strayRequests]).toEqual([]);
}, 240_000);
