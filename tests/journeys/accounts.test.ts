/** From the operator's shell to an owner's account: an officer is invited, gives a person without a mailbox a printed code, and that person claims their firm. No JavaScript, the narrowest phone. */
import { expect, it } from 'vitest';
import { visitor } from './browser.ts';
import { letter } from './letters.ts';
import { ownPortal } from './own-portal.ts';
import { skipToPlan, wordsOf } from './visit.ts';

const OFFICER = 'officer@example.vn';
const portal = ownPortal('emptyData', [{ email: OFFICER, role: 'commune-officer', scope: 'vn-2025-c-16249' }]);

it('an invited officer gives out a printed code, and its person claims a firm with it', async () => {
  const { home, browser, dataDir, look } = portal;
  const desk = await visitor(browser, { width: 320, javaScript: false });
  const owner = await visitor(browser, { width: 320, javaScript: false });

  expect(await letter(dataDir, /Cán bộ xã/)).toContain(`To: ${OFFICER}`);
  await desk.page.goto(`${home}/sign-in`);
  await look(desk.page);
  await desk.page.locator('#email').fill(OFFICER);
  await desk.page.locator('form:has(#email) button').click();
  await look(desk.page);
  const byMail = /\d{4} \d{4}/.exec(await letter(dataDir, /Mã đăng nhập của bạn/))?.[0] ?? '';
  await desk.page.locator('#code').fill(byMail);
  await desk.page.locator('form:has(#code) button').first().click();
  await look(desk.page);
  await desk.page.locator('form:has(input[value="accepted"]) button').click();
  expect(await wordsOf(desk.page)).toContain('Cán bộ xã, phường, đặc khu');
  for (const address of [`${portal.url}/en/account`, `${portal.url}/en/account/paper-codes`]) {
    await desk.page.goto(address);
    await look(desk.page);
  }
  await desk.page.goto(`${home}/account/paper-codes`);
  await desk.page.locator('#name').fill('Nguyễn Văn Giấy');
  await desk.page.locator('form:has(#name) button').click();
  await look(desk.page);
  const printed = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(await wordsOf(desk.page))?.[0] ?? '';

  const plan = await skipToPlan(owner.page, home);
  await owner.page.goto(`${home}/sign-in/paper`);
  await look(owner.page);
  await owner.page.locator('#code').fill(printed.toLowerCase());
  await owner.page.locator('form:has(#code) button').first().click();
  await owner.page.waitForURL(`${home}/account`);
  await owner.page.goto(`${plan}/claim`);
  await look(owner.page);
  await owner.page.locator('#name').fill('Hộ kinh doanh Nguyễn Văn Giấy');
  await owner.page.locator('form:has(#name) button').first().click();
  await look(owner.page);
  await owner.page.goto(`${home}/account`);
  await look(owner.page);
  expect(await owner.page.locator(`main a[href="${new URL(plan).pathname}"]`).count()).toBe(1);

  await owner.page.locator('form[action$="/sign-out"] button').click();
  await owner.page.goto(`${home}/account`);
  expect(owner.page.url()).toBe(`${home}/sign-in`);
  await owner.page.locator('#email').fill('not an address');
  await owner.page.locator('form:has(#email) button').click();
  await look(owner.page);

  expect(portal.faults).toEqual([]);
  expect([...desk.strayRequests, ...owner.strayRequests]).toEqual([]);
}, 180_000);
