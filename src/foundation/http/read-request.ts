/** Takes a request apart: language, address, fields, file and cookies, strictly decoded or refused. */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { localDateOf } from '../clock.ts';
import { isLanguage, type Language } from '../i18n/language.ts';
import { readCookies } from './cookies.ts';
import { parseFields } from './form-fields.ts';
import { Fields, type PageRequest, type Route } from './route.ts';
import type { ServerOptions } from './server-options.ts';
import { readUpload } from './upload.ts';

export async function withUpload(
  read: ReturnType<typeof readRequest>,
  request: FastifyRequest,
  stream: Readable | undefined,
  route: Route,
): Promise<ReturnType<typeof readRequest>> {
  if (!read.ok || stream === undefined) return read;
  const upload = await readUpload(request.headers, stream, route.largestUpload ?? 0);
  return upload.ok ? { ok: true, value: { ...read.value, ...upload.value } } : upload;
}

export function readRequest(
  request: FastifyRequest,
  language: Language,
  options: ServerOptions,
  longestField?: number,
) {
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

export function askedLanguage(request: FastifyRequest, declared: Language | undefined): Language {
  if (declared) return declared;
  const first = request.url.split(/[/?]/)[1] ?? '';
  return isLanguage(first) ? first : preferredLanguage(request.headers['accept-language']);
}

/** English only for a browser that prefers it and does not list Vietnamese first. */
export function preferredLanguage(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.trim().slice(0, 2).toLowerCase();
    if (isLanguage(tag)) return tag;
  }
  return 'vi';
}

export function originOf(request: FastifyRequest, baseUrl: string | undefined): string {
  return baseUrl ?? `${request.protocol}://${request.host}`;
}

export function isSecure(options: ServerOptions): boolean {
  return options.baseUrl?.startsWith('https://') ?? false;
}
