/** Switching the language keeps the page, what was searched for, and the page of a form that was refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { linksOn } from '../security/forms-on-page.ts';
import { openPortalInProcess, type PortalInProcess } from '../security/portal-in-process.ts';

let portal: PortalInProcess;
beforeAll(async () => {
  portal = await openPortalInProcess();
});

const englishLink = (body: string): string => {
  const [, link = ''] = /<a href="([^"]*)" lang="en" hreflang="en">/.exec(body) ?? [];
  return link.replaceAll('&amp;', '&');
};

describe('switching the language', () => {
  it.each([
    '/vi',
    '/vi/start',
    '/vi/support?q=chu+ky+so&who=enterprise',
    '/vi/support?q=a%26b%3Cc%3E%22',
    '/vi/platforms?q=h%C3%B3a+%C4%91%C6%A1n',
  ])('on %s leads to the same page with the same question', async (address) => {
    const { body } = await portal.get(address);
    expect(englishLink(body)).toBe(address.replace('/vi', '/en'));
    expect((await portal.get(englishLink(body))).status).toBe(200);
  });

  it('after a refused form leads to the page that form stands on', async () => {
    const plan = await portal.openPlan();
    await portal.post(`${plan}/assess/dbi-2021-sme`);
    const refused = [
      ['/vi/start', { taxCode: '1' }],
      ['/vi/plan', { key: 'x' }],
      ['/vi/assess/dbi-2021-sme/start', { key: 'x' }],
      [`${plan}/questions/2`, {}],
      [`${plan}/facts/revenueVnd`, { revenueVnd: 'x' }],
      [`${plan}/steps/digital-signature/drop`, {}],
      [`${plan}/assess/dbi-2021-sme/complete`, {}],
      [`${plan}/assess/dbi-2021-sme/1.1`, { 'a.1.1.1': 'x' }],
    ] as const;
    const answers: [string, number, number][] = [];
    for (const [address, form] of refused) {
      const { status, body } = await portal.post(address, form);
      expect(linksOn(body)).toContain(englishLink(body));
      answers.push([address, status, (await portal.get(englishLink(body))).status]);
    }
    expect(answers).toEqual(refused.map(([address]) => [address, 422, 200]));
  });
});
