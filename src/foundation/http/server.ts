/** The web server: registers declared routes, guards every request and turns replies, refusals and bugs into pages or problem JSON. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerFactory,
} from 'fastify';
import type { Actor } from '../actor.ts';
import { type Clock, type Instant, localDateOf } from '../clock.ts';
import { isLanguage, LANGUAGES, type Language } from '../i18n/language.ts';
import type { IdGenerator } from '../ids.ts';
import type { Log } from '../log.ts';
import { type Asset, registerAssets } from './assets.ts';
import { type Cookie, readCookies, writeCookie } from './cookies.ts';
import { parseFields } from './form-fields.ts';
import { Fields, type PageReply, type PageRequest, type Reply, type Route } from './route.ts';
import { isSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { readUpload } from './upload.ts';

/** What an error page needs to say; the words belong to the design system. */
export interface ErrorPage {
  readonly status: number;
  /** Stable code such as `http.not-found`, `http.too-large` or a module's refusal. */
  readonly code: string;
  readonly language: Language;
  readonly path: string;
  readonly requestId: string;
}

export interface ServerOptions {
  readonly routes: readonly Route[];
  readonly assets: readonly Asset[];
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly log: Log;
  /** Fixed public origin; undefined = taken from the request's host. */
  readonly baseUrl: string | undefined;
  readonly renderPage: (
    page: PageReply,
    context: { language: Language; path: string; requestId: string; isPrivate: boolean; actor?: Actor | undefined },
  ) => string;
  readonly renderError: (error: ErrorPage) => string;
  /** Finds who carries a session cookie; asked only when there is one. */
  readonly identify?: (sessionToken: string, now: Instant) => Promise<Actor | undefined>;
  /** Told after a public page was answered to a browser: counts visits without knowing the visitor. */
  readonly onPageView?: (view: PageView) => void;
  /** Writes a minute from one address; reading is left to the proxy. */
  readonly writesPerMinute?: number;
  /** Wraps the node server so that the port can listen before the application is ready. */
  readonly serverFactory?: FastifyServerFactory;
}

export interface PageView {
  readonly language: Language;
  readonly section: string;
  /** `none` typed or from an application, `cross-site` followed from elsewhere, `same-origin` inside a visit, undefined for old browsers. */
  readonly fetchSite: string | undefined;
  readonly referer: string | undefined;
  readonly userAgent: string | undefined;
  readonly origin: string;
}

const DEFAULT_BODY_LIMIT = 64 * 1024;
/** A form arrives within seconds; a file of a province on a slow line takes minutes. */
const SLOWEST_FORM_MS = 30_000;
const SLOWEST_UPLOAD_MS = 15 * 60_000;
/** A longer address is no search of a person's. */
const LONGEST_KEPT = 2000;

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    logger: false,
    genReqId: () => options.ids.next(),
    bodyLimit: DEFAULT_BODY_LIMIT,
    requestTimeout: SLOWEST_UPLOAD_MS,
    http: { headersTimeout: SLOWEST_FORM_MS },
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true, querystringParser: () => ({}) },
    ...(options.serverFactory ? { serverFactory: options.serverFactory } : {}),
  });
  await secure(server, options);
  readForms(server);
  registerAssets(server, options.assets);
  for (const route of options.routes) registerRoute(server, route, options);
  server.get('/', (request, reply) => reply.redirect(`/${preferredLanguage(request.headers['accept-language'])}`, 302));
  server.setNotFoundHandler((request, reply) => sendError(options, request, reply, 404, 'http.not-found'));
  server.setErrorHandler((error: FastifyError, request, reply) => answerFault(options, error, request, reply));
  logRequests(server, options.log);
  return server;
}

async function secure(server: FastifyInstance, options: ServerOptions): Promise<void> {
  const headers = securityHeaders({ https: isSecure(options) });
  await server.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  await server.register(rateLimit, { global: false });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers).header('x-request-id', request.id);
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    if (!reads && !isSameOrigin(request.headers, originOf(request, options.baseUrl))) {
      return sendError(options, request, reply, 403, 'http.cross-site');
    }
    if (!reads && request.routeOptions.config.takesFiles !== true) endSlowBody(request.raw);
  });
}

/** Who sends a form byte by byte holds no connection. */
function endSlowBody(message: IncomingMessage): void {
  const timer = setTimeout(() => message.destroy(), SLOWEST_FORM_MS);
  timer.unref();
  message.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes a file, which may be long in coming. */
    takesFiles?: boolean;
  }
}

/** Only forms and JSON are read; text arrives strictly decoded or is refused. */
function readForms(server: FastifyInstance): void {
  server.removeContentTypeParser(['text/plain']);
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (_request, body, done) => {
    // Percent-encoded forms are ASCII: anything else is a wrong encoding, which parseFields refuses by its replacement character.
    done(null, (body as Buffer).toString('utf8'));
  });
  server.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload));
}

function registerRoute(server: FastifyInstance, route: Route, options: ServerOptions): void {
  const paths = route.path.startsWith('/:lang')
    ? LANGUAGES.map((language) => ({ language, url: route.path.replace('/:lang', `/${language}`) }))
    : [{ language: undefined, url: route.path }];
  for (const { language, url } of paths) {
    server.route({
      method: route.method,
      url,
      bodyLimit: route.bodyLimit ?? DEFAULT_BODY_LIMIT,
      config: {
        ...(route.method === 'POST' && { rateLimit: { max: options.writesPerMinute ?? 240, timeWindow: '1 minute' } }),
        ...(route.largestUpload !== undefined && { takesFiles: true }),
      },
      handler: async (request, reply) => {
        const asked = askedLanguage(request, language);
        const stream = request.body instanceof Readable ? request.body : undefined;
        if (stream !== undefined && route.largestUpload === undefined)
          return sendError(options, request, reply, 415, 'http.media-type');
        const read = await withUpload(readRequest(request, asked, options, route.longestField), request, stream, route);
        if (!read.ok) return sendError(options, request, reply, 400, read.refusals[0]?.code ?? 'http.bad-request');
        const token = read.value.cookies?.get('session');
        const actor = token === undefined ? undefined : await options.identify?.(token, read.value.now);
        const asking = actor === undefined ? read.value : { ...read.value, actor };
        const answer = await route.handle(asking);
        // What is left of a file nobody wanted: a browser reads the answer only when it has sent everything.
        stream?.unpipe().resume();
        return send(options, request, reply, route, asking, answer);
      },
    });
  }
}

async function withUpload(
  read: ReturnType<typeof readRequest>,
  request: FastifyRequest,
  stream: Readable | undefined,
  route: Route,
): Promise<ReturnType<typeof readRequest>> {
  if (!read.ok || stream === undefined) return read;
  const upload = await readUpload(request.headers, stream, route.largestUpload ?? 0);
  return upload.ok ? { ok: true, value: { ...read.value, ...upload.value } } : upload;
}

function readRequest(request: FastifyRequest, language: Language, options: ServerOptions, longestField?: number) {
  const queryStart = request.url.indexOf('?');
  const query = parseFields(queryStart < 0 ? '' : request.url.slice(queryStart + 1));
  if (!query.ok) return query;
  const form =
    typeof request.body === 'string'
      ? parseFields(request.body, longestField)
      : { ok: true as const, value: new Fields() };
  if (!form.ok) return form;
  const now = options.clock.now();
  const value: PageRequest = {
    language,
    path: queryStart < 0 ? request.url : request.url.slice(0, queryStart),
    params: (request.params ?? {}) as Readonly<Record<string, string>>,
    query: query.value,
    form: form.value,
    now,
    today: localDateOf(now),
    requestId: request.id,
    origin: originOf(request, options.baseUrl),
    cookies: readCookies(request.headers.cookie, isSecure(options)),
    clientAddress: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  };
  return { ok: true as const, value };
}

function send(
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

function isSecure(options: ServerOptions): boolean {
  return options.baseUrl?.startsWith('https://') ?? false;
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

/** Errors of the framework (too large, wrong type, too often) have codes; everything else is a bug: logged once with the request id. */
function answerFault(options: ServerOptions, error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const status =
    error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
  if (status === 500)
    options.log.error({ requestId: request.id, route: request.routeOptions.url }, 'unexpected fault', error);
  const codes: Record<number, string> = {
    400: 'http.bad-request',
    404: 'http.not-found',
    413: 'http.too-large',
    414: 'http.too-long',
    415: 'http.media-type',
    429: 'http.too-often',
    500: 'http.fault',
  };
  return sendError(options, request, reply, status, codes[status] ?? 'http.bad-request');
}

function sendError(options: ServerOptions, request: FastifyRequest, reply: FastifyReply, status: number, code: string) {
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

function askedLanguage(request: FastifyRequest, declared: Language | undefined): Language {
  if (declared) return declared;
  const first = request.url.split(/[/?]/)[1] ?? '';
  return isLanguage(first) ? first : preferredLanguage(request.headers['accept-language']);
}

/** English only for a browser that prefers it and does not list Vietnamese first. */
function preferredLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(tag)) return tag;
  }
  return 'vi';
}

function originOf(request: FastifyRequest, baseUrl: string | undefined): string {
  return baseUrl ?? `${request.protocol}://${request.host}`;
}

/** One line a request: the route's pattern, never the address, which may hold a key. */
function logRequests(server: FastifyInstance, log: Log): void {
  server.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
