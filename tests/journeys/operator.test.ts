/** Keeping what was promised: data leaves whole, is deleted for good, survives a killed process, and the ledger proves it. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formsOn } from '../security/forms-on-page.ts';
import { launchBrowser, visiting } from './browser.ts';
import { cauSo, newDataDir, type Portal, removeDataDir, startPortal, tryPortal } from './portal.ts';
import { answer, skipToPlan, wordsOf } from './visit.ts';

let browser: Browser;
let portal: Portal;
const dataDir = newDataDir();
beforeAll(async () => {
  [browser, portal] = await Promise.all([launchBrowser(), startPortal(dataDir)]);
});
afterAll(async () => {
  await browser.close();
  await portal.stop();
  removeDataDir(dataDir);
});

const write = (path: string, form: Record<string, string>): Promise<Response> =>
  fetch(`${portal.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams(form).toString(),
  });

describe('an operator', () => {
  it('loses no acknowledged answer to a kill -9, and a second process on the same data is refused with a sentence', {
    timeout: 180_000,
  }, async () => {
    const second = await tryPortal(dataDir);
    expect(second.code).toBe(1);
    expect(second.output).toMatch(/Cầu Số cannot start\. .*(?:already|another)/);
    expect(second.output).not.toContain('    at ');
    expect((await fetch(`${portal.url}/readyz`)).status).toBe(200);

    const begun = await write('/vi/start', { skip: '1' });
    const plan = (begun.headers.get('location') ?? '').replace(/\/questions\/\d$/, '');
    const acknowledged: number[] = [];
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let n = 1; ; n += 1) {
        const people = n * 4 + writer;
        const answered = await write(`${plan}/facts/employeesInsuredAverage`, {
          command: randomUUID(),
          employeesInsuredAverage: String(people),
        }).catch(() => undefined);
        if (answered === undefined) return;
        if (answered.status === 303) acknowledged.push(people);
      }
    });
    // In the middle of writing, however slow the machine: once a dozen answers are acknowledged and more are on their way.
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(12), { timeout: 60_000, interval: 20 });
    await portal.kill9();
    await Promise.all(writers);

    portal = await startPortal(dataDir);
    const copy = await write(`${plan}/export`, {});
    const { facts } = (await copy.json()) as { facts: { key: string; value: unknown }[] };
    const kept = new Set(facts.filter(({ key }) => key === 'employeesInsuredAverage').map(({ value }) => value));
    expect(acknowledged.filter((people) => !kept.has(people))).toEqual([]);
  });

  it('lets an owner take everything away and delete it; the old link says so, and the ledger stays whole without it', {
    timeout: 180_000,
  }, async () => {
    await visiting(browser, { width: 390 }, async ({ page }) => {
      const plan = await skipToPlan(page, `${portal.url}/vi`);
      await page.goto(`${plan}/facts/taxCode`);
      await answer(page, 'taxCode', '038085001234');
      await page.goto(`${plan}/facts`);
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Tải tất cả về máy' }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/\.json$/);
      const pieces: Buffer[] = [];
      for await (const piece of await file.createReadStream()) pieces.push(piece as Buffer);
      const copy = JSON.parse(Buffer.concat(pieces).toString('utf8')) as Record<string, unknown>;
      expect(JSON.stringify(copy)).toContain('038085001234');
      expect(Object.keys(copy)).toEqual(expect.arrayContaining(['facts', 'plans', 'assessments']));

      await page.getByRole('link', { name: 'Xóa dữ liệu của tôi' }).click();
      await page.getByRole('button', { name: 'Xóa tất cả' }).click();
      expect(await wordsOf(page)).toContain('Dữ liệu đã được xóa');
      for (const path of [
        '',
        '/facts',
        '/support',
        '/steps/digital-signature',
        '/assess/dbi-2021-sme',
        '/questions/2',
      ]) {
        const answered = await page.goto(`${plan}${path}`);
        expect(answered?.status()).toBe(410);
        expect(await wordsOf(page)).toContain('Dữ liệu đã được xóa');
        expect(formsOn(await page.content()).filter(({ action }) => action.includes('/plan/'))).toEqual([]);
      }
      const key = plan.split('/').at(-1) ?? '';
      expect(portal.output()).not.toContain(key);
      expect(portal.output()).not.toContain('038085001234');
    });
    expect(await portal.stop()).toBe(0);
    const verified = await cauSo(dataDir, 'verify');
    expect(verified.code).toBe(0);
    expect(Number(/"events":(\d+)/.exec(verified.output)?.[1])).toBeGreaterThan(10);
    portal = await startPortal(dataDir);
  });
});
