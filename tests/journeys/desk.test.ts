/** An officer's morning on the demo: from the firms nobody reached to a call written down, and to the number it adds to. No JavaScript, the narrowest phone; then the search that suggests, by keyboard. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { axeViolations, sidewaysScroll, smallTargets } from './accessibility.ts';
import { launchBrowser, type Visitor, visitor } from './browser.ts';
import { newDataDir, type Portal, removeDataDir, startPortal } from './portal.ts';
import { wordsOf } from './visit.ts';

const dataDir = newDataDir(inject('demoData'));
let started: Portal;
let portal: string;
let browser: Browser;
let looking: Visitor;

beforeAll(async () => {
  started = await startPortal(dataDir, { demo: true });
  portal = started.url;
  browser = await launchBrowser();
  looking = await visitor(browser, { width: 320 });
  await looking.page.goto(portal);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await started.stop();
  removeDataDir(dataDir);
});

const faults: string[] = [];

/** What is wrong with the page on screen. axe needs scripts, so it looks at a copy in a browser that runs them. */
async function look(page: Page): Promise<void> {
  await looking.page.setContent((await page.content()).replace('<head>', `<head><base href="${portal}/">`));
  const found = [...(await axeViolations(looking.page)), ...(await smallTargets(looking.page))];
  if ((await sidewaysScroll(looking.page)) > 0) found.push('wider than the screen');
  faults.push(...found.map((fault) => `${page.url().replace(/\/[0-9a-f-]{36}/, '/ID')}: ${fault}`));
}

async function reachedNow(page: Page): Promise<number> {
  await page.goto(`${portal}/vi/desk/figures/firms-reached`);
  const first = /(\d+)\s*doanh nghiệp/.exec(await wordsOf(page))?.[1];
  return Number(first);
}

it('a commune officer calls a firm of the list, it leaves the list, and the figure of firms reached opens to the call', async () => {
  const { page } = await visitor(browser, { width: 320, javaScript: false });
  await page.goto(`${portal}/vi/sign-in`);
  await page.locator('form:has(input[value="commune-officer"]) button').click();

  await page.goto(`${portal}/vi/desk`);
  const morning = await wordsOf(page);
  expect(morning).toContain('Chưa tiếp cận');
  expect(morning).toContain('Trễ');
  await look(page);
  const before = await reachedNow(page);
  expect(before).toBeGreaterThan(0);

  await page.goto(`${portal}/vi/desk/unreached`);
  await look(page);
  const firm = page.locator('tbody th a').first();
  const name = (await firm.textContent()) ?? '';
  const address = (await firm.getAttribute('href')) ?? '';
  await firm.click();
  await look(page);
  // Nothing chosen: told at the field, and the note is still there.
  await page.locator('#note').fill('Gọi lại buổi chiều');
  await page.locator('form:has(#note) button').click();
  expect(await wordsOf(page)).toContain('Chọn kết quả.');
  await look(page);
  expect(await page.locator('#note').inputValue()).toBe('Gọi lại buổi chiều');
  await page.locator('label:has(input[name="channel"][value="call"])').click();
  await page.locator('label:has(input[name="outcome"][value="wants-help"])').click();
  await page.locator('form:has(#note) button').click();
  expect(await wordsOf(page)).toContain('Đã lưu lần liên hệ.');
  await look(page);

  await page.goto(`${portal}/vi/desk/unreached?q=${encodeURIComponent(name)}`);
  expect(await page.locator(`main a[href="${address}"]`).count()).toBe(0);
  expect(await reachedNow(page)).toBe(before + 1);
  // The number opens to the firm, and the firm to its sealed event.
  await page.locator('main a', { hasText: name }).first().click();
  expect(await wordsOf(page)).toMatch(/contact\.logged|niêm phong/);
  expect(faults).toEqual([]);
}, 120_000);

it('is suggested firms while typing, chooses one by keyboard and opens it; without a script the same field searches', async () => {
  for (const width of [320, 1280]) {
    const { page } = await visitor(browser, { width });
    await page.goto(`${portal}/vi/sign-in`);
    await page.locator('form:has(input[value="commune-officer"]) button').click();
    await page.goto(`${portal}/vi/desk/firms`);
    const name = ((await page.locator('tbody a').first().textContent()) ?? '').trim();
    const field = page.getByRole('combobox', { name: 'Tên hoặc mã số thuế' });
    const suggested = page.getByRole('listbox', { name: 'Doanh nghiệp có tên bắt đầu như vậy' }).getByRole('option');
    await field.pressSequentially(name);
    await suggested.first().waitFor();
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    expect([...(await axeViolations(page)), ...(await smallTargets(page))]).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await field.press('Escape');
    expect(await suggested.first().isVisible()).toBe(false);
    expect(await field.inputValue()).toBe(name);
    await field.press('ArrowDown');
    await suggested.first().waitFor();
    await field.press('ArrowDown');
    const chosen = page.locator('[role="option"][aria-selected="true"]');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    const text = (await chosen.textContent()) ?? '';
    await field.press('Enter');
    await page.waitForURL(/\/vi\/desk\/firms\/\d{10}/);
    const title = (await page.locator('h1').textContent()) ?? 'no title';
    expect(text).toContain(title);
  }
  const { page } = await visitor(browser, { width: 320, javaScript: false });
  await page.goto(`${portal}/vi/sign-in`);
  await page.locator('form:has(input[value="commune-officer"]) button').click();
  await page.goto(`${portal}/vi/desk/firms`);
  const name = ((await page.locator('tbody a').first().textContent()) ?? '').trim();
  await page.locator('#q').fill(name);
  await page.locator('form:has(#q) button').click();
  expect(await wordsOf(page)).toContain(name);
}, 120_000);
