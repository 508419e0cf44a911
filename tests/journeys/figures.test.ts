/** An officer of the nation opens a number down to one sealed event beside its target and claims, releases it, and the operator proves it all. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { visitor } from './browser.ts';
import { acceptByMail } from './letters.ts';
import { ownPortal } from './own-portal.ts';
import { cauSo } from './portal.ts';
import { skipToPlan, wordsOf } from './visit.ts';

const OFFICER = 'officer@example.vn';
const portal = ownPortal('emptyData', [{ email: OFFICER, role: 'ministry-officer', scope: 'nation' }]);

it('a national number opens to one event with its whole, its target and what others claim, and is then released for good', async () => {
  const { home, browser, dataDir } = portal;
  const firm = await visitor(browser, { width: 390 });
  const officer = await visitor(browser, { width: 320 });
  const faults: string[] = [];
  const look = async (page: Page): Promise<void> => {
    faults.push(...(await faultsOf(page)).map((fault) => `${page.url()}: ${fault}`));
  };
  const { page } = officer;
  await skipToPlan(firm.page, home);
  await acceptByMail(page, home, dataDir, OFFICER);

  await page.goto(`${home}/desk/figures/releases`);
  await look(page);
  await page.locator('form[action$="/releases"] button').click();
  expect(await wordsOf(page)).toContain('Xem trước khi công bố');
  await look(page);
  await page.locator('form[action$="/publish"] button').click();
  expect(page.url()).toBe(`${home}/figures/releases/1`);
  await look(page);

  await page.goto(`${home}/desk/figures`);
  await look(page);
  await page.locator('main a[href$="/desk/figures/anonymous-plans"]').click();
  expect(await wordsOf(page)).toContain('1 hồ sơ có kế hoạch');
  await page.locator('main details:has(input#members) > summary').click();
  await page.locator('input#members').fill('300');
  await page.locator('main form[action$="/target"] button').click();
  expect(await wordsOf(page)).toContain('Nhập văn bản đặt ra mục tiêu');
  await page.locator('#source').fill('Kế hoạch thử nghiệm 1/KH-THU');
  await page.locator('main form[action$="/target"] button').click();
  await look(page);
  const opened = await wordsOf(page);
  for (const said of ['Hồ sơ đã mở: 1', 'Kế hoạch thử nghiệm 1/KH-THU', 'Số đã công bố, đặt cạnh'])
    expect(opened).toContain(said);
  await page.locator('section#behind table a').first().click();
  await look(page);
  const member = await wordsOf(page);
  expect(member).toContain('Lập kế hoạch làm hồ sơ được tính');
  expect(member).toContain('mã khớp');
  expect(member).not.toContain('MÃ KHÔNG KHỚP');

  const anybody = await visitor(browser, { width: 1280 });
  await anybody.page.goto(`${home}/figures/anonymous-plans?release=1`);
  expect(await wordsOf(anybody.page)).toContain('theo bản công bố số 1');
  await look(anybody.page);
  expect(faults).toEqual([]);

  await portal.stop();
  const proved = await cauSo(dataDir, 'verify');
  expect(proved.output).toContain('{"name":"releases","checked":1}');
  expect(proved.code).toBe(0);
}, 240_000);
