/** Every link of every page leads to a page, and every fragment to a place on it, in both languages. */
import { beforeAll, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/foundation/i18n/language.ts';
import { openPortalInProcess, type PortalInProcess } from '../security/portal-in-process.ts';

let portal: PortalInProcess;
beforeAll(async () => {
  portal = await openPortalInProcess();
});

/** Searches and pages of lists differ only in what they hold: one address of each is followed. */
const followed = (address: string): string => address.split('?')[0] ?? '';

const hrefsOn = (html: string): string[] =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

it.each(LANGUAGES)('no link in %s is dead', { timeout: 180_000 }, async (language) => {
  const plan = (await portal.openPlan()).replace('/vi/', `/${language}/`);
  await portal.post(`${plan}/facts/applicantType`, { applicantType: 'enterprise' });
  await portal.post(`${plan}/assess/dbi-2021-sme`);
  await portal.post(`${plan}/assess/dbi-2021-sme/1.1`, { 'a.1.1.1': 'p3' });
  await portal.post(`${plan}/assess/dbi-2021-sme/complete`, { gaps: 'allowed' });
  const dead: string[] = [];
  const ids = new Map<string, ReadonlySet<string>>();
  const fragments: [from: string, to: string, id: string][] = [];
  const waiting = [`/${language}`, plan, `${plan}/assess/dbi-2021-sme/result`];
  const seen = new Set(waiting);
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const { status, body, headers, location } = await portal.get(address);
    if (status === 303) {
      if (!seen.has(followed(location))) waiting.push(followed(location));
      continue;
    }
    if (status !== 200) dead.push(`${address}: ${String(status)}`);
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    ids.set(address, new Set([...body.matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)));
    for (const href of hrefsOn(body)) {
      if (!/^[/#?]/.test(href)) continue;
      const [path = '', id] = href.split('#');
      const to = path.startsWith('/') ? followed(path) : address;
      if (id !== undefined) fragments.push([address, to, id]);
      if (to.startsWith(language === 'vi' ? '/en' : '/vi') || seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  for (const [from, to, id] of fragments)
    if (ids.has(to) && !ids.get(to)?.has(decodeURIComponent(id))) dead.push(`${from}: ${to}#${id}`);
  expect(dead.map((each) => each.replaceAll(/plan\/\w{26}/g, 'plan/KEY'))).toEqual([]);
  expect(seen.size).toBeGreaterThan(150);
});
