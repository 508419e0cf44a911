/** The whole portal without a port: every route on a real migrated database, asked in process. */
import { createFrame } from '../../src/app/frame.ts';
import { listRoutes } from '../../src/app/routes.tsx';
import { systemClock } from '../../src/foundation/clock.ts';
import type { Route } from '../../src/foundation/http/route.ts';
import { createServer } from '../../src/foundation/http/server.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import type { Log } from '../../src/foundation/log.ts';
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
  /** Everything the portal wrote to its log, one line a call. */
  readonly logged: string[];
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a form as a browser on the portal's own page would. */
  post(url: string, form?: Form, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a body exactly as given. */
  postRaw(url: string, body: string | Buffer, contentType?: string): Promise<Answer>;
  /** Skips the first question and returns `/vi/plan/KEY`. */
  openPlan(): Promise<string>;
}

export const formType = 'application/x-www-form-urlencoded';

export function encodeForm(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs).toString();
}

export async function openPortalInProcess(): Promise<PortalInProcess> {
  const { db } = await openTestDatabase();
  const logged: string[] = [];
  const line = (...parts: unknown[]) =>
    void logged.push(parts.map((part) => (part instanceof Error ? part.stack : JSON.stringify(part))).join(' '));
  const log: Log = { info: line, warn: line, error: line };
  const routes = listRoutes({
    db,
    clock: systemClock,
    ids: randomIds,
    ledger: createLedger(),
    exposures: new ExposureTally(),
  });
  const server = await createServer({
    ...createFrame(),
    routes,
    clock: systemClock,
    ids: randomIds,
    log,
    baseUrl: undefined,
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
    logged,
    get: (url, headers = {}) => ask('GET', url, headers),
    post,
    postRaw: (url, body, contentType = formType) =>
      ask('POST', url, { 'content-type': contentType, 'sec-fetch-site': 'same-origin' }, body),
    openPlan: async () => {
      const { location } = await post('/vi/start', { skip: '1' });
      return location.replace(/\/questions\/\d$/, '');
    },
  };
}
