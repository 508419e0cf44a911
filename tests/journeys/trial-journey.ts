/** A vendor publishes an offer, an officer accepts it, an owner takes a place on the narrowest phone, the clock runs, and the owner goes on using it. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Visitor, visitor } from './browser.ts';
import { skipToPlan, wordsOf } from './visit.ts';

export interface TrialJourney {
  readonly url: string;
  readonly browser: Browser;
  /** Looks at the page on screen for faults. */
  readonly look: (visitor: Visitor) => Promise<void>;
}

const PHONE = { width: 320, javaScript: false };
/** Words that stand in the new offer alone. */
const TERMS = 'Trọn gói hai tháng cho quán nhỏ';

const press = (page: Page, words: string) => page.locator(`main button:has-text("${words}")`).first().click();

/** Gives the address of the owner's case, without its host. */
export async function triedOnAPhone({ url, browser, look }: TrialJourney): Promise<string> {
  const vendor = await signedIn(browser, url, 'Hoàng Thị Bán Thử');
  await vendor.page.goto(`${url}/vi/desk/products/kiotviet`);
  await look(vendor);
  await press(vendor.page, 'Gửi ưu đãi để duyệt');
  expect(await wordsOf(vendor.page)).toContain('Viết doanh nghiệp được gì.');
  const [from, until] = [0, 60].map((days) =>
    new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/'),
  );
  const offer = { termsVi: TERMS, from: from!, until: until!, places: '1', trialDays: '60' };
  for (const [name, value] of Object.entries(offer)) await vendor.page.locator(`[id="${name}"]`).fill(value);
  await press(vendor.page, 'Gửi ưu đãi để duyệt');
  expect(await wordsOf(vendor.page)).toContain('Thay đổi hiện ra sau khi cán bộ duyệt');

  const owner = await visitor(browser, PHONE);
  const plan = new URL(await skipToPlan(owner.page, `${url}/vi`)).pathname;
  const platform = `${url}${plan}/platforms/kiotviet`;
  await owner.page.goto(platform);
  expect(await wordsOf(owner.page)).not.toContain(TERMS);

  const officer = await signedIn(browser, url, 'Đỗ Minh Thử');
  await officer.page.goto(`${url}/vi/desk/product-review?kind=offer`);
  await look(officer);
  await officer.page.locator('main table a').last().click();
  expect(await wordsOf(officer.page)).toContain(TERMS);
  await look(officer);
  await officer.page.getByLabel('điều kiện rõ').check();
  await press(officer.page, 'Ghi quyết định');
  expect(await wordsOf(officer.page)).toContain('đã duyệt');

  await owner.page.goto(platform);
  await look(owner);
  await owner.page.locator('main li', { hasText: TERMS }).getByRole('link', { name: 'Dùng thử' }).click();
  await owner.page.locator('#name').fill('Chủ Quán Ví Dụ');
  await owner.page.locator('#phone').fill('0000 001 236');
  await look(owner);
  await press(owner.page, 'Giữ suất và gửi');
  const sent = await wordsOf(owner.page);
  expect(sent).toContain('Suất đã giữ cho bạn');
  expect(sent).toContain('Nếu trễ thì sao?');
  expect(sent).toContain('Nhà cung cấp không thấy cách liên hệ của bạn');
  await look(owner);
  const casePage = owner.page.url().split('?')[0] ?? '';

  const stranger = await visitor(browser, PHONE);
  await stranger.page.goto(`${url}/vi/platforms/kiotviet`);
  expect(await wordsOf(stranger.page)).toContain('đã hết suất');

  await vendor.page.goto(`${url}/vi/desk/partner-cases/${casePage.split('/').at(-1) ?? ''}`);
  const asked = await wordsOf(vendor.page);
  expect(asked).toContain('Doanh nghiệp chưa đồng ý đưa cách liên hệ');
  expect(asked).not.toContain('Chủ Quán Ví Dụ');
  await look(vendor);
  await vendor.page.locator('#message').fill('Đã mở, vào trang đăng nhập bằng mã gửi kèm.');
  await press(vendor.page, 'Đã mở dùng thử');

  await owner.page.goto(casePage);
  const running = await wordsOf(owner.page);
  expect(running).toContain('Đã mở, vào trang đăng nhập bằng mã gửi kèm.');
  expect(running).toContain('Bạn đang dùng thử');
  expect(running).toContain('Cách lấy dữ liệu của bạn ra');
  await look(owner);
  await press(owner.page, 'Tôi dùng tiếp');
  expect(await wordsOf(owner.page)).toContain('Sau 90 ngày chúng tôi hỏi bạn còn dùng không');
  await look(owner);
  return new URL(casePage).pathname;
}

/** 90 days later, on a portal whose clock says so: the owner is asked, only their word counts, and the product's page has it. */
export async function stillUsedOnAPhone({ url, browser, look }: TrialJourney, casePath: string): Promise<void> {
  const owner = await visitor(browser, PHONE);
  const ask = owner.page.getByRole('button', { name: 'Còn dùng', exact: true });
  const asked = async () => {
    await owner.page.goto(`${url}${casePath}`);
    return ask.count();
  };
  await expect.poll(asked, { timeout: 80_000, interval: 1_000 }).toBe(1);
  await look(owner);
  await ask.click();
  expect(await wordsOf(owner.page)).toContain('Bạn xác nhận còn dùng sau 90 ngày');
  await look(owner);
  await owner.page.goto(`${url}/vi/platforms/kiotviet`);
  expect(await wordsOf(owner.page)).toMatch(/Còn dùng sau 90 ngày\s*dưới 5 đợt/);
  await look(owner);
}

async function signedIn(browser: Browser, url: string, name: string): Promise<Visitor> {
  const person = await visitor(browser, PHONE);
  await person.page.goto(`${url}/vi/sign-in`);
  await person.page.locator(`button:has-text("${name}")`).first().click();
  return person;
}
