/** Asked about on a platform's page, offered by the province, taken by an adviser on the narrowest phone, answered, and confirmed by the owner. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Visitor, visitor } from './browser.ts';
import { wordsOf } from './visit.ts';

export interface DispatchJourney {
  readonly url: string;
  readonly browser: Browser;
  /** Looks at the page on screen for faults. */
  readonly look: (visitor: Visitor) => Promise<void>;
}

const press = (page: Page, words: string) => page.locator(`main button:has-text("${words}")`).first().click();

export async function helpedByAnAdviser({ url, browser, look }: DispatchJourney): Promise<void> {
  const phone = { width: 320, javaScript: false };
  const owner = await visitor(browser, phone);
  await owner.page.goto(`${url}/vi/platforms/viettel-sinvoice`);
  await owner.page.locator('main a:has-text("Hỏi tư vấn viên")').click();
  await look(owner);
  await press(owner.page, 'Tiếp tục');
  await owner.page.locator('#commune').fill('Phường Hạc Thành, Thanh Hóa');
  await owner.page.locator('#name').fill('Trần Thị Hỏi Thử');
  await owner.page.locator('#phone').fill('0000 001 235');
  await look(owner);
  await press(owner.page, 'Tiếp tục');
  await look(owner);
  await press(owner.page, 'Gửi yêu cầu');
  const sent = await wordsOf(owner.page);
  expect(sent).toContain('Đang tìm tư vấn viên');
  await look(owner);
  const casePage = owner.page.url().split('?')[0] ?? '';
  const caseId = casePage.split('/').at(-1) ?? '';

  const province = await signedIn(browser, url, 'Trần Văn Mẫu');
  await province.page.goto(`${url}/vi/desk/dispatch?view=out`);
  await look(province);
  await province.page.goto(`${url}/vi/desk/dispatch/${caseId}`);
  await province.page.getByLabel('Lê Văn Thử').check();
  await province.page.getByLabel('Đã gọi và người ấy đồng ý').check();
  await press(province.page, 'Gửi lời mời');
  expect(await wordsOf(province.page)).toContain('đang chờ trả lời');
  await look(province);

  await owner.page.goto(casePage);
  const asked = await wordsOf(owner.page);
  expect(asked).toContain('Đang mời một tư vấn viên');
  expect(asked).not.toContain('Lê Văn Thử');

  const adviser = await signedIn(browser, url, 'Lê Văn Thử');
  await adviser.page.goto(`${url}/vi/desk/offers`);
  await look(adviser);
  const offer = adviser.page.locator('article', { hasText: 'Điều phối viên chọn bạn' });
  expect(await wordsOf(adviser.page)).not.toContain('0000 001 235');
  await offer.locator('button:has-text("Tôi nhận việc này")').click();
  expect(await wordsOf(adviser.page)).toContain('Trần Thị Hỏi Thử');
  await look(adviser);
  await adviser.page.locator('#message').fill('Chọn gói 300 hóa đơn là đủ năm đầu.');
  await press(adviser.page, 'Gửi trả lời');
  expect(await wordsOf(adviser.page)).toContain('Đã trả lời, chờ xác nhận');

  await owner.page.goto(casePage);
  const answered = await wordsOf(owner.page);
  expect(answered).toContain('Chọn gói 300 hóa đơn');
  expect(answered).toContain('Lê Văn Thử');
  await look(owner);
  await press(owner.page, 'Việc đã xong');
  expect(await wordsOf(owner.page)).toContain('Bạn đã xác nhận việc này xong');
}

async function signedIn(browser: Browser, url: string, name: string): Promise<Visitor> {
  const one = await visitor(browser, { width: 320, javaScript: false });
  await one.page.goto(`${url}/vi/sign-in`);
  await one.page.locator(`button:has-text("${name}")`).first().click();
  return one;
}
