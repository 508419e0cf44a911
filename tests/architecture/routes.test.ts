/** Every address of the portal, walked: what each asks permission for, and that a key nobody was given opens nothing. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/foundation/i18n/language.ts';
import { openPortalInProcess, type PortalInProcess } from '../security/portal-in-process.ts';
import { permissionsDocument } from './permissions-document.ts';

const documentPath = fileURLToPath(new URL('../../docs/permissions.md', import.meta.url));
/** Well-formed, given to nobody. */
const MADE_UP_KEY = '0123456789abcdefghjkmnpqrs';

let portal: PortalInProcess;
beforeAll(async () => {
  portal = await openPortalInProcess();
});

/** A real thing for every part of an address, so that under a made-up key only the key can be what is wrong. */
const REAL: Readonly<Record<string, string>> = {
  framework: 'dbi-2021-sme',
  section: '1',
  step: 'digital-signature',
  measure: 'nd80-a11-2-dx-solution',
  platform: 'misa-amis',
  fact: 'applicantType',
  n: '2',
  case: '01900000-0000-7000-8000-000000000004',
  application: '01900000-0000-7000-8000-000000000004',
  complaint: '01900000-0000-7000-8000-000000000004',
  team: '01900000-0000-7000-8000-000000000011',
  paper: '01900000-0000-7000-8000-000000000007',
  assignment: '01900000-0000-7000-8000-000000000001',
  claim: '01900000-0000-7000-8000-000000000001',
  taxCode: '9900000001',
  report: '01900000-0000-7000-8000-000000000001',
  event: '01900000-0000-7000-8000-000000000001',
  population: '01900000-0000-7000-8000-000000000001',
  candidate: '01900000-0000-7000-8000-000000000001',
  indicator: 'anonymous-plans',
  member: '01900000-0000-7000-8000-000000000002',
  release: '01900000-0000-7000-8000-000000000003',
  import: '01900000-0000-7000-8000-000000000004',
  draft: '01900000-0000-7000-8000-000000000005',
  offer: '01900000-0000-7000-8000-000000000009',
  adviser: '01900000-0000-7000-8000-000000000010',
  submission: '01900000-0000-7000-8000-000000000008',
  version: '01900000-0000-7000-8000-000000000006',
  record: '01900000-0000-7000-8000-000000000007',
  photo: '01900000-0000-7000-8000-000000000008',
  code: 'ABCD-EFGH-JKMN-PQRS',
};

const isAccount = (path: string): boolean => /^\/:lang\/(account|desk\/)/.test(path);
const underKey = (path: string): boolean => path.includes('/:key');
const addressOf = (path: string, key: string): string =>
  path
    .replace('/:lang', '/vi')
    .replace(':key', key)
    .replace(/:(\w+)/g, (_, name: string) => {
      const real = REAL[name];
      if (real === undefined) throw new Error(`${path}: give REAL an example of :${name}`);
      return real;
    });

describe('every route', () => {
  it('names its verb in the words of docs/permissions.md, which is current', () => {
    const document = permissionsDocument(portal.routes);
    if (process.env.UPDATE_DOCS === '1') writeFileSync(documentPath, document);
    expect(existsSync(documentPath), 'run UPDATE_DOCS=1 npx vitest run tests/architecture/routes.test.ts').toBe(true);
    expect(readFileSync(documentPath, 'utf8')).toBe(document);
  });

  it('is declared once, and every page speaks every language', () => {
    const names = portal.routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
    const pages = portal.routes.filter(({ path }) => !/^\/(?:api\/|styleguide$)/.test(path));
    expect(pages.filter(({ path }) => !path.startsWith('/:lang')).map(({ path }) => path)).toEqual([]);
  });

  it('under a plan key is private and is never everybody’s', () => {
    const keyed = portal.routes.filter(({ path }) => underKey(path));
    expect(keyed.length).toBeGreaterThan(15);
    expect(keyed.filter(({ privacy, verb }) => privacy !== 'private' || verb === 'public')).toEqual([]);
  });

  it('under a plan key opens for whoever holds the key', async () => {
    const key = (await portal.openPlan()).split('/').at(-1) ?? '';
    const wrong: string[] = [];
    for (const { path } of portal.routes.filter((route) => route.method === 'GET' && underKey(route.path))) {
      const { status } = await portal.get(addressOf(path, key));
      // Parts of an assessment that was not begun lead back to its beginning, a case that is not theirs to their own.
      if (status !== 200 && !(status === 303 && /\/(assess|cases)\//.test(path))) wrong.push(`${path}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('under a plan key answers a made-up, a malformed and another’s erased key with a calm page', async () => {
    const erased = await portal.openPlan();
    await portal.post(`${erased}/delete`);
    const erasedKey = erased.split('/').at(-1) ?? '';
    const wrong: string[] = [];
    for (const { method, path } of portal.routes.filter((route) => underKey(route.path))) {
      for (const key of [MADE_UP_KEY, 'x', '..%2f..%2fvi', '%3Cscript%3E', 'a'.repeat(200), erasedKey]) {
        const address = addressOf(path, key);
        const answer = method === 'GET' ? await portal.get(address) : await portal.post(address);
        // Erasing twice leads to the page that says it is done.
        const calm = method === 'POST' && path.endsWith('/delete') ? [303] : [404, 410];
        if (!calm.includes(answer.status)) wrong.push(`${method} ${path} with ${key.slice(0, 26)}: ${answer.status}`);
        if (answer.status !== 303 && !answer.body.includes('/vi/start') && !answer.body.includes('href="/vi"'))
          wrong.push(`${method} ${path} with ${key.slice(0, 26)}: no way on`);
        if (answer.headers['cache-control'] !== 'no-store') wrong.push(`${method} ${path}: may be stored`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('that writes refuses another site', async () => {
    const wrong: string[] = [];
    for (const { method, path } of portal.routes.filter((route) => route.method === 'POST')) {
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
        const { status } = await portal.post(addressOf(path, MADE_UP_KEY), {}, headers);
        if (status !== 403) wrong.push(`${method} ${path}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('that is public answers in both languages without a fault, made-up parts included', async () => {
    const wrong: string[] = [];
    for (const { path } of portal.routes.filter((route) => route.method === 'GET' && !underKey(route.path))) {
      for (const language of LANGUAGES) {
        const address = path.replace('/:lang', `/${language}`).replace(/:\w+/g, 'made-up');
        const { status, location } = await portal.get(address);
        // One's own account and desk are nobody's before signing in.
        if (isAccount(path)) {
          if (status !== 303 || location !== `/${language}/sign-in`) wrong.push(`${address}: ${status} ${location}`);
          continue;
        }
        if (status !== (path.replace('/:lang', '').includes(':') ? 404 : 200)) wrong.push(`${address}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
