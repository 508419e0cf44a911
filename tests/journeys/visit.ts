/** What visitors do again and again on their journeys. */
import type { Locator, Page } from 'playwright-core';

/** Types or ticks the answer to the question on screen and continues. A place or trade that may mean several is then chosen from the list. */
export async function answer(
  page: Page,
  fact: string,
  value: string | readonly string[],
  pick?: string,
): Promise<void> {
  for (const each of typeof value === 'string' ? [value] : value) {
    const choice = page.locator(`input[name="${fact}"][value="${each}"]`);
    if ((await choice.count()) > 0) await choice.check();
    else await page.locator(`main [id="${fact}"]`).fill(each);
  }
  await proceed(page);
  if (pick === undefined) return;
  await page.getByLabel(pick).first().check();
  await proceed(page);
}

/** The main button of the page. */
export async function proceed(page: Page): Promise<void> {
  await page.locator('main form[method=post] button:not([name=skip])').first().click();
}

export async function skip(page: Page): Promise<void> {
  await page.locator('main button[name=skip]').click();
}

/** The browser's own way back, pressed in the page and waited for: the protocol's command fails while a page is being exchanged for the next. */
export async function goBack(page: Page): Promise<void> {
  const left = page.url();
  await page.waitForLoadState('load');
  await page.evaluate('setTimeout(() => history.back())');
  await page.waitForURL((address) => address.href !== left);
}

/** Skips every question on the way in and stands on the plan; its address. */
export async function skipToPlan(page: Page, home: string): Promise<string> {
  await page.goto(`${home}/start`);
  for (let screens = 0; screens < 9 && !/\/plan\/\w+$/.test(page.url()); screens += 1) await skip(page);
  return page.url();
}

/** What a script in the page reads of its elements: these tests know no browser types. */
interface Shown {
  readonly innerText: string;
  readonly pathname: string;
}

/** Text as it is shown, with every run of blanks as one space; hidden text is not in it. */
export async function textOf(place: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden from the reader must not count
  return (await place.evaluate((element) => (element as unknown as Shown).innerText)).replace(/\s+/g, ' ');
}

export function wordsOf(page: Page): Promise<string> {
  return textOf(page.locator('main'));
}

/** Last parts of the addresses the links lead to, in their order on the page. */
export async function endsOf(links: Locator): Promise<string[]> {
  const paths = await links.evaluateAll((all) => all.map((link) => (link as unknown as Shown).pathname));
  return paths.map((path) => path.split('/').at(-1) ?? '');
}
