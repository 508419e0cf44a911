/** What the addresses of the content desk share: who may open them, their frame, their base. */
import type { PageReply, PageRequest, Route } from '../../../foundation/http/route.ts';
import { deskRoute, mayAtDesk, type SignedInHandler } from '../../accounts/index.ts';
import type { ContentVerb } from '../policy.ts';
import type { ContentPageDeps } from './page-deps.ts';

/** A page of the content desk. */
export function contentRoute(
  deps: ContentPageDeps,
  method: Route['method'],
  path: string,
  verb: ContentVerb,
  handle: SignedInHandler,
): Route {
  // A whole file travels in one field.
  const sizes = method === 'POST' && { bodyLimit: 2_000_000, longestField: 500_000 };
  return deskRoute(
    { method, path: `/:lang/desk/content${path}`, verb, ...sizes },
    (actor) => mayAtDesk(actor, verb, {}, deps.policy),
    handle,
  );
}

export function deskPage(
  page: Pick<PageReply, 'title' | 'body'> & { readonly status?: number; readonly address?: string },
): PageReply {
  return { kind: 'page', section: 'desk', deskSection: 'content', ...page };
}

export const deskAddress = ({ language }: Pick<PageRequest, 'language'>, rest = ''): string =>
  `/${language}/desk/content${rest}`;
