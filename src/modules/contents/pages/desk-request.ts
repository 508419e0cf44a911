/** Who may open the content desk: a visitor is led to signing in, another role is refused. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageReply, PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { mayAtDesk } from '../../accounts/index.ts';
import type { ContentVerb } from '../policy.ts';
import type { ContentPageDeps } from './page-deps.ts';

export type DeskHandler = (request: PageRequest, actor: Actor) => Promise<Reply>;

export function deskRoute(
  deps: ContentPageDeps,
  method: Route['method'],
  path: string,
  verb: ContentVerb,
  handle: DeskHandler,
): Route {
  return {
    ...{ method, path: `/:lang/desk/content${path}`, verb, privacy: 'personal' as const },
    // A whole file travels in one field.
    ...(method === 'POST' && { bodyLimit: 2_000_000, longestField: 500_000 }),
    handle: async (request) => {
      const { actor, language } = request;
      if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
      const allowed = mayAtDesk(actor, verb, {}, deps.policy);
      return allowed.ok ? handle(request, actor) : { kind: 'refused', status: 403, code: allowed.refusals[0]!.code };
    },
  };
}

export function deskPage(
  page: Pick<PageReply, 'title' | 'body'> & { readonly status?: number; readonly address?: string },
): PageReply {
  return { kind: 'page', section: 'desk', deskSection: 'content', ...page };
}

export const deskAddress = ({ language }: Pick<PageRequest, 'language'>, rest = ''): string =>
  `/${language}/desk/content${rest}`;
