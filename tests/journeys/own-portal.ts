/** A portal of a journey's own with a browser beside it: for journeys that invite people, read its letters or change its demo. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { faultsOf } from './accessibility.ts';
import { launchBrowser, visitor } from './browser.ts';
import { cauSo, newDataDir, type Portal, removeDataDir, startPortal } from './portal.ts';

export interface OwnPortal {
  readonly dataDir: string;
  readonly url: string;
  /** `URL/vi`. */
  readonly home: string;
  readonly browser: Browser;
  /** Looks at a page of the narrowest phone without scripts. axe needs them, so it looks at a copy in a browser that runs them. */
  look(page: Page): Promise<void>;
  /** As an operator, for what the command line does then. */
  stop(): Promise<unknown>;
  /** All that was wrong with what was looked at. */
  readonly faults: readonly string[];
}

/** Starts on a copy of data that a portal left behind, with people invited from the operator's shell, before the first test; all is put away after the last. */
export function ownPortal(
  data: 'emptyData' | 'demoData',
  invited: readonly { readonly email: string; readonly role: string; readonly scope: string }[] = [],
): OwnPortal {
  const dataDir = newDataDir(inject(data));
  const faults: string[] = [];
  let portal: Portal;
  let browser: Browser;
  let copy: Page | undefined;
  beforeAll(async () => {
    for (const { email, role, scope } of invited) {
      const told = await cauSo(dataDir, 'accounts', 'invite', email, '--role', role, '--scope', scope);
      if (told.code !== 0) throw new Error(told.output);
    }
    portal = await startPortal(dataDir, { demo: data === 'demoData' });
    browser = await launchBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await portal.stop();
    removeDataDir(dataDir);
  });
  const copyPage = async (): Promise<Page> => {
    if (copy === undefined) {
      copy = (await visitor(browser, { width: 320 })).page;
      await copy.goto(portal.url);
    }
    return copy;
  };
  return {
    ...{ dataDir, faults },
    get url() {
      return portal.url;
    },
    get home() {
      return `${portal.url}/vi`;
    },
    get browser() {
      return browser;
    },
    stop: () => portal.stop(),
    look: async (page) => {
      const shown = await copyPage();
      await shown.setContent((await page.content()).replace('<head>', `<head><base href="${portal.url}/">`));
      const address = page
        .url()
        .replace(/plan\/\w+/, 'plan/KEY')
        .replace(/\/[0-9a-f-]{36}/, '/ID');
      const isWide = await page.locator('body').evaluate('document.documentElement.scrollWidth > innerWidth');
      const found = [...(await faultsOf(shown)), ...(isWide === true ? ['wider than the screen'] : [])];
      faults.push(...found.map((fault) => `${address}: ${fault}`));
    },
  };
}
