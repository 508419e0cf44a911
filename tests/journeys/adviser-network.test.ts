/** Somebody joins the adviser network: applies with an account of their own, the province checks the file and recognises them, and they stand in the directory. No JavaScript, the narrowest phone. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { visitor } from './browser.ts';
import { signInByMail } from './letters.ts';
import { ownPortal } from './own-portal.ts';
import { wordsOf } from './visit.ts';

const portal = ownPortal('demoData');
const PHONE = { width: 320, javaScript: false };
const EMAIL = 'nguoi.moi@example.vn';

const press = (page: Page, words: string) => page.locator(`main button:has-text("${words}")`).first().click();

it('a person applies, is recognised by a decision with its ministry, and stands in the directory without their mailbox', async () => {
  const { home, browser, dataDir, look } = portal;
  const { page } = await visitor(browser, PHONE);
  await signInByMail(page, home, dataDir, EMAIL);
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
  expect(portal.faults).toEqual([]);
}, 60_000);
