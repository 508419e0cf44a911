/** Holds one page of every kind, in both languages and as each role of the demo, to the HTML standard with the Nu validator. Needs Java; says so when it is missing. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newDataDir, removeDataDir, startPortal } from '../tests/journeys/portal.ts';
import { formsOn, linksOn } from '../tests/security/forms-on-page.ts';

const validator = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
const PLANTED =
  '<!doctype html><html lang="vi"><title>x</title><p id=a><p id=a><img src=x><section><li>x</section></html>';
const FEWEST_PAGES = 50;

interface Finding {
  readonly type: string;
  readonly url: string;
  readonly message: string;
  readonly extract?: string;
}

/** One kind for all pages of a template: the last part of the address is what differs. */
const kindOf = (path: string): string =>
  path
    .replace(/plan\/\w{26}/, 'plan/KEY')
    .replace(/\/(questions|facts|steps|support|learn|platforms|figures|assess\/[^/]+)\/(?!result)[^/]+/, '/$1/X');

async function pagesOf(url: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const get = async (path: string) => (await fetch(url + path, { redirect: 'follow' })).text();
  const send = (path: string, form: Record<string, string>) =>
    fetch(url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) });
  for (const language of ['vi', 'en']) {
    const begun = await send(`/${language}/start`, { skip: '1' });
    const plan = (begun.headers.get('location') ?? '').replace(/\/questions\/\d$/, '');
    await send(`${plan}/facts/applicantType`, { applicantType: 'enterprise' });
    await send(`${plan}/facts/functionsInUse`, { functionsInUse: 'qr-payment' });
    for (const framework of ['dbi-2021-sme', 'dbi-2025-sme']) {
      await send(`${plan}/assess/${framework}`, {});
      await send(`${plan}/assess/${framework}/${framework === 'dbi-2021-sme' ? '1.1' : 'S2'}`, {
        'a.1.1.1': 'p3',
        'a.2.2': 'low',
      });
    }
    await send(`${plan}/assess/dbi-2021-sme/complete`, { gaps: 'allowed' });
    pages.set(`/${language} refused tax code`, await (await send(`/${language}/start`, { taxCode: '<1' })).text());
    pages.set(`/${language} refused step`, await (await send(`${plan}/steps/digital-signature/drop`, {})).text());
    pages.set(
      `/${language} refused part`,
      await (await send(`${plan}/assess/dbi-2025-sme/S2`, { 'a.2.2': 'x' })).text(),
    );
    const waiting = [
      `/${language}`,
      plan,
      `${plan}/assess/dbi-2021-sme/result`,
      `${plan}/assess/dbi-2021-sme`,
      `/${language}/nowhere`,
      `/${language}/plan/x`,
      `/${language}/support?q=zzz`,
      '/styleguide',
    ];
    for (let n = 1; n <= 8; n += 1) waiting.push(`${plan}/questions/${String(n)}`);
    for (const fact of ['commune', 'industry', 'certifications', 'revenueVnd', 'foundedOn', 'womenOwned'])
      waiting.push(`${plan}/facts/${fact}`);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const asked = /questions|facts\//.test(path) ? path.replace(plan, '') : kindOf(path);
      const name = `/${language} ${asked}`;
      if (pages.has(name) || /\.\w{3,4}$/.test(path)) continue;
      const body = await get(path);
      pages.set(name, body);
      waiting.push(...linksOn(body).filter((link) => link.startsWith(`/${language}`) && !/\/facts\/./.test(link)));
    }
  }
  return pages;
}

/** One page of each kind that somebody signed in can reach from the desk and the account. */
async function pagesOfRoles(url: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const offered = await (await fetch(`${url}/vi/sign-in`)).text();
  const roles = formsOn(offered).flatMap(({ fields }) => fields.filter(({ name }) => name === 'role'));
  for (const [index, { value: role }] of roles.entries()) {
    const signedIn = await fetch(`${url}/vi/sign-in/demo`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ role }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const language = index % 2 === 0 ? 'vi' : 'en';
    const waiting = [`/${language}/desk`, `/${language}/account`];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const name = `${role} ${deskKindOf(path)}`;
      if (pages.has(name)) continue;
      const answer = await fetch(url + path, { headers: { cookie } });
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      const body = await answer.text();
      pages.set(name, answer.ok ? body : `${body}<p id=1><p id=1>${String(answer.status)}`);
      waiting.push(...linksOn(body).filter((link) => new RegExp(`^/${language}/(desk|account)`).test(link)));
    }
  }
  return pages;
}

/** Ids, tax codes and filters do not make another kind of page. */
const deskKindOf = (path: string): string =>
  path
    .replace(/\?.*/, (query) => `?${[...new URLSearchParams(query).keys()].sort().join('&')}`)
    .replace(/\/(?=[^/?]*\d)[^/?]+/g, '/X')
    .replace(/\/(figures|measures)\/[^/?]+/g, '/$1/X');

/** Errors the validator found, as `page: what, where`. */
function validate(pages: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cau-so-html-'));
  try {
    const names = [...pages.keys()];
    for (const [index, name] of names.entries())
      writeFileSync(join(folder, `${String(index)}.html`), pages.get(name) ?? '');
    const files = names.map((_, index) => join(folder, `${String(index)}.html`));
    const run = spawnSync('java', ['-jar', validator, '--errors-only', '--format', 'json', ...files], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (run.error)
      throw new Error('The HTML check needs Java 11 or newer (Debian: apt-get install default-jre-headless).');
    const { messages } = JSON.parse(run.stderr) as { messages: Finding[] };
    return messages.map(
      ({ url, message, extract }) =>
        `${names[Number(basename(url, '.html'))] ?? url}: ${message} ${(extract ?? '').replace(/\s+/g, ' ').slice(0, 160)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A row with more or fewer cells than the table has heads reads wrong on a phone, where the head stands beside each cell. */
function crookedTables(pages: ReadonlyMap<string, string>): string[] {
  const crooked: string[] = [];
  for (const [name, html] of pages)
    for (const [table] of html.matchAll(/<table[\s\S]*?<\/table>/g)) {
      const [head = '', body = ''] = table.split('</thead>');
      const heads = cells(head);
      const wrong = body
        .split('<tr')
        .find((row) => /<t[hd]\b/.test(row) && !/colspan/.test(row) && cells(row) !== heads);
      if (heads > 0 && wrong !== undefined)
        crooked.push(
          `${name}: a row has ${String(cells(wrong))} cells under ${String(heads)} heads: ${wrong.slice(0, 200)}`,
        );
    }
  return crooked;
}

const cells = (row: string): number => [...row.matchAll(/<t[hd]\b/g)].length;

async function check(): Promise<number> {
  const dataDir = newDataDir();
  const portal = await startPortal(dataDir, { demo: true });
  try {
    const pages = new Map([...(await pagesOf(portal.url)), ...(await pagesOfRoles(portal.url))]);
    const found = validate(new Map([['planted', PLANTED], ...pages]));
    const errors = [...found.filter((each) => !each.startsWith('planted: ')), ...crookedTables(pages)];
    if (found.every((each) => !each.startsWith('planted: ')))
      throw new Error('The validator passed a page with planted errors.');
    for (const error of errors) process.stdout.write(`${error}\n`);
    process.stdout.write(`${String(pages.size)} pages, ${String(errors.length)} errors\n`);
    return errors.length === 0 && pages.size >= FEWEST_PAGES ? 0 : 1;
  } finally {
    await portal.stop();
    removeDataDir(dataDir);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await check();
