/** What the pages of the adviser network share: deps, names of codes, errors at their fields, who may come in. */
import type { Actor } from '../../../foundation/actor.ts';
import type { PageRequest, Reply, Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { isUuid } from '../../../foundation/ids.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue, Option } from '../../../ui/index.ts';
import { type DeskVerb, mayAtDesk } from '../../accounts/index.ts';
import type { AdviserDeps } from '../actions/adviser-deps.ts';
import type { Named } from '../domain/named.ts';

export interface NetworkPageDeps extends AdviserDeps {
  /** Vendors of the catalogue of platforms, by name. */
  readonly vendors: () => readonly string[];
}

export type NamesOf = Pick<AdviserDeps, 'places' | 'network' | 'topics'>;

export function commandOf({ ids }: Pick<AdviserDeps, 'ids'>, { form }: PageRequest): string {
  const command = form.get('command');
  return isUuid(command) ? command : ids.next();
}

/** Refusals as errors at the fields they belong to; `rest` takes those of the whole form. */
export function issuesOf(
  refusals: readonly Refusal[],
  errors: Readonly<Record<string, string>>,
  rest: string,
): Issue[] {
  return refusals.map(({ code, field }) => ({ field: field ?? rest, message: errors[code] ?? code }));
}

export function optionsOf(list: readonly Named[], language: Language): Option[] {
  return list.map(({ code, label }) => ({ value: code, label: label[language] }));
}

/** A page of somebody who is signed in; a visitor is led to signing in. */
export function signedInPage(
  route: Pick<Route, 'method' | 'path' | 'verb'>,
  handle: (request: PageRequest, actor: Actor) => Promise<Reply> | Reply,
): Route {
  return {
    ...{ ...route, privacy: 'personal' },
    handle: (request) =>
      request.actor === undefined
        ? { kind: 'redirect', to: `/${request.language}/sign-in` }
        : handle(request, request.actor),
  };
}

/** A page of the desk for roles that list the verb; what of it they see is asked again for each thing. */
export function deskPage(
  deps: AdviserDeps,
  route: { readonly method: Route['method']; readonly path: string; readonly verb: DeskVerb },
  handle: (request: PageRequest, actor: Actor) => Promise<Reply> | Reply,
): Route {
  const { method, path, verb } = route;
  return signedInPage({ method, path: `/:lang/desk/${path}`, verb }, (request, actor) => {
    const context = { roles: deps.roles, contains: deps.places.contains };
    const allowed = mayAtDesk(actor, verb, {}, context);
    return allowed.ok ? handle(request, actor) : { kind: 'refused', status: 403, code: allowed.refusals[0]!.code };
  });
}
