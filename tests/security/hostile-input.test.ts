/** Whatever is typed, pasted or forged into a form or an address: a clear answer, nothing run, nothing lost, never a fault. */
import { beforeAll, describe, expect, it } from 'vitest';
import { formsOn, linksOn } from './forms-on-page.ts';
import { type Form, formType, openPortalInProcess, type PortalInProcess } from './portal-in-process.ts';

const MARKUP = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  '</textarea></title><svg onload=alert(1)>',
];
const RAW = /<script>alert|<img src=x|<svg onload/;
const ABSURD = [
  '-1',
  '-999999999999999999999',
  '99999999999999999999999999999999',
  '1e309',
  'NaN',
  'Infinity',
  '0x10',
  '1,5,7.3.2',
  '2023-02-31',
  '31/02/2023',
  '9999-99-99',
  '__proto__',
  'constructor',
  'toString',
  "'; drop table dossiers; --",
  '../../../../etc/passwd',
  '\u202eevil',
  '𝟙𝟚𝟛',
  '👩‍🌾'.repeat(200),
  'a'.repeat(19_000),
  'ạ̣̣̣̣'.repeat(400),
];

let portal: PortalInProcess;
beforeAll(async () => {
  portal = await openPortalInProcess();
});

/** Every page that can be reached by links from a plan with an assessment begun, deletion aside. */
async function pagesUnder(plan: string): Promise<Map<string, string>> {
  for (const framework of ['dbi-2021-sme', 'dbi-2025-sme']) await portal.post(`${plan}/assess/${framework}`);
  const pages = new Map<string, string>();
  const waiting = [
    plan,
    `${plan}/facts`,
    `${plan}/assess/dbi-2021-sme`,
    '/vi/start',
    '/vi/plan',
    '/vi/assess/dbi-2021-sme',
  ];
  for (let n = 1; n <= 8; n += 1) waiting.push(`${plan}/questions/${String(n)}`);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (pages.has(next)) continue;
    const { status, body, location } = await portal.get(next);
    if (status >= 500) throw new Error(`${next}: ${String(status)}`);
    pages.set(next, body);
    if (location.startsWith(plan)) waiting.push(location.split('#')[0] ?? '');
    for (const link of linksOn(body)) if (link.startsWith(plan) && !pages.has(link)) waiting.push(link);
  }
  return pages;
}

describe('hostile text', () => {
  it('in any field of any form is refused or kept as text, and no page afterwards runs it', async () => {
    const plan = await portal.openPlan();
    const key = plan.split('/').at(-1) ?? '';
    const forms = new Map(
      [...(await pagesUnder(plan)).values()]
        .flatMap(formsOn)
        .filter(({ action }) => !action.endsWith('/delete') && !action.endsWith('/export'))
        .map((form) => [`${form.action} ${form.fields.map(({ name }) => name).join(' ')}`, form]),
    );
    expect(forms.size).toBeGreaterThan(40);
    const wrong: string[] = [];
    const send = async (action: string, form: Form, said: string) => {
      const { status, body } = await portal.post(action, form);
      const at = `${action.replace(key, 'KEY')} ${said.slice(0, 60)}`;
      if (![200, 303, 400, 404, 409, 413, 422].includes(status)) wrong.push(`${at}: ${String(status)}`);
      if (RAW.test(body)) wrong.push(`${at}: shown unescaped`);
    };
    for (const { action, fields } of forms.values()) {
      const typed = [
        ...new Set(fields.filter(({ hidden, name }) => !hidden && name !== 'skip').map(({ name }) => name)),
      ];
      for (const text of [...MARKUP, ...ABSURD])
        await send(action, Object.fromEntries(typed.map((name) => [name, text])), text);
      // Every field at once, hidden ones too; then each twice.
      await send(
        action,
        Object.fromEntries(fields.map(({ name }) => [name, MARKUP[0] ?? ''])),
        'all fields, hidden too',
      );
      await send(action, Object.fromEntries(fields.map(({ name }) => [name, [MARKUP[1] ?? '', '-1']])), 'repeated');
      await send(action, { unheardOf: 'x', __proto__x: 'y', 'a[b]': 'c' }, 'unknown field names');
    }
    for (const [address, body] of await pagesUnder(plan))
      if (RAW.test(body)) wrong.push(`${address.replace(key, 'KEY')}: shows stored markup`);
    expect(wrong).toEqual([]);
    expect(portal.logged.filter((line) => line.includes('unexpected fault'))).toEqual([]);
  }, 120_000);

  it('never reaches the log: no answer, no key, no personal code', async () => {
    const plan = await portal.openPlan();
    await portal.post('/vi/start', { taxCode: '038085001234' });
    await portal.post(`${plan}/questions/1`, { taxCode: '038085001234' });
    await portal.get(`${plan}/facts?q=secret-of-mine`);
    const log = portal.logged.join('\n');
    for (const secret of ['038085001234', plan.split('/').at(-1) ?? '', 'secret-of-mine', 'alert(1)'])
      expect(log).not.toContain(secret);
  });
});

describe('a forged body', () => {
  it.each<[string, string | Buffer, string, readonly number[]]>([
    ['JSON where a form is expected', '{"taxCode":"0100109106"}', 'application/json', [400, 415, 422]],
    ['broken JSON', '{"taxCode":', 'application/json', [400]],
    ['JSON that names a prototype', '{"__proto__":{"a":1}}', 'application/json', [400]],
    ['plain text', 'taxCode=1', 'text/plain', [415]],
    [
      'a file upload',
      '--x\r\ncontent-disposition: form-data; name="taxCode"\r\n\r\n1\r\n--x--',
      'multipart/form-data; boundary=x',
      [415],
    ],
    ['bytes in Latin-1', Buffer.from('taxCode=h\u00e9', 'latin1'), formType, [400]],
    ['bytes in UTF-16', Buffer.from('taxCode=1', 'utf16le'), formType, [400]],
    ['a broken percent escape', 'taxCode=%E0%A4%A', formType, [400]],
    ['a NUL', 'taxCode=%00', formType, [400]],
    ['a body over the limit', `taxCode=${'1'.repeat(70_000)}`, formType, [413]],
    ['a field of thirty thousand letters', `taxCode=${'1'.repeat(30_000)}`, formType, [400]],
    ['two thousand fields', Array.from({ length: 2_000 }, (_, i) => `f${String(i)}=1`).join('&'), formType, [400]],
    ['nothing at all', '', formType, [422]],
  ])('of %s is refused and opens nothing', async (_, body, type, allowed) => {
    const { status, headers } = await portal.postRaw('/vi/start', body, type);
    expect(allowed).toContain(status);
    expect(headers.location).toBeUndefined();
  });
});

describe('a forged address', () => {
  const parts = [
    '__proto__',
    'constructor',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e%2f',
    '%00',
    '%ff',
    '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    'a'.repeat(250),
    'a'.repeat(400),
    "'%20or%201=1--",
    '💥',
    '-1',
    'NaN',
  ];
  const queries = [
    'q=%FF',
    'q=%00',
    `q=${'a'.repeat(15_000)}`,
    `q=${'a'.repeat(30_000)}`,
    'q=a&q=b&q=c',
    'q[]=a',
    'q=<script>alert(1)</script>',
    'q=%3Cscript%3Ealert(1)%3C/script%3E',
    'who=__proto__',
    'in=../../etc',
    'page=-1',
    'page=NaN',
    'page=999999999999',
    '__proto__=1',
    '=',
    '&&&',
    '%',
    'q=%25%27%22',
    'next=//evil.example',
    'next=https://evil.example',
    'saved=1',
  ];

  it('is a calm page, whichever part of it was forged', async () => {
    const plan = await portal.openPlan();
    const key = plan.split('/').at(-1) ?? '';
    const wrong: string[] = [];
    for (const { method, path } of portal.routes) {
      const names = [...path.matchAll(/:(\w+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !['lang', 'key'].includes(name));
      for (const part of names.length > 0 ? parts : []) {
        const address = path.replace('/:lang', '/vi').replace(':key', key).replace(/:\w+/g, part);
        const { status, body } = method === 'GET' ? await portal.get(address) : await portal.post(address);
        if (status < 300 || status >= 500) wrong.push(`${method} ${path} with ${part.slice(0, 30)}: ${String(status)}`);
        if (RAW.test(body)) wrong.push(`${method} ${path} with ${part.slice(0, 30)}: shown unescaped`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('with an absurd query is a page or a refusal, and leads nowhere else', async () => {
    const plan = await portal.openPlan();
    const key = plan.split('/').at(-1) ?? '';
    const wrong: string[] = [];
    for (const { path } of portal.routes.filter(
      ({ method, path }) => method === 'GET' && !/:(?!lang|key|fact)/.test(path),
    )) {
      for (const query of queries) {
        const address = `${path.replace('/:lang', '/en').replace(':key', key).replace(':fact', 'applicantType')}?${query}`;
        const { status, body, location, headers } = await portal.get(address);
        const isPage = String(headers['content-type']).startsWith('text/html');
        if (![200, 303, 400, 414, ...(isPage ? [] : [422])].includes(status))
          wrong.push(`${path}?${query.slice(0, 30)}: ${String(status)}`);
        if (
          (isPage && RAW.test(body)) ||
          /(?:href|action)="(?:https?:)?\/\/evil/.test(body) ||
          location.includes('evil')
        )
          wrong.push(`${path}?${query.slice(0, 30)}: reflected`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
