/** Signing in against those who guess, replay, plant, count and pry. */
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/test-support/fixed-clock.ts';
import { linksOn } from './forms-on-page.ts';
import { cookieHeader, openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

const clock = fixedClock();
const portal = await openPortalInProcess({ clock });
let mailboxes = 0;
const newMailbox = () => {
  mailboxes += 1;
  return `someone.${String(mailboxes)}@example.vn`;
};

async function askForCode(email: string, at: PortalInProcess = portal): Promise<{ cookie: string; code: string }> {
  const asked = await at.post('/vi/sign-in', { email });
  expect(asked.status).toBe(303);
  const letter = (await at.readLetters()).findLast(({ to }) => to === email);
  return { cookie: cookieHeader(asked.headers), code: /\d{4} \d{4}/.exec(letter?.text ?? '')?.[0] ?? '' };
}

async function signIn(email: string, carried = ''): Promise<{ cookie: string }> {
  const { cookie, code } = await askForCode(email);
  const answer = await portal.post(
    '/vi/sign-in/code',
    { code },
    { cookie: [cookie, carried].filter(Boolean).join('; ') },
  );
  expect(answer.status).toBe(303);
  return { cookie: cookieHeader(answer.headers) };
}

const isSignedIn = async (cookie: string) => (await portal.get('/vi/account', { cookie })).status === 200;
const otherCode = (code: string) => code.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));

describe('a code', () => {
  it('signs its mailbox in once, and a replay opens nothing', async () => {
    const { cookie, code } = await askForCode(newMailbox());
    const first = await portal.post('/vi/sign-in/code', { code }, { cookie });
    expect(await isSignedIn(cookieHeader(first.headers))).toBe(true);
    const replay = await portal.post('/vi/sign-in/code', { code }, { cookie });
    expect(replay.status).toBe(422);
    expect(replay.headers['set-cookie']).toBeUndefined();
  });

  it('works only in the browser that asked for it', async () => {
    const { code } = await askForCode(newMailbox());
    const thief = await askForCode(newMailbox());
    for (const cookie of ['', thief.cookie, 'cau-so-sign-in=made-up'])
      expect((await portal.post('/vi/sign-in/code', { code }, { cookie })).status).toBe(422);
  });

  it('runs out after ten minutes', async () => {
    const { cookie, code } = await askForCode(newMailbox());
    clock.advance({ minutes: 10 });
    const late = await portal.post('/vi/sign-in/code', { code }, { cookie });
    expect(late.status).toBe(422);
    expect(late.body).toContain('Mã đã hết hạn');
  });

  it('dies after five wrong tries, the right one included, however fast they come', async () => {
    const { cookie, code } = await askForCode(newMailbox());
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => portal.post('/vi/sign-in/code', { code: otherCode(code) }, { cookie })),
    );
    expect(tries.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 422));
    const right = await portal.post('/vi/sign-in/code', { code }, { cookie });
    expect(right.status).toBe(422);
    expect(right.body).toContain('sai 5 lần');
  });

  it('still works after four wrong tries', async () => {
    const { cookie, code } = await askForCode(newMailbox());
    for (let n = 0; n < 4; n += 1) await portal.post('/vi/sign-in/code', { code: otherCode(code) }, { cookie });
    expect((await portal.post('/vi/sign-in/code', { code }, { cookie })).status).toBe(303);
  });

  it('is sent to one mailbox five times an hour and no more', async () => {
    const email = newMailbox();
    for (let n = 0; n < 5; n += 1) await askForCode(email);
    const before = (await portal.readLetters()).length;
    expect((await portal.post('/vi/sign-in', { email })).status).toBe(429);
    expect((await portal.readLetters()).length).toBe(before);
    clock.advance({ minutes: 61 });
    await askForCode(email);
  });

  it('never reaches the log, nor does the mailbox or a token', async () => {
    const email = newMailbox();
    const { cookie, code } = await askForCode(email);
    const answer = await portal.post('/vi/sign-in/code', { code }, { cookie });
    const log = portal.logged.join('\n');
    const secrets = [cookie, cookieHeader(answer.headers)].map((pair) => pair.split('=')[1] ?? '');
    for (const secret of [email, code, code.replace(' ', ''), ...secrets]) {
      expect(secret.length).toBeGreaterThan(5);
      expect(log).not.toContain(secret);
    }
  });
});

describe('asking for a code', () => {
  it('answers alike whether the mailbox has an account or not: status, page, headers and work', async () => {
    const known = newMailbox();
    await signIn(known);
    const unlike = (headers: Readonly<Record<string, unknown>>) =>
      Object.keys(headers)
        .filter((name) => name !== 'x-ratelimit-remaining')
        .sort();
    const [withAccount, without] = [
      await portal.post('/vi/sign-in', { email: known }),
      await portal.post('/vi/sign-in', { email: newMailbox() }),
    ];
    expect([without.status, without.location, without.body]).toEqual([303, withAccount.location, withAccount.body]);
    expect(unlike(without.headers)).toEqual(unlike(withAccount.headers));
    const pages = await Promise.all(
      [withAccount, without].map(({ headers }) => portal.get('/vi/sign-in/code', { cookie: cookieHeader(headers) })),
    );
    expect(tidy(pages[0]?.body ?? '')).toBe(tidy(pages[1]?.body ?? 'x'));
  });

  it.each(['', 'x', 'a@b', 'a@b.vn, c@d.vn', 'a@b.vn\nBcc: c@d.vn', `${'a'.repeat(300)}@example.vn`])(
    'of %j asks for an address again',
    async (email) => {
      expect((await portal.post('/vi/sign-in', { email })).status).toBe(422);
    },
  );
});

/** Without what differs between any two pages. */
const tidy = (html: string) => html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');

describe('a session', () => {
  it('is a new one at every sign-in, whatever the browser brought along, and the old one ends', async () => {
    const planted = 'cau-so-session=planted-by-somebody-else-0000000000000000';
    const { cookie } = await signIn(newMailbox(), planted);
    expect(cookie).not.toContain('planted');
    expect(await isSignedIn(planted)).toBe(false);
    const again = await signIn(newMailbox(), cookie);
    expect(again.cookie).not.toBe(cookie);
    expect(await isSignedIn(cookie)).toBe(false);
    expect(await isSignedIn(again.cookie)).toBe(true);
  });

  it('ends on the server when its person signs out', async () => {
    const { cookie } = await signIn(newMailbox());
    const out = await portal.post('/vi/account/sign-out', {}, { cookie });
    expect(String(out.headers['set-cookie'])).toContain('Max-Age=0');
    expect(await isSignedIn(cookie)).toBe(false);
  });

  it('can be ended from another device, and everywhere at once', async () => {
    const email = newMailbox();
    const [phone, laptop] = [await signIn(email), await signIn(email)];
    const page = await portal.get('/vi/account', laptop);
    const session = /name="session" value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    await portal.post('/vi/account/end-session', { session }, laptop);
    expect([await isSignedIn(phone.cookie), await isSignedIn(laptop.cookie)]).toEqual([false, true]);
    const tablet = await signIn(email);
    await portal.post('/vi/account/sign-out-everywhere', {}, laptop);
    expect([await isSignedIn(tablet.cookie), await isSignedIn(laptop.cookie)]).toEqual([false, false]);
  });

  it('of somebody else cannot be ended by naming it', async () => {
    const email = newMailbox();
    const [victim, second] = [await signIn(email), await signIn(email)];
    const page = await portal.get('/vi/account', second);
    const session = /name="session" value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? '';
    await portal.post('/vi/account/end-session', { session }, await signIn(newMailbox()));
    expect(await isSignedIn(victim.cookie)).toBe(true);
  });

  it('of an officer ends after 30 minutes without use, and after 12 hours of use', async () => {
    const idle = await portal.signInAs('commune-officer');
    clock.advance({ minutes: 29 });
    expect(await isSignedIn(idle.cookie)).toBe(true);
    clock.advance({ minutes: 30 });
    expect(await isSignedIn(idle.cookie)).toBe(false);
    const busy = await portal.signInAs('commune-officer');
    for (let n = 0; n < 35; n += 1) {
      clock.advance({ minutes: 20 });
      expect(await isSignedIn(busy.cookie)).toBe(true);
    }
    clock.advance({ minutes: 20 });
    expect(await isSignedIn(busy.cookie)).toBe(false);
  });

  it('of an owner lasts 30 days without use', async () => {
    const { cookie } = await portal.signInAs('owner');
    clock.advance({ days: 29 });
    expect(await isSignedIn(cookie)).toBe(true);
    clock.advance({ days: 30 });
    expect(await isSignedIn(cookie)).toBe(false);
  });

  it('cookie is out of reach of scripts and other sites, and under https of other hosts', async () => {
    const plain = await portal.post('/vi/sign-in/demo', { role: 'owner' });
    const [session = ''] = plain.headers['set-cookie'] as string[];
    expect(session).toMatch(/^cau-so-session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const secure = await openPortalInProcess({ clock, baseUrl: 'https://causo.example.vn' });
    const [under = ''] = (await secure.post('/vi/sign-in/demo', { role: 'owner' })).headers['set-cookie'] as string[];
    expect(under).toMatch(/^__Host-cau-so-session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/);
    expect((await secure.get('/vi/account', { cookie: under.replace('__Host-', '').split(';')[0] ?? '' })).status).toBe(
      303,
    );
  });

  it('counts for nothing when two cookies claim it', async () => {
    const { cookie } = await portal.signInAs('owner');
    expect(await isSignedIn(`${cookie}; cau-so-session=${'a'.repeat(43)}`)).toBe(false);
  });

  it('makes every page private to its person', async () => {
    const { cookie } = await portal.signInAs('owner');
    for (const path of ['/vi', '/vi/account', '/vi/support'])
      expect((await portal.get(path, { cookie })).headers['cache-control']).toBe('no-store');
    expect(String((await portal.get('/vi')).headers.vary)).toContain('cookie');
  });

  it('lends its rights to no other site', async () => {
    const { cookie } = await portal.signInAs('owner');
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
      expect((await portal.post('/vi/account/sign-out', {}, { cookie, ...headers })).status).toBe(403);
    expect(await isSignedIn(cookie)).toBe(true);
  });
});

describe('an account', () => {
  it('leads its person to everything that is theirs, whatever their role', async () => {
    for (const role of ['owner', 'adviser', 'vendor', 'commune-officer', 'ministry-officer']) {
      const { body } = await portal.get('/vi/account', await portal.signInAs(role));
      expect(linksOn(body), role).toEqual(
        expect.arrayContaining(['notices', 'cases', 'passkeys', 'data'].map((page) => `/vi/account/${page}`)),
      );
    }
  });
});

describe('a role', () => {
  const mayIssue = async (cookie: string) => (await portal.get('/vi/account/paper-codes', { cookie })).status;

  it('opens the desk of printed codes to a commune officer alone', async () => {
    const found: Record<string, number> = {};
    for (const role of ['owner', 'adviser', 'commune-officer', 'province-officer', 'ministry-officer'])
      found[role] = await mayIssue((await portal.signInAs(role)).cookie);
    expect(found).toEqual({
      owner: 403,
      adviser: 403,
      'commune-officer': 200,
      'province-officer': 403,
      'ministry-officer': 403,
    });
  });

  it('of another cannot be taken by naming its assignment', async () => {
    const officer = await portal.signInAs('commune-officer');
    const owner = await portal.signInAs('owner');
    const { body } = await portal.get('/vi/account', officer);
    expect(body).toContain('Cán bộ xã');
    for (const assignment of ['', 'x', '01900000-0000-7000-8000-000000000001'])
      expect((await portal.post('/vi/account/act-as', { assignment }, owner)).status).toBe(403);
    expect(await mayIssue(owner.cookie)).toBe(403);
  });

  it('of an invented person begins when that person’s history is written, not before', async () => {
    let written: () => void = () => undefined;
    const history = new Promise<void>((done) => {
      written = done;
    });
    const starting = await openPortalInProcess({ clock, demoWritten: () => history });
    let welcomed = false;
    const signingIn = starting.post('/vi/sign-in/demo', { role: 'commune-officer' }).then((reply) => {
      welcomed = true;
      return reply;
    });
    // As much work as the answer held back, twice over.
    expect((await starting.get('/vi/sign-in')).status).toBe(200);
    for (const role of ['owner', 'adviser']) await portal.signInAs(role);
    expect(welcomed).toBe(false);
    written();
    expect((await signingIn).headers['set-cookie']).toBeDefined();
  });

  it('is not gained by forging the demo form', async () => {
    for (const role of ['', 'admin', '__proto__'])
      expect((await portal.post('/vi/sign-in/demo', { role })).headers['set-cookie']).toBeUndefined();
  });
});

describe('a printed code', () => {
  const issue = async (form: Record<string, string>, officer: { cookie: string }) => {
    const { body, status } = await portal.post('/vi/account/paper-codes', form, officer);
    return { status, code: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?=<)/.exec(body)?.[0] ?? '', body };
  };
  const use = (code: string) => portal.post('/vi/sign-in/paper', { code });

  it('signs its person in once, typed in any way', async () => {
    const officer = await portal.signInAs('commune-officer');
    const { code } = await issue({ name: 'Người Nhận Thử' }, officer);
    const signedIn = await use(code.toLowerCase().replaceAll('-', ' '));
    const page = await portal.get('/vi/account', { cookie: cookieHeader(signedIn.headers) });
    expect(page.body).toContain('Người Nhận Thử');
    expect((await use(code)).status).toBe(422);
  });

  it('is worthless once a newer one is issued, or after a week', async () => {
    clock.advance({ minutes: 1 });
    const officer = await portal.signInAs('commune-officer');
    const first = await issue({ name: 'Người Mất Giấy' }, officer);
    const list = await portal.get('/vi/account/paper-codes', officer);
    const person = /name="person" value="([0-9a-f-]{36})"/.exec(list.body)?.[1] ?? '';
    const second = await issue({ person }, officer);
    expect((await use(first.code)).status).toBe(422);
    clock.advance({ days: 8 });
    expect((await use(second.code)).status).toBe(422);
  });

  it('is shown once, even when the form is sent twice', async () => {
    const officer = await portal.signInAs('commune-officer');
    const form = { name: 'Người Gửi Hai Lần', command: '01900000-0000-7000-8000-00000000abcd' };
    expect((await issue(form, officer)).code).not.toBe('');
    const again = await issue(form, officer);
    expect([again.status, again.code]).toEqual([422, '']);
  });

  it('cannot be issued for a person who signs in by mail', async () => {
    await signIn(newMailbox());
    const officer = await portal.signInAs('commune-officer');
    expect((await issue({ person: '01900000-0000-7000-8000-000000000001' }, officer)).status).toBe(422);
  });
});
