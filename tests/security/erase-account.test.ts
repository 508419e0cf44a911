/** Being erased: only by oneself, after a week to think again, everywhere at once; what stays names nobody. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { personErasers } from '../../src/app/person-erasers.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { accountSchedule } from '../../src/modules/accounts/index.ts';
import { createLedger, readEvents } from '../../src/modules/ledger/index.ts';
import { loadLocalities } from '../../src/modules/localities/index.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { linksOn } from './forms-on-page.ts';
import { cookieHeader, openPortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
type Who = { readonly cookie: string };

async function signIn(email: string): Promise<Who> {
  const asked = await portal.post('/vi/sign-in', { email });
  const letter = (await portal.readLetters()).findLast(({ to, subject }) => to === email && /^\d/.test(subject));
  const code = /\d{4} \d{4}/.exec(letter?.text ?? '')?.[0] ?? '';
  const cookie = cookieHeader(asked.headers);
  return { cookie: cookieHeader((await portal.post('/vi/sign-in/code', { code }, { cookie })).headers) };
}

/** The hourly clock, as the portal runs it. */
async function clockRuns(): Promise<void> {
  const deps = { db: portal.db, ids: randomIds, ledger: createLedger() };
  const works = accountSchedule({ ...deps, places: loadLocalities(), erasers: personErasers(deps) });
  for (const work of works.filter(({ name }) => name === 'accounts.erase')) await work.run(clock.now());
}

async function anOwner(email: string): Promise<{ owner: Who; plan: string }> {
  const owner = await signIn(email);
  await portal.post('/vi/account/name', { name: 'Trần Thị Xóa' }, owner);
  const plan = await portal.openPlan();
  await portal.post(`${plan}/claim`, { name: 'Tiệm Bánh Bà Xóa' }, owner);
  return { owner, plan };
}

const traces = async (text: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from people where email like ${text} or name like ${text})
      + (select count(*) from invitations where email like ${text}) + (select count(*) from sign_in_codes where email like ${text})
      + (select count(*) from organisations where name like ${text}) + (select count(*) from claims where claimed_name like ${text}) as n`.execute(
    portal.db,
  );
  return Number(rows[0]?.n);
};

describe('asking to be erased', () => {
  it('tells the mailbox, waits a week in which nothing changes, and can be taken back', async () => {
    const { owner, plan } = await anOwner('nghi.lai@example.vn');
    const command = randomIds.next();
    for (let times = 0; times < 2; times += 1) await portal.post('/vi/account/data/erase', { command }, owner);
    const told = (await portal.readLetters()).filter(({ subject }) => subject.includes('xóa tài khoản'));
    expect(told).toHaveLength(1);
    expect((await portal.get('/vi/account/data', owner)).body).toContain('Tài khoản sẽ bị xóa ngày 11/03/2031');
    clock.advance({ days: 6 });
    await clockRuns();
    expect((await portal.get('/vi/account', owner)).status).toBe(200);
    // Nobody else's button keeps or erases this account.
    await portal.post('/vi/account/data/keep', {}, await portal.signInAs('ministry-officer'));
    expect((await portal.get('/vi/account/data', owner)).body).toContain('Tài khoản sẽ bị xóa');
    await portal.post('/vi/account/data/keep', {}, owner);
    clock.advance({ days: 2 });
    await clockRuns();
    expect(linksOn((await portal.get('/vi/account', owner)).body)).toContain(plan);
  });

  it('takes name, mailbox, sessions and roles, and lets the firm go without its owner', async () => {
    const email = 'di.han@example.vn';
    const { owner, plan } = await anOwner(email);
    await portal.post('/vi/account/data/erase', { firms: 'release' }, owner);
    clock.advance({ days: 8 });
    await clockRuns();
    expect((await portal.get('/vi/account', owner)).status).toBe(303);
    expect(await traces('%di.han%')).toBe(0);
    expect((await portal.get(plan)).status).toBe(200);
    expect((await portal.get(`${plan}/claim`)).body).not.toContain('đã có người nhận');
    // The same mailbox begins anew and finds nothing of before.
    const again = await signIn(email);
    expect((await portal.get('/vi/account', again)).body).not.toMatch(/Trần Thị Xóa|Tiệm Bánh/);
    clock.advance({ days: 181 });
    expect((await portal.get(plan)).status).toBe(410);
  });

  it('takes the firm along when its owner says so, and leaves events that name nobody', async () => {
    const { owner, plan } = await anOwner('mang.theo@example.vn');
    await portal.post('/vi/account/data/erase', { firms: 'erase' }, owner);
    clock.advance({ days: 8 });
    await clockRuns();
    expect((await portal.get(plan)).status).toBe(410);
    expect(await traces('%mang.theo%')).toBe(0);
    const events: unknown[] = [];
    for await (const slice of readEvents(portal.db, { types: ['account.erased'] })) events.push(...slice);
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toMatch(/mang\.theo|Xóa/);
  });

  it('ends the mandates of an adviser and an officer’s reach at once', async () => {
    const email = 'tu.van@example.vn';
    const invited = { email, role: 'adviser', place: 'vn-2025-c-16249' };
    await portal.post('/vi/desk/people', invited, await portal.signInAs('commune-officer'));
    const adviser = await signIn(email);
    const body = (await portal.get('/vi/account', adviser)).body;
    const invitation = /name="invitation" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await portal.post('/vi/account/invitation', { invitation, answer: 'accepted' }, adviser);
    const code = />([0-9A-Z]{4}-[0-9A-Z]{4})</.exec((await portal.get('/vi/desk/mandates', adviser)).body)?.[1] ?? '';
    const { owner, plan } = await anOwner('co.tu.van@example.vn');
    const mandate = { adviser: code, acts: 'answer', days: '90' };
    expect((await portal.post(`${plan}/mandates`, mandate, owner)).status).toBe(303);
    await portal.post('/vi/account/data/erase', {}, adviser);
    clock.advance({ days: 8 });
    await clockRuns();
    expect((await portal.get('/vi/desk/mandates', adviser)).location).toBe('/vi/sign-in');
    const page = (await portal.get(`${plan}/mandates`, await signIn('co.tu.van@example.vn'))).body;
    expect(page).toContain('Chưa ủy quyền cho ai.');
    expect((await portal.post(`${plan}/mandates`, mandate, await signIn('co.tu.van@example.vn'))).status).toBe(422);
  });
});

describe('a copy of one’s account', () => {
  it('holds what is one’s own, no secret, and nothing of anybody else', async () => {
    const { owner } = await anOwner('ban.sao@example.vn');
    const file = await portal.post('/vi/account/data/copy', {}, owner);
    const copy = JSON.parse(file.body) as { person: { email: string }; firms: { name: string }[]; sessions: unknown[] };
    expect(copy).toMatchObject({ person: { email: 'ban.sao@example.vn' }, firms: [{ name: 'Tiệm Bánh Bà Xóa' }] });
    expect(file.body).not.toMatch(/hash|token|sealed/i);
    expect((await portal.post('/vi/account/data/copy')).location).toBe('/vi/sign-in');
    const other = await portal.post('/vi/account/data/copy', {}, await portal.signInAs('commune-officer'));
    expect(other.body).not.toContain('ban.sao');
  });
});
