/** Every kind of page, public and under a plan key, at the narrowest screen: readable by everybody, whole, quiet and without a fault. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/foundation/i18n/language.ts';
import { axeViolations, sidewaysScroll, smallTargets } from './accessibility.ts';
import { launchBrowser, visitor } from './browser.ts';
import { answer, skipToPlan } from './visit.ts';

const portal = inject('portalUrl');
/** Pages made by one template are looked at this often; those whose controls differ all of them, once, in Vietnamese. */
const OF_ONE_KIND = 2;
const OF_THIS_KIND: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  vi: { 'facts/:': 40, 'questions/:': 8 },
  en: { 'facts/:': 4 },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
});

const kindOf = (path: string): string =>
  path
    .replace(/^\/(vi|en)\/?/, '')
    .replace(/^plan\/\w{26}\/?/, 'mine/')
    .replace(/(questions|facts|steps|support|learn|platforms|figures)\/[^/]+$/, '$1/:')
    .replace(/(assess\/[^/]+)\/(?!result)[^/]+$/, '$1/:');

const linksFrom = (page: Page): Promise<string[]> =>
  page.evaluate(
    // A link inside a drawing (the map) has no plain href: its attribute is resolved like everybody's.
    "[...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href'), location).href.split('#')[0].split('?')[0])",
  ) as Promise<string[]>;

/** A plan with answers, a step under way and a finished assessment, so that every page has something to show. */
async function livelyPlan(page: Page, language: Language): Promise<string> {
  const home = `${portal}/${language}`;
  const plan = await skipToPlan(page, home);
  await page.goto(`${plan}/facts/applicantType`);
  await answer(page, 'applicantType', 'enterprise');
  await page.goto(`${plan}/facts/commune`);
  await answer(page, 'commune', 'Phường Hạc Thành, Thanh Hóa');
  await page.goto(`${plan}/facts/employeesInsuredAverage`);
  await answer(page, 'employeesInsuredAverage', '14');
  await page.goto(plan);
  await page.locator('main form[action$="/start"] button').first().click();
  await page.goto(`${plan}/assess/dbi-2021-sme`);
  await page.locator('main form[method=post] button').first().click();
  const first = page.url();
  await page.locator('main input[type=radio]').nth(3).check();
  await page.locator('main form[method=post] button').first().click();
  await page.goto(first.replace(/\/[^/]+$/, ''));
  await page.locator('form[action$="/complete"] button').last().click();
  await page.goto(`${plan}/assess/dbi-2025-sme`);
  await page.locator('main form[method=post] button').first().click();
  return plan;
}

it('a page with planted faults is not passed over', async () => {
  const { context, page } = await visitor(browser, { width: 320 });
  await page.goto(`${portal}/vi/start`);
  await page.evaluate(`document.documentElement.removeAttribute('lang');
    document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><table><tr><td>' + 'x'.repeat(200) + '</td></tr></table>');
    document.querySelector('main button').insertAdjacentHTML('afterend', '<button>x</button>');
    document.styleSheets[0].insertRule('main button{min-height:0!important;height:20px!important;padding:0!important}', document.styleSheets[0].cssRules.length)`);
  const rules = (await axeViolations(page)).map((violation) => violation.split(':')[0]);
  expect(rules).toEqual(expect.arrayContaining(['html-has-lang', 'image-alt']));
  expect(await sidewaysScroll(page)).toBeGreaterThan(0);
  expect(await smallTargets(page)).not.toEqual([]);
  await context.close();
});

describe.each(LANGUAGES)('in %s', (language) => {
  it('every page is accessible, fits 320 px, has targets to hit and makes no noise', { timeout: 400_000 }, async () => {
    const { context, page, strayRequests } = await visitor(browser, { width: 320, height: 640, locale: language });
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text()))
        wrong.push(`${kindOf(new URL(page.url()).pathname)}: says ${message.text()}`);
    });
    page.on('pageerror', (fault) => wrong.push(`${page.url()}: ${fault.message}`));
    page.on('response', (response) => {
      if (response.status() >= 500) wrong.push(`${response.url()}: ${String(response.status())}`);
    });
    const plan = await livelyPlan(page, language);
    const home = `${portal}/${language}`;
    const waiting = [
      home,
      `${home}/start`,
      plan,
      `${plan}/delete`,
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => `${plan}/questions/${String(n)}`),
      `${plan}/assess/dbi-2021-sme`,
      `${plan}/assess/dbi-2021-sme/result`,
      `${home}/nowhere`,
      `${home}/plan/abc`,
      `${portal}/styleguide`,
      `${home}/support?q=zzzz`,
      `${home}/platforms?q=zzzz`,
    ];
    const seen = new Set(waiting);
    const looked = new Map<string, number>();
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const { pathname, search } = new URL(address);
      const kind = kindOf(pathname) + search;
      const times = looked.get(kind) ?? 0;
      if (times >= (OF_THIS_KIND[language][kind.replace('mine/', '')] ?? OF_ONE_KIND)) continue;
      looked.set(kind, times + 1);
      await page.goto(address);
      const at = `/${language} ${kind} ${times > 0 ? pathname.split('/').at(-1) : ''}`;
      for (const violation of await axeViolations(page)) wrong.push(`${at}: ${violation.slice(0, 200)}`);
      const over = await sidewaysScroll(page);
      if (over > 0) wrong.push(`${at}: ${String(over)} px too wide`);
      for (const small of await smallTargets(page)) wrong.push(`${at}: small target ${small}`);
      for (const link of await linksFrom(page)) {
        if (seen.has(link) || /\.\w{3,4}$/.test(link) || !link.startsWith(`${portal}/${language}`)) continue;
        seen.add(link);
        waiting.push(link);
      }
    }
    await context.close();
    expect(wrong).toEqual([]);
    expect(strayRequests).toEqual([]);
    expect([...looked.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(30);
  });
});
