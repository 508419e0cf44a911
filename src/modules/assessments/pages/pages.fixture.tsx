/** A visitor of the pages of assessments, who asks and answers through the routes as a browser would. */
import { render } from 'preact-render-to-string';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { Fields, type PageRequest, type Reply } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Statement } from '../../enterprises/index.ts';
import { aFirm } from '../actions/assessments.fixture.ts';
import type { Answers } from '../domain/answer.ts';
import { fieldName } from './answers-form.ts';
import { routes } from './routes.tsx';

export type Form = Record<string, string | readonly string[]>;

export async function aVisitor(db: Db, ...statements: readonly Statement[]) {
  const firm = await aFirm(db, ...statements);
  const all = routes(firm.deps);
  const send = async (method: 'GET' | 'POST', url: string, form: Form = {}): Promise<Reply> => {
    const path = url.split('#')[0]!;
    for (const route of all) {
      const params = route.method === method ? match(route.path, path) : undefined;
      if (!params) continue;
      const now = firm.clock.now();
      const fields = new Map(
        Object.entries(form).map(([name, value]) => [name, typeof value === 'string' ? [value] : value]),
      );
      const request: PageRequest = {
        language: params.lang as Language,
        path,
        params,
        query: new Fields(),
        form: new Fields(fields),
        now,
        today: localDateOf(now),
        requestId: 'r-1',
        origin: 'http://localhost',
      };
      return route.handle(request);
    }
    throw new Error(`no route for ${method} ${path}`);
  };
  const get = async (url: string) => {
    const reply = await send('GET', url);
    if (reply.kind !== 'page') throw new Error(`${url} answered ${JSON.stringify(reply)}`);
    return {
      html: render(reply.body),
      text: words(render(reply.body)),
      status: reply.status ?? 200,
      title: reply.title,
    };
  };
  const post = async (url: string, form: Form = {}) => {
    firm.clock.advance({ seconds: 5 });
    const reply = await send('POST', url, { command: firm.commands.next(), ...form });
    if (reply.kind === 'redirect') return { to: reply.to, text: '', html: '', status: reply.status };
    if (reply.kind !== 'page') throw new Error(`${url} answered ${JSON.stringify(reply)}`);
    return { to: '', text: words(render(reply.body)), html: render(reply.body), status: reply.status };
  };
  return {
    ...firm,
    send,
    get,
    post,
    base: (lang: Language, framework: string) => `/${lang}/plan/${firm.key}/assess/${framework}`,
  };
}

/** Static paths before parameters, as the server does. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = given[index]!;
    else if (part !== given[index]) return undefined;
  }
  return params;
}

export function words(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Fills in every part in turn, following the redirects as a browser would. */
export async function answerAll(visitor: Awaited<ReturnType<typeof aVisitor>>, framework: string, answers: Answers) {
  const compiled = visitor.deps.frameworks.find(framework)!;
  let to = (await visitor.post(visitor.base('vi', framework))).to;
  for (const part of compiled.framework.sections.flatMap((section) => section.parts)) {
    const form: Record<string, string> = {};
    for (const { code, kind } of part.criteria) {
      const answer = answers[code];
      if (typeof answer !== 'number') continue;
      if (kind === 'ratio') form[fieldName(code, 'points')] = String(answer);
      else form[fieldName(code)] = `p${String(answer)}`;
    }
    to = (await visitor.post(`${visitor.base('vi', framework)}/${part.code}`, form)).to;
  }
  return to;
}
