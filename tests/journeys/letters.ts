/** Letters of a portal without a mail server: they lie in its outbox. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The newest letter that matches, as soon as it is there. */
export async function letter(dataDir: string, pattern: RegExp): Promise<string> {
  const outbox = join(dataDir, 'outbox');
  for (let tries = 0; tries < 100; tries += 1) {
    const texts = listed(outbox).map((name) => readFileSync(join(outbox, name), 'utf8'));
    const found = texts.findLast((text) => pattern.test(text));
    if (found !== undefined) return found;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('no such letter came');
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** Signs in with the code sent there. */
export async function signInByMail(page: Page, home: string, dataDir: string, email: string): Promise<void> {
  await page.goto(`${home}/sign-in`);
  await page.locator('#email').fill(email);
  await page.locator('form:has(#email) button').click();
  const sent = await letter(dataDir, new RegExp(`To: ${email}[\\s\\S]*Mã đăng nhập của bạn`));
  await page.locator('#code').fill(/\d{4} \d{4}/.exec(sent)?.[0] ?? '');
  await page.locator('form:has(#code) button').first().click();
}

/** Signs in so and accepts the invitation that waits. */
export async function acceptByMail(page: Page, home: string, dataDir: string, email: string): Promise<void> {
  await signInByMail(page, home, dataDir, email);
  await page.locator('form:has(input[value="accepted"]) button').click();
}
