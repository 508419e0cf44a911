/** Somebody signed in at a desk, and a module's own routes asked as the server would ask them: without a port, on a test's database. */

import { render } from 'preact-render-to-string';
import type { Actor, Scope } from '../foundation/actor.ts';
import { localDateOf } from '../foundation/clock.ts';
import type { Db, Trx } from '../foundation/database/tables.ts';
import { Fields, type Reply, type Route } from '../foundation/http/route.ts';
import type { UploadedFile } from '../foundation/http/uploaded-file.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { findPerson } from '../modules/accounts/index.ts';
import { insertOrganisation, insertPerson } from '../modules/accounts/store/people.write.ts';
import { type FixedClock, fixedClock } from './fixed-clock.ts';
import { fixedId } from './fixed-ids.ts';

export type Form = Readonly<Record<string, string | readonly string[]>>;

const fields = (form: Form) =>
  new Fields(new Map(Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? [value] : value])));

/** A person of the database acting in one role. `number` tells people apart. */
export async function anOfficer(db: Db, role: string, scope: Scope, number = 1): Promise<Actor> {
  const personId = fixedId(number, 0xaaa);
  const createdAt = fixedClock().now();
  if ((await findPerson(db, personId)) === undefined)
    await insertPerson(db as Trx, { id: personId, email: null, name: `Cán bộ Thử ${String(number)}`, createdAt });
  const actingAs = { assignmentId: fixedId(number, 0xaab), role, scope };
  return { personId, sessionId: fixedId(number, 0xaac), name: 'Cán bộ Thử', actingAs };
}

/** A firm's organisation in the database; gives its id. */
export async function anOrganisation(db: Db, id: string): Promise<string> {
  await insertOrganisation(db as Trx, { id, kind: 'enterprise', name: 'Ví Dụ', createdAt: fixedClock().now() });
  return id;
}

export interface DeskVisit {
  readonly status: number;
  /** Of a page its content, of a file its text, of anything else ''. */
  readonly html: string;
  /** Without tags, blanks folded. */
  readonly words: string;
  readonly reply: Reply;
}

/** Asks routes as one actor; `undefined` is a visitor. */
export function deskOf(
  routes: readonly Route[],
  { clock = fixedClock() as FixedClock, language = 'vi' as Language } = {},
) {
  const ask =
    (method: Route['method']) =>
    async (address: string, actor: Actor | undefined, form: Form = {}, file?: UploadedFile): Promise<DeskVisit> => {
      clock.advance({ seconds: 1 });
      const [path = '', query = ''] = address.split('?');
      const match = matchOf(routes, method, path);
      if (match === undefined) throw new Error(`no route ${method} ${path}`);
      const search: Record<string, string[]> = {};
      for (const [name, value] of new URLSearchParams(query)) search[name] = [...(search[name] ?? []), value];
      const reply = await match.route.handle({
        ...{ language, path, params: match.params, query: fields(search), form: fields(form) },
        ...{
          now: clock.now(),
          today: localDateOf(clock.now()),
          requestId: 'r',
          origin: 'https://cau-so.example',
          actor,
        },
        ...(file !== undefined && { file }),
      });
      return visitOf(reply);
    };
  return { get: ask('GET'), post: ask('POST'), clock };
}

/** An address without parts that vary comes before one with them, as in the server. */
function matchOf(routes: readonly Route[], method: Route['method'], path: string) {
  const ordered = [...routes].sort((a, b) => a.path.split(':').length - b.path.split(':').length);
  for (const route of ordered) {
    const names: string[] = [];
    const pattern = route.path.replace(/:(\w+)/g, (_, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    const match = new RegExp(`^${pattern}$`).exec(path);
    if (route.method !== method || match === null) continue;
    return { route, params: Object.fromEntries(names.map((name, at) => [name, match[at + 1] ?? ''])) };
  }
  return undefined;
}

function visitOf(reply: Reply): DeskVisit {
  const status =
    reply.kind === 'not-found'
      ? 404
      : reply.kind === 'redirect'
        ? (reply.status ?? 303)
        : reply.kind === 'file'
          ? 200
          : (reply.status ?? 200);
  const html =
    reply.kind === 'page'
      ? render(reply.body)
      : reply.kind === 'file'
        ? fileText(reply.body)
        : reply.kind === 'json'
          ? JSON.stringify(reply.body)
          : '';
  return { status, html, words: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '), reply };
}

function fileText(body: Extract<Reply, { kind: 'file' }>['body']): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body).toString('utf8') : '';
}
