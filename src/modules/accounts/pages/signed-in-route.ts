/** Pages of whoever is signed in: a visitor is led to signing in, and a role that may not is told so before anything is read. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Refusal, Result } from '../../../foundation/result.ts';

type Address = Omit<Route, 'privacy' | 'handle'>;

export type SignedInHandler = (request: PageRequest, actor: Actor) => Promise<Reply> | Reply;

export function signedInRoute(address: Address, handle: SignedInHandler): Route {
  return {
    ...{ ...address, privacy: 'personal' },
    handle: (request) => (request.actor === undefined ? toSignIn(request) : handle(request, request.actor)),
  };
}

/** `may` is asked of the role acted as; what it gives goes on to the page. What of the page's things they see is asked again of each. */
export function deskRoute<Given>(
  address: Address,
  may: (actor: Actor) => Result<Given, Refusal>,
  handle: (request: PageRequest, actor: Actor, given: Given) => Promise<Reply> | Reply,
): Route {
  return signedInRoute(address, (request, actor) => {
    const allowed = may(actor);
    return allowed.ok
      ? handle(request, actor, allowed.value)
      : { kind: 'refused', status: 403, code: allowed.refusals[0]!.code };
  });
}

export function toSignIn({ language }: Pick<PageRequest, 'language'>): Reply {
  return { kind: 'redirect', to: `/${language}/sign-in` };
}
