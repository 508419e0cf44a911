/** The envelope of every request: hostile input gets a calm answer, never a fault. */
import { h } from 'preact';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../clock.ts';
import { randomIds } from '../ids.ts';
import { silentLog } from '../log.ts';
import type { Route } from './route.ts';
import { securityHeaders } from './security-headers.ts';
import { createServer } from './server.ts';

const clock = { now: () => '2031-05-06T18:30:00.000Z' as Instant };

const echo: Route = {
  method: 'POST',
  path: '/:lang/echo',
  verb: 'public',
  handle: (request) => ({
    kind: 'json',
    body: {
      name: request.form.get('name'),
      all: request.form.all('name'),
      today: request.today,
      language: request.language,
    },
  }),
};
const page: Route = {
  method: 'GET',
  path: '/:lang/page',
  verb: 'public',
  handle: () => ({ kind: 'page', title: 'A page', body: h('p', null, 'hello') }),
};
const secret: Route = {
  method: 'GET',
  path: '/:lang/plan/:key',
  verb: 'plan.read',
  privacy: 'private',
  handle: () => ({ kind: 'page', title: 'Mine', body: h('p', null, 'mine') }),
};
const broken: Route = {
  method: 'GET',
  path: '/:lang/broken',
  verb: 'public',
  handle: () => {
    throw new Error('a bug with a secret inside');
  },
};

async function server() {
  return createServer({
    routes: [echo, page, secret, broken],
    assets: [{ urlPath: '/assets/a.css', contentType: 'text/css', body: Buffer.from('p{color:red}') }],
    clock,
    ids: randomIds,
    log: silentLog,
    baseUrl: undefined,
    renderPage: (reply) => `<h1>${reply.title}</h1>`,
    renderError: (error) => `<p>${error.status} ${error.code} ${error.language} ${error.requestId}</p>`,
  });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a request', () => {
  it('is read in NFC, with all values of a repeated field and the legal day in Viet Nam', async () => {
    const answer = await (await server()).inject({
      method: 'POST',
      url: '/vi/echo',
      headers: form,
      payload: `name=${encodeURIComponent('Hòa'.normalize('NFD'))}&name=+b+`,
    });
    expect(answer.json()).toEqual({
      name: 'Hòa'.normalize('NFC'),
      all: ['Hòa'.normalize('NFC'), 'b'],
      today: '2031-05-07',
      language: 'vi',
    });
  });

  it.each([
    ['a broken percent escape', 'name=%E0%A4%A', 400, 'http.encoding'],
    ['bytes that are not UTF-8', 'name=%FF%FE', 400, 'http.encoding'],
    ['a NUL byte', 'name=a%00b', 400, 'http.encoding'],
    ['a field of a hundred thousand letters', `name=${'a'.repeat(30_000)}`, 400, 'http.field-too-long'],
    ['ten thousand fields', Array.from({ length: 2000 }, (_, i) => `f${i}=1`).join('&'), 400, 'http.too-many-fields'],
    ['a body over the limit', `name=${'a'.repeat(100_000)}`, 413, 'http.too-large'],
  ])('with %s is refused with a reason', async (_, payload, status, code) => {
    const answer = await (await server()).inject({ method: 'POST', url: '/en/echo', headers: form, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(code);
    expect(answer.body).toContain('en');
  });

  it('with an unknown content type is refused', async () => {
    const answer = await (await server()).inject({
      method: 'POST',
      url: '/vi/echo',
      headers: { 'content-type': 'application/x-evil' },
      payload: 'x',
    });
    expect(answer.statusCode).toBe(415);
  });

  it('that writes from another site is refused; a typed one and an old browser on our site pass', async () => {
    const app = await server();
    const post = (headers: Record<string, string>) =>
      app.inject({
        method: 'POST',
        url: '/vi/echo',
        headers: { ...form, host: 'cau.so', ...headers },
        payload: 'name=a',
      });
    expect((await post({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
    expect((await post({ origin: 'http://evil.example' })).statusCode).toBe(403);
    expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    expect((await post({ origin: 'http://cau.so' })).statusCode).toBe(200);
    expect((await post({})).statusCode).toBe(200);
  });
});

describe('an answer', () => {
  it('carries a strict policy and never frames, whatever the page', async () => {
    const answer = await (await server()).inject({ url: '/vi/page' });
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-frame-options']).toBe('DENY');
    expect(answer.headers['strict-transport-security']).toBeUndefined();
    expect(securityHeaders({ https: true })['strict-transport-security']).toContain('max-age=31536000');
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('under a plan key is never stored, indexed or referred from', async () => {
    const answer = await (await server()).inject({ url: '/vi/plan/KEY' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('same-origin');
    expect(answer.headers['x-robots-tag']).toContain('noindex');
  });

  it('to a bug is a calm page with the request id and nothing of the bug', async () => {
    const answer = await (await server()).inject({ url: '/vi/broken' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain(String(answer.headers['x-request-id']));
    expect(answer.body).not.toContain('secret');
  });

  it('to an unknown address is 404 in the language of the address, and problem JSON under /api', async () => {
    const app = await server();
    expect((await app.inject({ url: '/en/nowhere' })).body).toContain('404 http.not-found en');
    const problem = await app.inject({ url: '/api/v1/nowhere' });
    expect(problem.headers['content-type']).toContain('application/problem+json');
    expect(problem.json()).toMatchObject({ status: 404, code: 'http.not-found' });
  });

  it('at the root leads to the language the browser prefers, Vietnamese by default', async () => {
    const app = await server();
    expect((await app.inject({ url: '/' })).headers.location).toBe('/vi');
    expect((await app.inject({ url: '/', headers: { 'accept-language': 'en-GB,en;q=0.9' } })).headers.location).toBe(
      '/en',
    );
    expect(
      (await app.inject({ url: '/', headers: { 'accept-language': 'fr,vi;q=0.8,en;q=0.7' } })).headers.location,
    ).toBe('/vi');
  });
});
