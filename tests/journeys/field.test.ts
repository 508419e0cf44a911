/** A day without a network in a real browser: take along, open the page offline, write an assessment and a visit down, come back, send, and let the owner sign. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations, sidewaysScroll } from './accessibility.ts';
import { type Visitor, visitor } from './browser.ts';
import { letter, signInByMail } from './letters.ts';
import { ownPortal } from './own-portal.ts';
import { skipToPlan, wordsOf } from './visit.ts';

const FIRM = 'Xưởng Gốm Hiện Trường';
const PIN = '258046';
const portal = ownPortal('demoData');

const faults: string[] = [];
async function look({ page }: Visitor, name: string): Promise<void> {
  faults.push(...(await axeViolations(page)).map((fault) => `${name}: ${fault}`));
  if ((await sidewaysScroll(page)) > 0) faults.push(`${name}: wider than the screen`);
}

const press = (page: Page, words: string) => page.locator('main button', { hasText: words }).first().click();
const follow = (page: Page, words: string) => page.locator('main a', { hasText: words }).first().click();

it('an adviser works at a firm with the network off, sends when it is back, and the owner signs', async () => {
  const { home, browser, dataDir } = portal;
  const owner = await visitor(browser, { width: 320 });
  // By mail: whoever signs later needs a mailbox.
  await signInByMail(owner.page, home, dataDir, 'chu.gom@example.vn');
  const plan = await skipToPlan(owner.page, home);
  await owner.page.goto(`${plan}/facts/applicantType`);
  await owner.page.locator('input[value=enterprise]').check();
  await owner.page.locator('main form[method=post] button').first().click();
  await owner.page.goto(`${plan}/claim`);
  await owner.page.locator('#name').fill(FIRM);
  await owner.page.locator('form:has(#name) button').first().click();

  const adviser = await visitor(browser, { width: 320 });
  const { page, context } = adviser;
  await page.goto(`${home}/sign-in`);
  await page.locator('form:has(input[name=role][value=adviser]) button').first().click();
  await page.goto(`${home}/desk/mandates`);
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await wordsOf(page))?.[0] ?? '';
  await owner.page.goto(`${plan}/mandates`);
  await owner.page.locator('#adviser').fill(code);
  await owner.page.locator('input[name=acts][value=assess]').check();
  await owner.page.locator('form:has(#adviser) button').first().click();

  await page.goto(`${home}/desk/field`);
  await page.locator('#pin').fill(PIN);
  await page.locator('#again').fill(PIN);
  await look(adviser, 'setting a PIN');
  await press(page, 'Dùng mã này');
  await page.locator('label', { hasText: FIRM }).locator('input').check();
  await page.locator('input[name=framework][value=dbi-2021-sme]').check();
  await press(page, 'Mang theo máy');
  await page.getByText('Đã mang theo 1 đơn vị').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');

  await context.setOffline(true);
  await page.reload();
  await page.locator('#pin').fill('135790');
  await press(page, 'Mở khóa');
  await page.getByText('Còn 4 lần thử').first().waitFor();
  await page.locator('#pin').fill(PIN);
  await press(page, 'Mở khóa');
  await follow(page, FIRM);
  await look(adviser, 'one firm');
  await press(page, 'Làm đánh giá: DBI 2021');
  await page.locator('#field-app ul.go a').first().click();
  await page.locator('main input[type=radio]').nth(2).check();
  await press(page, 'Lưu và tiếp tục');
  await look(adviser, 'a part of the questions');
  await follow(page, 'Các phần');
  await press(page, 'Xong, chờ gửi');
  await follow(page, FIRM);
  await follow(page, 'Ghi lần ghé');
  await press(page, 'Lưu lần ghé');
  await page.getByText('Chọn kết quả').first().waitFor();
  await page.locator('input[value=wants-help]').check();
  await press(page, 'Lưu lần ghé');
  await page.locator('[data-kind=visit][data-state=ready]').waitFor();
  expect(await page.locator('[data-state=ready]').count()).toBe(2);
  await look(adviser, 'the queue');
  await press(page, 'Gửi 2 mục');
  await page.getByText('Mạng ngắt giữa chừng').waitFor();
  // What lies on the device says nothing without the PIN.
  const stored = await page.evaluate(`new Promise((resolve) => {
    indexedDB.open('cau-so-field').onsuccess = (event) => {
      const all = event.target.result.transaction('sealed').objectStore('sealed').getAll();
      all.onsuccess = () => resolve(all.result.map(({ body }) => new TextDecoder().decode(body)).join());
    };
  })`);
  expect(String(stored).length).toBeGreaterThan(1000);
  expect(String(stored)).not.toContain('wants-help');

  await context.setOffline(false);
  await press(page, 'Gửi 2 mục');
  await page.getByText('Đã gửi xong').waitFor();
  await follow(page, 'Bản đã gửi');
  await look(adviser, 'what was sent');
  await page.locator('tr', { hasText: FIRM }).filter({ hasText: 'Đánh giá' }).locator('a').click();
  expect(await wordsOf(page)).toContain(`Lê Văn Thử thay mặt ${FIRM}`);
  await press(page, 'Gửi mã tới chủ đơn vị');
  const sent = await letter(dataDir, /Mã ký xác nhận của bạn/);
  await page.locator('#code').fill(/\d{4} \d{4}/.exec(sent)?.[0] ?? '');
  await look(adviser, 'one record');
  await press(page, 'Ký bằng mã này');
  expect(await wordsOf(page)).toContain('chủ đơn vị đã ký');
  await owner.page.goto(`${plan}/assess/dbi-2021-sme/result`);
  expect(await owner.page.locator('main h1').count()).toBe(1);

  // What is not sent is not lost without a word; told to lose it, signing out leaves nothing on the device.
  await page.goto(`${home}/desk/field`);
  await page.locator('#pin').fill(PIN);
  await press(page, 'Mở khóa');
  await follow(page, FIRM);
  await follow(page, 'Ghi lần ghé');
  await page.locator('input[value=spoke]').check();
  await press(page, 'Lưu lần ghé');
  await page.locator('[data-kind=visit][data-state=ready]').waitFor();
  await page.goto(`${home}/account`);
  await press(page, 'Đăng xuất');
  await page.getByText('Máy này còn 1 mục chưa gửi').waitFor();
  await look(adviser, 'signing out with something unsent');
  expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(1);
  await press(page, 'Bỏ 1 mục và đăng xuất');
  await page.locator('#email').waitFor();
  expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0);
  expect(faults).toEqual([]);
});
