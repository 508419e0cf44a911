/** What the pages of the field are given beside their actions. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Route } from '../../../foundation/http/route.ts';
import { deskRoute, type SignedInHandler } from '../../accounts/index.ts';
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

/** A page of somebody at work in the field; a visitor signs in first. */
export function fieldRoute(
  deps: Pick<FieldDeps, 'policy'>,
  method: Route['method'],
  path: string,
  handle: SignedInHandler,
  limits: Pick<Route, 'bodyLimit' | 'longestField'> = {},
): Route {
  return deskRoute(
    { method, path: `/:lang/desk/field${path}`, verb: 'field.work', ...limits },
    (actor) => atWork(actor, deps.policy),
    handle,
  );
}
