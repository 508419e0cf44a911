/** The web server: registers declared routes, guards every request and answers bugs once. */
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import compress from '@fastify/compress';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { LANGUAGES } from '../i18n/language.ts';
import type { Log } from '../log.ts';
import { registerAssets } from './assets.ts';
import { askedLanguage, isSecure, originOf, preferredLanguage, readRequest, withUpload } from './read-request.ts';
import type { Route } from './route.ts';
import { isSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import { send, sendError } from './send-reply.ts';
import type { ServerOptions } from './server-options.ts';

const DEFAULT_BODY_LIMIT = 64 * 1024;
/** A form arrives within seconds; a file of a province on a slow line takes minutes. */
const SLOWEST_FORM_MS = 30_000;
const SLOWEST_UPLOAD_MS = 15 * 60_000;

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
