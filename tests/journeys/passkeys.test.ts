/** An officer adds a passkey, signs in with it, and opens it before confirming whose firm it is; the authenticator is the browser's virtual one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeViolations } from './accessibility.ts';
import { visitor } from './browser.ts';
import { ownPortal } from './own-portal.ts';
import { skipToPlan, wordsOf } from './visit.ts';

const OFFICER = 'quyet.dinh@example.vn';
const OWNER = 'chu.xuong@example.vn';
const portal = ownPortal('emptyData', [{ email: OFFICER, role: 'commune-officer', scope: 'vn-2025-c-16249' }]);

/** The code in the newest letter to a mailbox, once there are that many. */
async function codeFor(email: string, letters: number): Promise<string> {
  const outbox = join(portal.dataDir, 'outbox');
  for (let tries = 0; tries < 100; tries += 1) {
    const texts = readdirSync(outbox)
      .sort()
      .map((name) => readFileSync(join(outbox, name), 'utf8'))
      .filter((text) => text.includes(`To: ${email}`) && /\d{4} \d{4}/.test(text));
    if (texts.length >= letters) return /\d{4} \d{4}/.exec(texts.at(-1) ?? '')?.[0] ?? '';
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('no such letter came');
}

async function signIn(page: Page, email: string, letters = 1): Promise<void> {
  await page.goto(`${portal.url}/vi/sign-in`);
  await page.locator('#email').fill(email);
  await page.locator('form:has(#email) button').click();
  await page.locator('#code').fill(await codeFor(email, letters));
  await page.locator('form:has(#code) button').first().click();
  await page.waitForURL(`${portal.url}/vi/account`);
}

it('adds a passkey, signs in with it, and opens it to confirm a claim', async () => {
  const { home, browser } = portal;
  const owner = (await visitor(browser, { width: 1280 })).page;
  const plan = await skipToPlan(owner, home);
  // The commune decides on firms of its own place alone.
  for (const [fact, value] of Object.entries({ commune: 'vn-2025-c-16249', taxCode: '0100109106' })) {
    const said = await owner.request.post(`${plan}/facts/${fact}`, {
      form: { [fact]: value },
      headers: { origin: portal.url },
      maxRedirects: 0,
    });
    expect(said.status(), fact).toBe(303);
  }
  await signIn(owner, OWNER);
  await owner.goto(`${plan}/claim`);
  await owner.locator('#name').fill('Xưởng Khóa');
  await owner.locator('form:has(#name) button').first().click();

  const { page, context } = await visitor(browser, { width: 1280 });
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await signIn(page, OFFICER);
  await page.locator('form:has(input[value="accepted"]) button').click();
  await page.goto(`${home}/account/passkeys`);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('#label').fill('Máy cơ quan');
  await page.locator('form[data-passkey] button').click();
  await page.waitForURL(/saved=1/);
  expect(await wordsOf(page)).toContain('Máy cơ quan');

  await page.goto(`${home}/account`);
  await page.locator('form[action$="/sign-out"] button').click();
  await page.goto(`${home}/sign-in/passkey`);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('form[data-passkey] button').click();
  await page.waitForURL(`${home}/account`);
  expect(await wordsOf(page)).toContain('khóa truy cập');

  await page.goto(`${home}/desk/claims`);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('main a', { hasText: 'Xưởng Khóa' }).click();
  const address = page.url();
  await page.locator('input[value="papers-seen"]').check();
  await page.locator('form:has(input[value="papers-seen"]) button').click();
  await page.waitForURL(/passkeys\/confirm/);
  await page.locator('form[data-passkey] button').click();
  await page.waitForURL(address);
  await page.locator('input[value="papers-seen"]').check();
  await page.locator('form:has(input[value="papers-seen"]) button').click();
  await page.waitForURL(/saved=1/);
  expect(await wordsOf(page)).toContain('Đã xác nhận');

  // A finger the device does not know opens nothing, and the page says so.
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(`${home}/account/passkeys/confirm`);
  await page.locator('form[data-passkey] button').click();
  await page.locator('[data-failed]:not([hidden])').waitFor();
}, 240_000);
