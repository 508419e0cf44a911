/** Filed at the counter for somebody who walked in, taken and answered by the officer, confirmed by the owner with the slip, and closed on the plan it opened. */
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { type Visitor, visitor } from './browser.ts';
import { wordsOf } from './visit.ts';

export interface CounterJourney {
  readonly url: string;
  readonly browser: Browser;
  /** Looks at the page on screen for faults. */
  readonly look: (visitor: Visitor) => Promise<void>;
}

export async function filedAtTheCounter({ url, browser, look }: CounterJourney): Promise<void> {
  const phone = { width: 320, javaScript: false };
  const officer = await visitor(browser, phone);
  await officer.page.goto(`${url}/vi/sign-in`);
  await officer.page.locator('button:has-text("Đỗ Minh Thử")').first().click();
  await officer.page.goto(`${url}/vi/desk/cases`);
  await officer.page.locator('main a:has-text("Gửi giúp người đến quầy")').click();
  await look(officer);
  await officer.page.locator('#about').check();
  await officer.page.locator('#message').fill('Muốn biết cách xuất hóa đơn.');
  await officer.page.locator('#name').fill('Lê Thị Đến Hỏi');
  await officer.page.locator('#phone').fill('0000 001 236');
  await officer.page.locator('main button:has-text("Gửi giúp")').click();
  await look(officer);
  const slip = await wordsOf(officer.page);
  const reference = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(slip)?.[0] ?? '';
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(slip)?.[0] ?? '';
  const plan = /\/vi\/plan\/[0-9a-z-]+/i.exec(slip)?.[0] ?? '';
  expect([reference, code, plan]).not.toContain('');

  await officer.page.locator('main a:has-text("Mở việc này")').click();
  expect(await wordsOf(officer.page)).toContain('Chờ chủ xác nhận');
  await look(officer);
  await officer.page.locator('button:has-text("Tôi nhận việc này")').click();
  await officer.page.locator('#message').fill('Đăng ký theo mẫu 01, tôi gửi kèm.');
  await officer.page.locator('button:has-text("Gửi trả lời")').click();
  expect(await wordsOf(officer.page)).toContain('Đã trả lời, chờ xác nhận');

  const owner = await visitor(browser, phone);
  await owner.page.goto(`${url}/vi/confirm-request`);
  await look(owner);
  await owner.page.locator('#reference').fill(reference);
  await owner.page.locator('#code').fill(code);
  await owner.page.locator('main button:has-text("Xem yêu cầu")').click();
  await look(owner);
  await owner.page.locator('main button:has-text("Đúng, tôi đã nhờ")').click();
  expect(await wordsOf(owner.page)).toContain('Đã ghi nhận');
  await owner.page.goto(`${url}${plan}/cases`);
  await owner.page.locator('main li a').first().click();
  await look(owner);
  const own = await wordsOf(owner.page);
  expect(own).toContain('Đăng ký theo mẫu 01');
  expect(own).toContain('Chủ doanh nghiệp xác nhận đã nhờ');
  await owner.page.locator('button:has-text("Việc đã xong")').click();
  expect(await wordsOf(owner.page)).toContain('Bạn đã xác nhận việc này xong');
}
