/** Turns what a handler answered into what is sent: pages, files, redirects, and refusals as a calm page or problem JSON. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Cookie, writeCookie } from './cookies.ts';
import { askedLanguage, isSecure } from './read-request.ts';
import type { PageReply, PageRequest, Reply, Route } from './route.ts';
import type { ServerOptions } from './server-options.ts';

/** A longer address is no search of a person's. */
const LONGEST_KEPT = 2000;

export function send(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  route: Route,
  asked: PageRequest,
  answer: Reply,
) {
  const isPrivate = route.privacy === 'private';
  if (isPrivate || route.privacy === 'personal') {
    reply.header('cache-control', 'no-store');
    reply.header('x-robots-tag', 'noindex, nofollow');
  } else reply.header('cache-control', asked.actor ? 'no-store' : 'no-cache');
  reply.header('vary', 'cookie');
  if ('cookies' in answer) setCookies(reply, answer.cookies ?? [], isSecure(options));
  switch (answer.kind) {
    case 'redirect':
      if (answer.headers) reply.headers(answer.headers);
      return reply.redirect(answer.to, answer.status ?? 303);
    case 'json':
      if (answer.headers) reply.headers(answer.headers);
      return reply
        .code(answer.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.body));
    case 'file':
      if (answer.headers) reply.headers(answer.headers);
      if (answer.fileName) reply.header('content-disposition', attachment(answer.fileName));
      return reply.type(answer.contentType).send(isPieces(answer.body) ? Readable.from(answer.body) : answer.body);
    case 'not-found':
      return sendError(options, request, reply, 404, 'http.not-found');
    case 'refused':
      return sendError(options, request, reply, answer.status, answer.code);
    case 'page': {
      const status = answer.status ?? 200;
      if (
        status === 200 &&
        route.method === 'GET' &&
        request.method === 'GET' &&
        (route.privacy ?? 'public') === 'public'
      )
        countView(options, request, asked, answer);
      if (answer.refreshSeconds !== undefined) reply.header('refresh', String(answer.refreshSeconds));
      const html = options.renderPage(answer, {
        language: asked.language,
        path: answer.address ?? addressOf(request),
        requestId: request.id,
        isPrivate,
        actor: asked.actor,
      });
      // As bytes, so that the pieces it was joined from are copied once.
      return reply.code(status).type('text/html; charset=utf-8').send(Buffer.from(html));
    }
  }
}

/** RFC 6266: the name in plain letters for old browsers, then as it is written. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/g, '_');
  if (plain === fileName) return `attachment; filename="${plain}"`;
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function isPieces(body: string | Uint8Array | AsyncIterable<string>): body is AsyncIterable<string> {
  return typeof body !== 'string' && !(body instanceof Uint8Array);
}

function setCookies(reply: FastifyReply, cookies: readonly Cookie[], secure: boolean): void {
  for (const cookie of cookies) reply.header('set-cookie', writeCookie(cookie, secure));
}

/** Path with what was searched for, so that switching the language keeps it. */
function addressOf(request: FastifyRequest): string {
  return request.method === 'GET' && request.url.length <= LONGEST_KEPT
    ? request.url
    : (request.url.split('?')[0] ?? '/');
}

function countView(options: ServerOptions, request: FastifyRequest, asked: PageRequest, answer: PageReply): void {
  options.onPageView?.({
    language: asked.language,
    section: answer.section ?? 'other',
    fetchSite: request.headers['sec-fetch-site'] as string | undefined,
    referer: request.headers.referer,
    userAgent: request.headers['user-agent'],
    origin: asked.origin,
  });
}

export function sendError(
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
) {
  reply.code(status).header('cache-control', 'no-store');
  const path = request.url.split('?')[0] ?? '/';
  if (path.startsWith('/api/')) {
    return reply
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', status, code, requestId: request.id }));
  }
  const language = askedLanguage(request, undefined);
  return reply
    .type('text/html; charset=utf-8')
    .send(options.renderError({ status, code, language, path, requestId: request.id }));
}
