/** Signing in through OpenID Connect, against an independent provider on loopback: the whole way, the firm it confirms, and every way to cheat it. */
import { createServer, type Server } from 'node:http';
import { sql } from 'kysely';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityProvider, providerSchema } from '../../src/foundation/auth-crypto/identity-provider.ts';
import { readEvents } from '../../src/modules/ledger/index.ts';
import { cookieHeader, openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

const ORIGIN = 'http://localhost:4000';
const CALLBACK = '/vi/sign-in/provider/callback';
const SETTINGS = {
  clientId: 'cau-so',
  clientSecret: 'a secret of the test',
  name: { vi: 'Nơi xác thực thử', en: 'Test provider' },
  scope: 'openid profile',
  claims: { name: 'HoVaTen', taxCodes: 'MaSoThue' },
};
/** What the provider says somebody represents; nothing of those who are not here. */
const represented = new Map<string, unknown>();

let server: Server;
let issuer: string;
let portal: PortalInProcess;

beforeAll(async () => {
  // A connection that rests while a test prepares stays open: on a busy machine it would be closed just as the next question is asked.
  server = createServer({ keepAliveTimeout: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: SETTINGS.clientId,
        client_secret: SETTINGS.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${ORIGIN}${CALLBACK}`, `${ORIGIN}/en/sign-in/provider/callback`],
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['HoVaTen', 'email', 'MaSoThue'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({
      accountId: sub,
      // The provider says somebody else's address: it must count for nothing.
      claims: () => ({
        ...{ sub, HoVaTen: `Người ${sub}`, email: 'someone.known@example.vn' },
        ...(represented.has(sub) && { MaSoThue: represented.get(sub) }),
      }),
    }),
    cookies: { keys: ['a key of the test'] },
  });
  server.on('request', (request, response) => void provider.callback()(request, response));
  const settings = providerSchema.parse({ ...SETTINGS, issuer });
  portal = await openPortalInProcess({ baseUrl: ORIGIN, provider: createIdentityProvider(settings) });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Walks through the provider's pages as a person would, and returns where it sends the browser back to. */
async function atProvider(url: string, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  const ask = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(form && { method: 'POST', body: new URLSearchParams(form).toString() }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  let next = url;
  for (let step = 0; step < 12; step += 1) {
    if (next.startsWith(ORIGIN)) return new URL(next);
    let answer = await ask(next);
    if (answer.status === 200) {
      const prompt = (await answer.text()).includes('value="login"') ? 'login' : 'consent';
      answer = await ask(next, { prompt, ...(prompt === 'login' && { login, password: 'any' }) });
    }
    next = new URL(answer.headers.get('location') ?? '', next).href;
  }
  throw new Error('the provider never sent the browser back');
}

async function begin(at: PortalInProcess = portal): Promise<{ cookie: string; url: string }> {
  const { headers, location } = await at.get('/vi/sign-in/provider');
  return { cookie: cookieHeader(headers), url: location };
}

async function signIn(login: string, carried = '', at = portal) {
  const { cookie, url } = await begin(at);
  const back = await atProvider(url, login);
  const answer = await at.get(`${CALLBACK}${back.search}`, {
    cookie: [cookie, carried].filter(Boolean).join('; '),
  });
  return { answer, back, attempt: cookie, cookie: cookieHeader(answer.headers) };
}

const personAt = async (cookie: string) => (await portal.get('/vi/account', { cookie })).body;

describe('signing in through a provider', () => {
  it('asks with PKCE, state, nonce and the exact address to come back to', async () => {
    const { url } = await begin();
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toBe(`${ORIGIN}${CALLBACK}`);
    for (const name of ['state', 'nonce', 'code_challenge']) expect((asked.get(name) ?? '').length).toBeGreaterThan(30);
    expect(asked.get('state')).not.toBe(new URL((await begin()).url).searchParams.get('state'));
  });

  it('opens the same account every time, by the provider’s subject, named by the claim of the configuration', async () => {
    const first = await signIn('subject-1');
    expect(first.answer.status).toBe(303);
    expect(await personAt(first.cookie)).toContain('Người subject-1');
    const page = await personAt((await signIn('subject-1')).cookie);
    expect([...page.matchAll(/name="session"/g)]).toHaveLength(1);
    expect(await personAt((await signIn('subject-2')).cookie)).toContain('Người subject-2');
  });

  it('never joins an account by the mail address the provider names', async () => {
    const email = 'someone.known@example.vn';
    const asked = await portal.post('/vi/sign-in', { email });
    const code = /\d{4} \d{4}/.exec((await portal.readLetters()).at(-1)?.text ?? '')?.[0] ?? '';
    const byMail = await portal.post('/vi/sign-in/code', { code }, { cookie: cookieHeader(asked.headers) });
    expect(await personAt(cookieHeader(byMail.headers))).toContain(email);
    expect(await personAt((await signIn('subject-3')).cookie)).not.toContain(email);
  });

  it('links to the person who is signed in while they do it', async () => {
    const demo = await portal.signInAs('adviser');
    const linked = await signIn('subject-4', demo.cookie);
    expect(await personAt(linked.cookie)).toContain('Lê Văn Thử');
    expect(await personAt((await signIn('subject-4')).cookie)).toContain('Lê Văn Thử');
  });

  it('finishes once: the same answer a second time opens nothing', async () => {
    const { back, attempt } = await signIn('subject-5');
    const again = await portal.get(`${CALLBACK}${back.search}`, { cookie: attempt });
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('works only in the browser that began it', async () => {
    const [victim, thief] = [await begin(), await begin()];
    const back = await atProvider(thief.url, 'subject-thief');
    for (const cookie of ['', victim.cookie]) {
      const answer = await portal.get(`${CALLBACK}${back.search}`, { cookie });
      expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
    }
  });

  it.each<[string, (answer: URLSearchParams) => void]>([
    ['another state', (answer) => answer.set('state', 'a'.repeat(43))],
    ['no state', (answer) => answer.delete('state')],
    ['a made-up code', (answer) => answer.set('code', 'made-up')],
    ['another issuer', (answer) => answer.set('iss', 'https://evil.example')],
    ['a refusal', (answer) => answer.set('error', 'access_denied')],
    ['nothing', (answer) => [...answer.keys()].forEach((name) => void answer.delete(name))],
  ])('with %s signs nobody in', async (_, forge) => {
    const { cookie, url } = await begin();
    const back = await atProvider(url, 'subject-6');
    forge(back.searchParams);
    const answer = await portal.get(`${CALLBACK}${back.search}`, { cookie });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });

  it('with a code of one attempt in another’s answer signs nobody in', async () => {
    const [one, two] = [await begin(), await begin()];
    const stolen = (await atProvider(one.url, 'subject-7')).searchParams.get('code') ?? '';
    const back = await atProvider(two.url, 'subject-8');
    back.searchParams.set('code', stolen);
    const answer = await portal.get(`${CALLBACK}${back.search}`, { cookie: two.cookie });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([403, undefined]);
  });
});

describe('a provider that says whom somebody legally represents', () => {
  const [ONE, TWO] = ['9992000006', '9992000207'];

  async function aClaim(cookie: string, taxCode: string | undefined, at = portal): Promise<string> {
    const plan = await at.openPlan();
    if (taxCode !== undefined) await at.post(`${plan}/facts/taxCode`, { taxCode });
    const claimed = await at.post(`${plan}/claim`, { name: 'Xưởng Mộc Thử' }, { cookie });
    if (claimed.status !== 303) throw new Error(claimed.body);
    return plan;
  }
  const standing = async (plan: string, cookie: string, at = portal) => {
    const { body } = await at.get(`${plan}/claim`, { cookie });
    return body.includes('Đã xác nhận ngày') ? 'confirmed' : body.includes('đang chờ cán bộ') ? 'waits' : body;
  };
  let directors = 0;
  const director = async (says?: unknown) => {
    directors += 1;
    const name = `director-${String(directors)}`;
    if (says !== undefined) represented.set(name, says);
    return { name, cookie: (await signIn(name)).cookie };
  };
  /** The test's portal remembers what is confirmed: each test begins with nothing confirmed. */
  const begins = () => portal.db.deleteFrom('claims').execute();

  it('confirms a claim made after signing in at once, and not with what a provider said yesterday', async () => {
    await begins();
    const { cookie } = await director([ONE]);
    const [plan, other] = [await aClaim(cookie, ONE), await aClaim(cookie, TWO)];
    expect(await standing(plan, cookie)).toBe('confirmed');
    expect(await standing(other, cookie)).toBe('waits');
    const late = await director([TWO]);
    await portal.db.updateTable('sessions').set({ started_at: sql`started_at - interval '13 hours'` }).execute();
    expect(await standing(await aClaim(late.cookie, TWO), late.cookie)).toBe('waits');
  });

  it('confirms their claim on the firm of exactly that code, and no other firm; the event names no code', async () => {
    await begins();
    const { name, cookie } = await director();
    const [plan, other, without] = [
      await aClaim(cookie, ONE),
      await aClaim(cookie, TWO),
      await aClaim(cookie, undefined),
    ];
    await signIn(name);
    expect(await standing(plan, cookie)).toBe('waits');
    represented.set(name, [ONE]);
    await signIn(name);
    expect(await standing(plan, cookie)).toBe('confirmed');
    expect((await portal.get(`${plan}/claim`, { cookie })).body).toContain('người đại diện theo pháp luật');
    for (const each of [other, without]) expect(await standing(each, cookie)).toBe('waits');
    const events = [];
    for await (const slice of readEvents(portal.db, { types: ['claim.confirmed'] })) events.push(...slice);
    expect(new Set(events.map(({ payload }) => payload.method))).toEqual(new Set(['provider']));
    expect(JSON.stringify(events)).not.toContain(ONE);
  });

  it('confirms nothing by another code or by anything that is no code', async () => {
    await begins();
    const { name, cookie } = await director();
    const plan = await aClaim(cookie, ONE);
    const wrongDigit = `${ONE.slice(0, 9)}${String((Number(ONE[9]) + 1) % 10)}`;
    const hostile: unknown[] = [TWO, wrongDigit, `${ONE}-001`, ONE.slice(0, 9), `${ONE},${TWO}`, '', '%', 'null'];
    hostile.push(
      Number(ONE),
      true,
      null,
      [],
      [[ONE]],
      [null, TWO],
      { [ONE]: ONE },
      { 0: ONE, length: 1 },
      ONE.repeat(900),
    );
    for (const says of hostile) {
      represented.set(name, says);
      expect((await signIn(name)).answer.status, JSON.stringify(says)).toBe(303);
      expect(await standing(plan, cookie), JSON.stringify(says)).toBe('waits');
    }
    represented.set(name, [null, 'x', ONE]);
    await signIn(name);
    expect(await standing(plan, cookie)).toBe('confirmed');
  });

  it('confirms nobody else’s claim, none beside one confirmed already, and none an officer refused', async () => {
    await begins();
    const [stranger, first, second] = [await director(), await director(ONE), await director(ONE)];
    const plans: string[] = [];
    for (const { cookie } of [stranger, first, second]) plans.push(await aClaim(cookie, ONE));
    for (const { name } of [first, second, stranger]) await signIn(name);
    expect(await Promise.all([stranger, first, second].map(({ cookie }, at) => standing(plans[at]!, cookie)))).toEqual([
      'waits',
      'confirmed',
      'waits',
    ]);
    await portal.db.updateTable('claims').set({ level: 'refused', confirmed_tax_code: null }).execute();
    await signIn(first.name);
    expect(await standing(plans[1]!, first.cookie)).toContain('Chưa được xác nhận');
  });

  it('confirms for as long as the owner keeps the code; the same answer again confirms nothing', async () => {
    await begins();
    const { name, cookie } = await director(ONE);
    const plan = await aClaim(cookie, ONE);
    const { back, attempt } = await signIn(name);
    expect(await standing(plan, cookie)).toBe('confirmed');
    await portal.post(`${plan}/facts/taxCode`, { taxCode: TWO });
    expect(await standing(plan, cookie)).toBe('waits');
    await portal.post(`${plan}/facts/taxCode`, { taxCode: ONE });
    expect((await portal.get(`${CALLBACK}${back.search}`, { cookie: attempt })).status).toBe(403);
    expect(await standing(plan, cookie)).toBe('waits');
    await signIn(name);
    expect(await standing(plan, cookie)).toBe('confirmed');
  });

  it('is not asked where the configuration names no such claim', async () => {
    const settings = providerSchema.parse({ ...SETTINGS, issuer, claims: { name: 'HoVaTen' } });
    const plain = await openPortalInProcess({ baseUrl: ORIGIN, provider: createIdentityProvider(settings) });
    represented.set('director-elsewhere', ONE);
    const { cookie } = await signIn('director-elsewhere', '', plain);
    const plan = await aClaim(cookie, ONE, plain);
    await signIn('director-elsewhere', '', plain);
    expect(await standing(plan, cookie, plain)).toBe('waits');
  });
});

describe('a provider', () => {
  it('that is not connected has no button and no address', async () => {
    const without = await openPortalInProcess();
    expect((await without.get('/vi/sign-in')).body).not.toContain('/sign-in/provider');
    expect((await without.get('/vi/sign-in/provider')).status).toBe(404);
  });

  it('that sleeps leaves the other ways open', async () => {
    const settings = providerSchema.parse({ ...SETTINGS, issuer: 'http://127.0.0.1:9' });
    const cut = await openPortalInProcess({ provider: createIdentityProvider(settings) });
    const answer = await cut.get('/vi/sign-in/provider');
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('name="email"');
  });

  it('is spoken to over https, loopback aside', () => {
    for (const wrong of ['http://provider.example.vn', 'ftp://127.0.0.1', 'provider'])
      expect(providerSchema.safeParse({ ...SETTINGS, issuer: wrong }).success).toBe(false);
    expect(providerSchema.safeParse({ ...SETTINGS, issuer: 'https://provider.example.vn' }).success).toBe(true);
  });
});
