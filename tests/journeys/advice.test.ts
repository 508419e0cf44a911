/** A request for advice from a phone to its end: an owner asks without an account, an officer of the commune takes and answers it, the owner confirms. No JavaScript, the narrowest phone. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { axeViolations, sidewaysScroll, smallTargets } from './accessibility.ts';
import { launchBrowser, type Visitor, visitor } from './browser.ts';
import { filedAtTheCounter } from './counter-journey.ts';
import { helpedByAnAdviser } from './dispatch-journey.ts';
import { newDataDir, type Portal, removeDataDir, startPortal } from './portal.ts';
import { stillUsedOnAPhone, triedOnAPhone } from './trial-journey.ts';
import { skipToPlan, wordsOf } from './visit.ts';

const dataDir = newDataDir(inject('demoData'));
let portal: Portal;
let browser: Browser;
let looking: Visitor;

beforeAll(async () => {
  portal = await startPortal(dataDir, { demo: true });
  browser = await launchBrowser();
  looking = await visitor(browser, { width: 320 });
}, 240_000);
afterAll(async () => {
  await browser.close();
  await portal.stop();
  removeDataDir(dataDir);
});

/** Where the owner's trial is read. */
let trial = '';
const faults: string[] = [];

/** What is wrong with the page on screen, seen by a copy in a browser that runs scripts. */
async function look({ page }: Visitor): Promise<void> {
  await looking.page.goto(portal.url);
  await looking.page.setContent((await page.content()).replace('<head>', `<head><base href="${portal.url}/">`));
  const sideways = await sidewaysScroll(looking.page);
  const found = [...(await axeViolations(looking.page)), ...(await smallTargets(looking.page))];
  if (sideways > 0) found.push('wider than the screen');
  faults.push(...found.map((fault) => `${page.url().replace(/plan\/\w+/, 'plan/KEY')}: ${fault}`));
}

it('an owner asks on a phone, sees a name and a day, is answered, and confirms that it is solved', async () => {
  const owner = await visitor(browser, { width: 320, javaScript: false });
  await skipToPlan(owner.page, `${portal.url}/vi`);
  const plan = new URL(owner.page.url()).pathname;
  await owner.page.goto(`${portal.url}${plan}/ask?step=e-invoice`);
  await look(owner);
  await owner.page.locator('#message').fill('Chưa biết chọn gói nào.');
  await owner.page.locator('main form button').first().click();
  await look(owner);
  await owner.page.locator('#phone').fill('12');
  await owner.page.locator('main form button').first().click();
  expect(await wordsOf(owner.page)).toContain('Số điện thoại chưa đúng');
  await look(owner);
  await owner.page.locator('#name').fill('Trần Thị Ví Dụ');
  await owner.page.locator('#phone').fill('0000 001 234');
  await owner.page.locator('main form button').first().click();
  await look(owner);
  await owner.page.locator('main form button').first().click();
  await look(owner);
  const sent = await wordsOf(owner.page);
  expect(sent).toContain('Đã gửi yêu cầu');
  expect(sent).toContain('Ai đang giữ việc này');
  expect(sent).toContain('Nếu trễ thì sao?');
  expect(sent).toMatch(/\d{2}\/\d{2}\/\d{4}/);
  const reference = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(sent)?.[0] ?? '';
  const casePage = owner.page.url().split('?')[0] ?? '';

  const officer = await visitor(browser, { width: 320, javaScript: false });
  await officer.page.goto(`${portal.url}/vi/sign-in`);
  await officer.page.locator('button:has-text("Đỗ Minh Thử")').first().click();
  await officer.page.goto(`${portal.url}/vi/desk/cases?q=${reference}`);
  await look(officer);
  await officer.page.locator(`table a:has-text("${reference}")`).click();
  expect(await wordsOf(officer.page)).toContain('Trần Thị Ví Dụ');
  await look(officer);
  await officer.page.locator('button:has-text("Tôi nhận việc này")').click();
  await officer.page.locator('#message').fill('Chọn gói 300 hóa đơn, đăng ký theo mẫu trong kế hoạch.');
  await officer.page.locator('button:has-text("Gửi trả lời")').click();
  expect(await wordsOf(officer.page)).toContain('Đã trả lời, chờ xác nhận');
  await look(officer);

  await owner.page.goto(casePage);
  expect(await wordsOf(owner.page)).toContain('Chọn gói 300 hóa đơn');
  await look(owner);
  await owner.page.locator('button:has-text("Việc đã xong")').click();
  expect(await wordsOf(owner.page)).toContain('Bạn đã xác nhận việc này xong');
  await owner.page.goto(`${portal.url}${plan}/cases`);
  await look(owner);
  expect(faults).toEqual([]);
});

it('an owner asks about a platform, an adviser of the network takes it on a phone, answers, and the owner confirms', async () => {
  await helpedByAnAdviser({ url: portal.url, browser, look });
  expect(faults).toEqual([]);
});

it('a vendor publishes an offer, an owner takes its last place on a phone, the trial runs and the owner goes on', async () => {
  trial = await triedOnAPhone({ url: portal.url, browser, look });
  expect(faults).toEqual([]);
});

it('a walk-in’s request is filed at the counter, answered, confirmed with the slip and closed on the plan it opened', async () => {
  await filedAtTheCounter({ url: portal.url, browser, look });
  expect(faults).toEqual([]);
});

it('90 days after going on, by a clock that moved, the owner alone says it is still used, and the product’s page has it', {
  timeout: 180_000,
}, async () => {
  expect(trial).not.toBe('');
  await portal.stop();
  // The term ends on a working day: Tết may lie in between.
  portal = await startPortal(dataDir, { daysAhead: 105 });
  await stillUsedOnAPhone({ url: portal.url, browser, look }, trial);
  expect(faults).toEqual([]);
});
