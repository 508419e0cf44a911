/** Somebody joins the adviser network: applies with an account of their own, the province checks the file and recognises them, and they stand in the directory. No JavaScript, the narrowest phone. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { axeViolations, sidewaysScroll, smallTargets } from './accessibility.ts';
import { launchBrowser, type Visitor, visitor } from './browser.ts';
import { letter } from './letters.ts';
import { newDataDir, type Portal, removeDataDir, startPortal } from './portal.ts';
import { wordsOf } from './visit.ts';

const dataDir = newDataDir(inject('demoData'));
const PHONE = { width: 320, javaScript: false };
const EMAIL = 'nguoi.moi@example.vn';
let portal: Portal;
let home: string;
let browser: Browser;
let looking: Visitor;

beforeAll(async () => {
  portal = await startPortal(dataDir, { demo: true });
  home = `${portal.url}/vi`;
  browser = await launchBrowser();
  looking = await visitor(browser, { width: 320 });
  await looking.page.goto(portal.url);
}, 240_000);
afterAll(async () => {
  await browser.close();
  await portal.stop();
  removeDataDir(dataDir);
});

const faults: string[] = [];

/** What is wrong with the page on screen, seen by a copy in a browser that runs scripts. */
async function look(page: Page): Promise<void> {
  await looking.page.setContent((await page.content()).replace('<head>', `<head><base href="${portal.url}/">`));
  const found = [...(await axeViolations(looking.page)), ...(await smallTargets(looking.page))];
  if ((await sidewaysScroll(looking.page)) > 0) found.push('wider than the screen');
  faults.push(...found.map((fault) => `${page.url().replace(/\/[0-9a-f-]{36}/, '/ID')}: ${fault}`));
}

const press = (page: Page, words: string) => page.locator(`main button:has-text("${words}")`).first().click();

it('a person applies, is recognised by a decision with its ministry, and stands in the directory without their mailbox', async () => {
  const { page } = await visitor(browser, PHONE);
  await page.goto(`${home}/sign-in`);
  await page.locator('#email').fill(EMAIL);
  await page.locator('form:has(#email) button').click();
  const sent = await letter(dataDir, new RegExp(`To: ${EMAIL}[\\s\\S]*Mã đăng nhập của bạn`));
  await page.locator('#code').fill(/\d{4} \d{4}/.exec(sent)?.[0] ?? '');
  await page.locator('form:has(#code) button').first().click();
  await page.goto(`${home}/advisers/apply`);
  await look(page);
  await page.locator('#name').fill('Đặng Thị Mới');
  await page.locator('#commune').fill('Phường Hạc Thành, Thanh Hóa');
  await page.locator('input[name="fields"][value="security"]').check();
  await page.locator('input[name="remote"][value="yes"]').check();
  await page.locator('#capacity').fill('3');
  await page.locator('#vendor1').fill('MISA');
  await press(page, 'Gửi hồ sơ');
  // A vendor without the nature of the tie, and nothing declared: said at once, nothing lost.
  expect(await page.locator('#name').inputValue()).toBe('Đặng Thị Mới');
  expect(await page.locator('.err').count()).toBeGreaterThan(1);
  await look(page);
  await page.locator('#nature1').selectOption('commission');
  await page.locator('input[name="declared"]').check();
  await press(page, 'Gửi hồ sơ');
  const filed = page.url().split('?')[0] ?? '';
  expect(await wordsOf(page)).toContain('Cơ quan tiếp nhận đang kiểm tra giấy tờ');
  await look(page);

  const desk = (await visitor(browser, PHONE)).page;
  await desk.goto(`${home}/sign-in`);
  await desk.locator('button:has-text("Trần Văn Mẫu")').first().click();
  await desk.goto(`${home}/desk/cases/${filed.split('/').at(-1) ?? ''}`);
  expect(await wordsOf(desk)).toContain('MISA');
  await press(desk, 'Hồ sơ đủ');
  await desk.locator('main a:has-text("Ghi quyết định")').click();
  await desk.locator('input[name="outcome"][value="recognised"]').check();
  await desk.locator('#ministry').selectOption('most');
  await desk.locator('input[name="fields"][value="security"]').check();
  await desk.locator('#decisionNo').fill('07/QĐ-BKHCN');
  await desk.locator('#decidedOn').fill('01/01/2026');
  await look(desk);
  await press(desk, 'Ghi quyết định');
  expect(await wordsOf(desk)).toContain('Đã công nhận');

  await page.goto(filed);
  expect(await wordsOf(page)).toContain('Bạn đã được công nhận và có tên trong danh bạ');

  const guest = (await visitor(browser, PHONE)).page;
  await guest.goto(`${home}/advisers?q=dang+thi+moi`);
  await look(guest);
  await guest.locator('main a:has-text("Đặng Thị Mới")').first().click();
  const shown = await wordsOf(guest);
  expect(shown).toContain('07/QĐ-BKHCN');
  expect(shown).toContain('Bộ Khoa học và Công nghệ');
  expect(shown).toContain('MISA');
  expect(shown).toContain('Chưa có số liệu: cần ít nhất 10 câu trả lời');
  expect(await guest.content()).not.toContain(EMAIL);
  await look(guest);
  expect(faults).toEqual([]);
}, 60_000);
