/** The whole portal without a port: every route on a real migrated database, asked in process. */
import { randomBytes } from 'node:crypto';
import { demoPeople, places, roles } from '../../src/app/content.ts';
import { deskNavigation } from '../../src/app/desk-navigation.ts';
import { createFrame } from '../../src/app/frame.ts';
import { listRoutes } from '../../src/app/routes.tsx';
import type { IdentityProvider } from '../../src/foundation/auth-crypto/identity-provider.ts';
import { createSecretKey } from '../../src/foundation/auth-crypto/secrets.ts';
import { type Clock, systemClock } from '../../src/foundation/clock.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import type { Route } from '../../src/foundation/http/route.ts';
import { createServer } from '../../src/foundation/http/server.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { runnable } from '../../src/foundation/jobs/job.ts';
import { createRunner } from '../../src/foundation/jobs/runner.ts';
import type { Log } from '../../src/foundation/log.ts';
import type { Mail } from '../../src/foundation/mail/mail.ts';
import { createMailQueue } from '../../src/foundation/mail/send-mail.ts';
import { identify } from '../../src/modules/accounts/index.ts';
import { createLedger } from '../../src/modules/ledger/index.ts';
import { ExposureTally } from '../../src/modules/platforms/index.ts';
import { openTestDatabase } from '../../src/test-support/database-fixture.ts';

export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface PortalInProcess {
  readonly routes: readonly Route[];
  /** The database under it, to lay out what a page should find. */
  readonly db: Db;
  /** Everything the portal wrote to its log, one line a call. */
  readonly logged: string[];
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a form as a browser on the portal's own page would. */
  post(url: string, form?: Form, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a body exactly as given. */
  postRaw(
    url: string,
    body: string | Buffer,
    contentType?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** Skips the first question and returns `/vi/plan/KEY`. */
  openPlan(): Promise<string>;
  /** Letters sent so far, those that wait included. */
  readLetters(): Promise<readonly Mail[]>;
  /** Signs in as the invented person of a role and returns the header that carries the session. */
  signInAs(role: string): Promise<{ readonly cookie: string }>;
}

export const formType = 'application/x-www-form-urlencoded';

export function encodeForm(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs).toString();
}

/** What a browser would send back after this answer. */
export function cookieHeader(headers: Answer['headers']): string {
  const set = headers['set-cookie'];
  return (Array.isArray(set) ? set : set === undefined ? [] : [set])
    .map((cookie) => String(cookie).split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

export async function openPortalInProcess(
  options: {
    readonly clock?: Clock;
    readonly baseUrl?: string;
    readonly provider?: IdentityProvider;
    readonly demoWritten?: () => Promise<unknown>;
  } = {},
): Promise<PortalInProcess> {
  const { clock = systemClock, baseUrl } = options;
  const { db } = await openTestDatabase();
  const logged: string[] = [];
  const line = (...parts: unknown[]) =>
    void logged.push(parts.map((part) => (part instanceof Error ? part.stack : JSON.stringify(part))).join(' '));
  const log: Log = { info: line, warn: line, error: line };
  const letters: Mail[] = [];
  const key = createSecretKey(randomBytes(32));
  const mail = createMailQueue(key, { sentence: '', send: async (letter) => void letters.push(letter) });
  const ledger = createLedger();
  const accounts = {
    ...{ db, ids: randomIds, ledger, key, mail, roles: roles(), places: places(), demo: demoPeople() },
    ...(options.provider && { provider: options.provider }),
    ...(options.demoWritten && { demoWritten: options.demoWritten }),
  };
  const jobs = createRunner({ db, clock, log, jobs: [runnable(mail.job)], schedule: [] });
  const routes = listRoutes({
    db,
    clock,
    ids: randomIds,
    ledger,
    exposures: new ExposureTally(),
    accounts,
  });
  const server = await createServer({
    ...createFrame({ signIn: true, desk: deskNavigation({ routes, roles: roles(), places: places() }) }),
    routes,
    identify: (token, now) => identify(accounts, token, now),
    clock,
    ids: randomIds,
    log,
    baseUrl,
    writesPerMinute: 100_000,
  });
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: string | Buffer,
  ): Promise<Answer> => {
    const answer = await server.inject({
      method,
      url,
      headers: { host: 'localhost', ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    return {
      status: answer.statusCode,
      body: answer.body,
      location: String(answer.headers.location ?? ''),
      headers: answer.headers,
    };
  };
  const post = (url: string, form: Form = {}, headers: Readonly<Record<string, string>> = {}) =>
    ask(
      'POST',
      url,
      { 'content-type': formType, 'sec-fetch-site': 'same-origin', ...headers },
      encodeForm({ command: randomIds.next(), ...form }),
    );
  return {
    routes,
    db,
    logged,
    get: (url, headers = {}) => ask('GET', url, headers),
    post,
    postRaw: (url, body, contentType = formType, headers = {}) =>
      ask('POST', url, { 'content-type': contentType, 'sec-fetch-site': 'same-origin', ...headers }, body),
    readLetters: async () => {
      await jobs.runDue();
      return letters;
    },
    signInAs: async (role) => {
      const { headers } = await post('/vi/sign-in/demo', { role });
      return { cookie: cookieHeader(headers) };
    },
    openPlan: async () => {
      const { location } = await post('/vi/start', { skip: '1' });
      return location.replace(/\/questions\/\d$/, '');
    },
  };
}
