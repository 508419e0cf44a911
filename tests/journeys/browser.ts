/** A real browser for the journeys: CHROMIUM_PATH, an installed Chrome or Chromium, else the packaged one on Linux x64; never skipped quietly. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Without these a headless browser calls home, which the closed networks of many offices refuse; the packaged browser's own defaults are unsafe. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

async function browserPath(): Promise<string> {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROMIUM_PATH names no file: ${asked}`);
    return asked;
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const packaged = await import('@sparticuz/chromium');
    return packaged.default.executablePath();
  }
  throw new Error(
    'The browser journeys need Chrome or Chromium: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: FLAGS, headless: true });
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses beyond this machine that the browser was asked to load: must stay empty. */
  readonly strayRequests: string[];
}

export interface Device {
  readonly width?: number;
  readonly height?: number;
  readonly javaScript?: boolean;
  readonly locale?: string;
}

/** One person with one device. Traffic to anywhere but this machine is cut and recorded. */
export async function visitor(browser: Browser, device: Device = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: device.width ?? 390, height: device.height ?? 844 },
    javaScriptEnabled: device.javaScript ?? true,
    locale: device.locale ?? 'vi-VN',
  });
  const strayRequests: string[] = [];
  await context.route('**/*', (route) => {
    const host = new URL(route.request().url()).hostname;
    if (host === 'localhost' || host === '127.0.0.1') return route.continue();
    strayRequests.push(route.request().url());
    return route.abort();
  });
  return { context, page: await context.newPage(), strayRequests };
}

/** One journey of one person; the device is put away whatever happens. */
export async function visiting(
  browser: Browser,
  device: Device,
  journey: (guest: Visitor) => Promise<void>,
): Promise<void> {
  const guest = await visitor(browser, device);
  try {
    await journey(guest);
  } finally {
    await guest.context.close();
  }
}
