/** An officer's morning on the demo: from the firms nobody reached to a call written down, and to the number it adds to. No JavaScript, the narrowest phone; then the search that suggests, by keyboard. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations, sidewaysScroll, smallTargets } from './accessibility.ts';
import { visitor } from './browser.ts';
import { ownPortal } from './own-portal.ts';
import { wordsOf } from './visit.ts';

const portal = ownPortal('demoData');

async function reachedNow(page: Page): Promise<number> {
  await page.goto(`${portal.home}/desk/figures/firms-reached`);
  const first = /(\d+)\s*doanh nghiệp/.exec(await wordsOf(page))?.[1];
  return Number(first);
}

it('a commune officer calls a firm of the list, it leaves the list, and the figure of firms reached opens to the call', async () => {
  const { page } = await visitor(portal.browser, { width: 320, javaScript: false });
  await page.goto(`${portal.home}/sign-in`);
  await page.locator('form:has(input[value="commune-officer"]) button').click();

  await page.goto(`${portal.home}/desk`);
  const morning = await wordsOf(page);
  expect(morning).toContain('Chưa tiếp cận');
  expect(morning).toContain('Trễ');
  await portal.look(page);
  const before = await reachedNow(page);
  expect(before).toBeGreaterThan(0);

  await page.goto(`${portal.home}/desk/unreached`);
  await portal.look(page);
  const firm = page.locator('tbody th a').first();
  const name = (await firm.textContent()) ?? '';
  const address = (await firm.getAttribute('href')) ?? '';
  await firm.click();
  await portal.look(page);
  // Nothing chosen: told at the field, and the note is still there.
  await page.locator('#note').fill('Gọi lại buổi chiều');
  await page.locator('form:has(#note) button').click();
  expect(await wordsOf(page)).toContain('Chọn kết quả.');
  await portal.look(page);
  expect(await page.locator('#note').inputValue()).toBe('Gọi lại buổi chiều');
  await page.locator('label:has(input[name="channel"][value="call"])').click();
  await page.locator('label:has(input[name="outcome"][value="wants-help"])').click();
  await page.locator('form:has(#note) button').click();
  expect(await wordsOf(page)).toContain('Đã lưu lần liên hệ.');
  await portal.look(page);

  await page.goto(`${portal.home}/desk/unreached?q=${encodeURIComponent(name)}`);
  expect(await page.locator(`main a[href="${address}"]`).count()).toBe(0);
  expect(await reachedNow(page)).toBe(before + 1);
  // The number opens to the firm, and the firm to its sealed event.
  await page.locator('main a', { hasText: name }).first().click();
  expect(await wordsOf(page)).toMatch(/contact\.logged|niêm phong/);
  expect(portal.faults).toEqual([]);
}, 120_000);

it('is suggested firms while typing, chooses one by keyboard and opens it; without a script the same field searches', async () => {
  for (const width of [320, 1280]) {
    const { page } = await visitor(portal.browser, { width });
    await page.goto(`${portal.home}/sign-in`);
    await page.locator('form:has(input[value="commune-officer"]) button').click();
    await page.goto(`${portal.home}/desk/firms`);
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
  const { page } = await visitor(portal.browser, { width: 320, javaScript: false });
  await page.goto(`${portal.home}/sign-in`);
  await page.locator('form:has(input[value="commune-officer"]) button').click();
  await page.goto(`${portal.home}/desk/firms`);
  const name = ((await page.locator('tbody a').first().textContent()) ?? '').trim();
  await page.locator('#q').fill(name);
  await page.locator('form:has(#q) button').click();
  expect(await wordsOf(page)).toContain(name);
}, 120_000);
