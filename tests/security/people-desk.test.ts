/** Keeping the people of one's places: only roles one may give, only inside, never one's own; an ended role opens nothing from that moment. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { places } from '../../src/app/content.ts';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { formsOn, linksOn } from './forms-on-page.ts';
import { cookieHeader, openPortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
const PROVINCE = 'vn-2025-38';
const HERE = 'vn-2025-c-16249';
const BESIDE = places()
  .communesOf(PROVINCE)
  .find(({ id }) => id !== HERE)!.id;

type Who = { readonly cookie: string };
const province = await portal.signInAs('province-officer');
const commune = await portal.signInAs('commune-officer');
const page = async (who: Who, query = '') => (await portal.get(`/vi/desk/people${query}`, who)).body;

async function signIn(email: string): Promise<Who> {
  const asked = await portal.post('/vi/sign-in', { email });
  const letter = (await portal.readLetters()).findLast(({ to, subject }) => to === email && /^\d/.test(subject));
  const code = /\d{4} \d{4}/.exec(letter?.text ?? '')?.[0] ?? '';
  return {
    cookie: cookieHeader(
      (await portal.post('/vi/sign-in/code', { code }, { cookie: cookieHeader(asked.headers) })).headers,
    ),
  };
}

/** Invited by the province to a commune, signed in and accepted. */
async function anOfficer(email: string, place: string): Promise<Who> {
  const inviter = await portal.signInAs('province-officer');
  const sent = await portal.post('/vi/desk/people', { email, role: 'commune-officer', place }, inviter);
  if (sent.status !== 303) throw new Error(sent.body);
  const who = await signIn(email);
  const form = formsOn((await portal.get('/vi/account', who)).body).find(({ action }) =>
    action.endsWith('/invitation'),
  );
  const invitation = form?.fields.find(({ name }) => name === 'invitation')?.value ?? '';
  await portal.post('/vi/account/invitation', { invitation, answer: 'accepted' }, who);
  return who;
}

async function addressOfRole(who: Who, email: string): Promise<string | undefined> {
  const links = linksOn(await page(who, `?q=${encodeURIComponent(email)}`));
  return links.find((href) => /^\/vi\/desk\/people\/[0-9a-f-]{36}$/.test(href));
}

describe('inviting at the desk', () => {
  it('sends a letter, once for a form sent twice, and again when asked, but not at once', async () => {
    const email = 'moi.mot@example.vn';
    const command = '01900000-0000-7000-8000-00000000abcd';
    const order = { email, role: 'commune-officer', place: HERE, command };
    for (let times = 0; times < 2; times += 1)
      expect((await portal.post('/vi/desk/people', order, province)).status).toBe(303);
    const letters = async () => (await portal.readLetters()).filter(({ to }) => to === email).length;
    expect(await letters()).toBe(1);
    const body = await page(province);
    expect(body).toContain(email);
    const invitation = formsOn(body)
      .find(({ action }) => action.endsWith('/resend'))!
      .fields.find(({ name }) => name === 'invitation')!.value;
    expect((await portal.post('/vi/desk/people/resend', { invitation }, province)).status).toBe(422);
    clock.advance({ minutes: 11 });
    expect((await portal.post('/vi/desk/people/resend', { invitation }, province)).status).toBe(303);
    expect(await letters()).toBe(2);
    // The commune cannot touch an invitation to a role it may not give.
    for (const act of ['resend', 'withdraw'])
      expect((await portal.post(`/vi/desk/people/${act}`, { invitation }, commune)).status).toBe(422);
    expect((await portal.post('/vi/desk/people/withdraw', { invitation }, province)).status).toBe(303);
    expect((await portal.get('/vi/account', await signIn(email))).body).not.toContain('/vi/account/invitation');
  });

  it('gives no role above, beside or outside', async () => {
    for (const [who, role, place] of [
      [commune, 'commune-officer', HERE],
      [commune, 'adviser', BESIDE],
      [commune, 'adviser', PROVINCE],
      [commune, 'adviser', 'nation'],
      [province, 'province-officer', PROVINCE],
      [province, 'ministry-officer', 'nation'],
      [province, 'commune-officer', PROVINCE],
      [province, 'commune-officer', places().communesOf('vn-2025-01')[0]!.id],
      [province, 'owner', HERE],
      [province, 'made-up', HERE],
      [province, 'commune-officer', 'made-up'],
    ] as const) {
      const answer = await portal.post('/vi/desk/people', { email: 'x@example.vn', role, place }, who);
      expect(answer.status, `${role} over ${place}`).toBe(422);
    }
    expect((await portal.readLetters()).filter(({ to }) => to === 'x@example.vn')).toEqual([]);
    expect(
      (await portal.post('/vi/desk/people', { email: 'not mail', role: 'adviser', place: HERE }, commune)).status,
    ).toBe(422);
  });

  it('is no business of visitors, owners and advisers', async () => {
    expect((await portal.get('/vi/desk/people')).location).toBe('/vi/sign-in');
    for (const role of ['owner', 'adviser'])
      expect((await portal.get('/vi/desk/people', await portal.signInAs(role))).status).toBe(403);
  });
});

describe('ending a role', () => {
  it('at once stops whatever its person had open', async () => {
    const officer = await anOfficer('can.bo@example.vn', BESIDE);
    expect((await portal.get('/vi/desk/people', officer)).status).toBe(200);
    const address = (await addressOfRole(province, 'can.bo'))!;
    expect((await portal.get(address, province)).body).toContain('Kết thúc vai');
    expect((await portal.post(address, { lastDay: 'now' }, province)).status).toBe(303);
    expect((await portal.get('/vi/desk/people', officer)).status).toBe(403);
    expect(await addressOfRole(province, 'can.bo')).toBeUndefined();
  });

  it('on a day stops after that day', async () => {
    const email = 'het.thang@example.vn';
    await anOfficer(email, BESIDE);
    const address = (await addressOfRole(province, 'het.thang'))!;
    for (const lastDay of ['', '2031-01-01', '2039-01-01', 'soon'])
      expect((await portal.post(address, { lastDay }, province)).status, lastDay).toBe(422);
    const week = new Date(Date.parse(clock.now()) + 7 * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10);
    expect((await portal.post(address, { lastDay: week }, province)).status).toBe(303);
    clock.advance({ days: 7 });
    expect((await portal.get('/vi/desk/people', await signIn(email))).status).toBe(200);
    clock.advance({ days: 1 });
    expect((await portal.get('/vi/desk/people', await signIn(email))).status).toBe(403);
  });

  it('is for whoever may give it there: not the next commune, not a colleague, not oneself', async () => {
    const officer = await anOfficer('an.toan@example.vn', BESIDE);
    const ministry = await portal.signInAs('ministry-officer');
    const address = (await addressOfRole(await portal.signInAs('province-officer'), 'an.toan'))!;
    const hereNow = await portal.signInAs('commune-officer');
    for (const who of [hereNow, officer]) {
      expect((await portal.get(address, who)).status).toBe(404);
      expect((await portal.post(address, { lastDay: 'now' }, who)).status).toBe(404);
    }
    expect((await portal.get('/vi/desk/people', officer)).status).toBe(200);
    // The ministry may give its own role, and yet nobody ends their own.
    expect(await page(ministry)).not.toContain('vai của Đỗ Minh Thử');
    expect((await portal.get('/vi/desk/people/01900000-0000-7000-8000-000000000001', ministry)).status).toBe(404);
  });
});

it('whose place was divided stands first and waits on the province’s first page, and on nobody’s beside it', async () => {
  const gone = places().ids.find((id) => {
    const place = places().findLocality(id);
    const isDivided = place?.level === 'former-commune' && place.successors.length > 1;
    return isDivided && places().contains(PROVINCE, id) === 'yes';
  });
  await anOfficer('an.noi-cu@example.vn', BESIDE);
  await sql`update assignments set locality_id = ${gone} where locality_id = ${BESIDE} and ended_at is null
    and person_id = (select id from people where email = 'an.noi-cu@example.vn')`.execute(portal.db);
  const home = async (who: Who) => (await portal.get('/vi/desk', who)).body;
  const office = await portal.signInAs('province-officer');
  expect(await home(office)).toContain('Người có vai ở nơi đã chia: 1');
  for (const role of ['commune-officer', 'ministry-officer'])
    expect(await home(await portal.signInAs(role))).not.toContain('nơi đã chia');
  const listed = (await page(office)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  expect(listed.indexOf('nơi đã chia, chọn lại')).toBeGreaterThan(0);
  expect(listed.match(/nơi đã chia, chọn lại/g)).toHaveLength(1);
});
