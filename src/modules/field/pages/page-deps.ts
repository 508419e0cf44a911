/** What the pages of the field are given beside their actions. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import { atWork, type FieldDeps } from '../actions/field-deps.ts';

export interface FieldPageDeps extends FieldDeps {
  /** Firms of the register within a scope, by name or code. */
  readonly searchFirms: (
    actor: Actor,
    text: string,
  ) => Promise<readonly { readonly taxCode: string; readonly name: string }[]>;
  /** Whether the session that carried this cookie was ended on purpose, not by time. */
  readonly wasSignedOut: (token: string | undefined) => Promise<boolean>;
}

type Handler = (request: PageRequest, actor: Actor) => Promise<Reply>;

/** A page of somebody at work in the field; a visitor signs in first. */
export function fieldRoute(
  deps: Pick<FieldDeps, 'policy'>,
  method: Route['method'],
  path: string,
  handle: Handler,
  limits: Pick<Route, 'bodyLimit' | 'longestField'> = {},
): Route {
  return {
    ...{ method, path: `/:lang/desk/field${path}`, verb: 'field.work', privacy: 'personal' as const, ...limits },
    handle: (request) => {
      const { actor, language } = request;
      if (actor === undefined) return { kind: 'redirect', to: `/${language}/sign-in` };
      const allowed = atWork(actor, deps.policy);
      return allowed.ok ? handle(request, actor) : { kind: 'refused', status: 403, code: allowed.refusals[0]!.code };
    },
  };
}
