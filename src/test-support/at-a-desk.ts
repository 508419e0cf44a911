/** Somebody signed in at a desk, and a module's own routes asked as the server would ask them: without a port, on a test's database. */

import { render } from 'preact-render-to-string';
import type { Actor, Scope } from '../foundation/actor.ts';
import type { Db, Trx } from '../foundation/database/tables.ts';
import type { Reply, Route } from '../foundation/http/route.ts';
import type { UploadedFile } from '../foundation/http/uploaded-file.ts';
import type { Language } from '../foundation/i18n/language.ts';
import { findPerson } from '../modules/accounts/index.ts';
import { insertOrganisation, insertPerson } from '../modules/accounts/store/people.write.ts';
import { aRequest, type Form, queryOf, routeAt } from './a-request.ts';
import { type FixedClock, fixedClock } from './fixed-clock.ts';
import { fixedId } from './fixed-ids.ts';

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
      const { route, params } = routeAt(routes, method, path);
      const sent = { language, path, params, query: queryOf(query), form, now: clock.now(), actor };
      const reply = await route.handle(aRequest({ ...sent, ...(file !== undefined && { file }) }));
      return visitOf(reply);
    };
  return { get: ask('GET'), post: ask('POST'), clock };
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
