/** A vendor at the portal: its own products and trials, nothing of another vendor’s, and no firm it was not given. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDateOf, systemClock } from '../../src/foundation/clock.ts';
import { formatDate } from '../../src/foundation/i18n/format.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

type Who = { readonly cookie: string };

const CONTACT = { name: 'KinxaTen', phone: '0912345678', email: '' };
const today = localDateOf(systemClock.now());
const OFFER = {
  ...{ termsVi: 'KinxaUuDai', termsEn: '', places: '3', trialDays: '60' },
  ...{ from: formatDate(today), until: formatDate(addDays(today, 30)) },
};

let portal: PortalInProcess;
let [mine, theirs, officer] = [{ cookie: '' }, { cookie: '' }, { cookie: '' }];
let [plan, caseId, offerId] = ['', '', ''];

const waiting = async () =>
  (
    await sql<{ id: string }>`select id from product_submissions where state = 'waiting' order by sent_at, id`.execute(
      portal.db,
    )
  ).rows[0]!.id;
const decide = async (reason: string) => portal.post(`/vi/desk/product-review/${await waiting()}`, { reason }, officer);

async function hold(who: Who, platform: string): Promise<void> {
  const claim = { platform, company: 'Công ty Thử', proof: 'company-papers', evidence: 'KinxaBangChung' };
  expect((await portal.post('/vi/account/products', claim, who)).status).toBe(303);
  expect((await decide('papers-seen')).status).toBe(303);
}

beforeAll(async () => {
  portal = await openPortalInProcess();
  officer = await portal.signInAs('ministry-officer');
  mine = await portal.signInAs('vendor');
  theirs = await portal.signInAs('vendor-2');
  await hold(mine, 'kiotviet');
  await hold(theirs, 'sapo');
  expect((await portal.post('/vi/desk/products/kiotviet/offer', OFFER, mine)).status).toBe(303);
  offerId = await waiting();
  await decide('terms-clear');
  plan = await portal.openPlan();
  const order = { offer: offerId, ...CONTACT, message: 'KinxaViec' };
  const asked = await portal.post(`${plan}/platforms/kiotviet/try`, order);
  expect(asked.status).toBe(303);
  caseId = /cases\/([0-9a-f-]{36})/.exec(asked.location)?.[1] ?? '';
});

const trialPage = `/vi/desk/partner-cases/`;

it('a firm takes its trials along in its copy', async () => {
  const copy = await portal.post(`${plan}/export`);
  expect(JSON.parse(copy.body).trials).toMatchObject([{ platform: 'kiotviet', contactGiven: false }]);
});

describe('a vendor', () => {
  it('finds nothing of another vendor by guessing its addresses and ids, and ends nothing of theirs', async () => {
    for (const address of ['/vi/desk/products/kiotviet', `${trialPage}${caseId}`, `${trialPage}${randomIds.next()}`])
      expect((await portal.get(address, theirs)).status, address).toBe(404);
    const acts: [string, Record<string, string>][] = [
      ['/vi/desk/products/kiotviet/offer', OFFER],
      ['/vi/desk/products/kiotviet/edit', { summaryVi: 'Lạ', website: 'https://la.example' }],
      ['/vi/desk/products/sapo/end', { id: offerId }],
      ['/vi/account/products/withdraw', { id: offerId }],
      [`${trialPage}${caseId}`, { act: 'set-up', message: 'Lạ' }],
    ];
    for (const [address, form] of acts)
      expect((await portal.post(address, form, theirs)).status, address).not.toBe(303);
    expect((await portal.get('/vi/desk/partner-cases?basket=open', theirs)).body).not.toContain(caseId);
    const { rows } = await sql<{ state: string }>`
      select state from product_submissions where id = ${offerId} union all select state from cases where id = ${caseId}`.execute(
      portal.db,
    );
    expect(rows.map(({ state }) => state)).toEqual(['accepted', 'asked']);
  });

  it('is no officer: the register, the queue, the review and the audit are closed to it', async () => {
    for (const room of ['firms', 'cases', 'product-review', 'audit', 'people', 'figures'])
      expect((await portal.get(`/vi/desk/${room}`, mine)).status, room).toBe(403);
    expect((await portal.post(`/vi/desk/product-review/${offerId}`, { reason: 'terms-clear' }, mine)).status).toBe(403);
  });

  it('reads how to reach a firm only while the firm agrees, and the firm reads that it looked', async () => {
    const seen = async () => (await portal.get(`${trialPage}${caseId}`, mine)).body;
    expect(await seen()).toContain('KinxaViec');
    expect(await seen()).not.toMatch(/KinxaTen|0912345678/);
    const consent = { act: 'give', version: '1' };
    const stranger = await portal.openPlan();
    expect((await portal.post(`${stranger}/trials/${caseId}/contact`, consent)).status).toBe(404);
    expect(
      (await portal.post(`${plan}/trials/${caseId}/contact`, { ...consent, version: '2' })).location,
    ).not.toContain('done');
    expect(await seen()).not.toContain('KinxaTen');
    expect((await portal.post(`${plan}/trials/${caseId}/contact`, consent)).status).toBe(303);
    expect(await seen()).toContain('0912345678');
    expect((await portal.get(`${plan}/readings`)).body).toContain('Nhà cung cấp nền tảng');
    expect((await portal.post(`${plan}/trials/${caseId}/contact`, { act: 'withdraw' })).status).toBe(303);
    expect(await seen()).not.toContain('KinxaTen');
  });

  it('puts nothing on the public page but what was accepted, as text and without following its links for anybody', async () => {
    const evil = {
      summaryVi: '<script>alert(1)</script>',
      website: 'https://vi-du.example/a',
      priceVnd: '',
      priceUnit: '',
    };
    await portal.post('/vi/desk/products/kiotviet/edit', evil, mine);
    const page = async () => (await portal.get('/vi/platforms/kiotviet')).body;
    expect(await page()).not.toContain('alert(1)');
    await decide('read-and-compared');
    expect(await page()).toContain('&lt;script>alert(1)');
    expect(await page()).toMatch(/href="https:\/\/vi-du\.example\/a" rel="nofollow noopener noreferrer"/);
    expect(await page()).not.toContain('KinxaBangChung');
  });
});
