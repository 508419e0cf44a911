/** What the pages of the adviser network share: deps, names of codes, errors at their fields, who may come in. */
import type { Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue, Option } from '../../../ui/index.ts';
import { type DeskVerb, deskRoute, mayAtDesk, type SignedInHandler } from '../../accounts/index.ts';
import type { AdviserDeps } from '../actions/adviser-deps.ts';
import type { Named } from '../domain/named.ts';

export interface NetworkPageDeps extends AdviserDeps {
  /** Vendors of the catalogue of platforms, by name. */
  readonly vendors: () => readonly string[];
}

export type NamesOf = Pick<AdviserDeps, 'places' | 'network' | 'topics'>;

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

/** A page of the desk for roles that list the verb; what of it they see is asked again for each thing. */
export function deskPage(
  deps: AdviserDeps,
  { method, path, verb }: { readonly method: Route['method']; readonly path: string; readonly verb: DeskVerb },
  handle: SignedInHandler,
): Route {
  const policy = { roles: deps.roles, contains: deps.places.contains };
  return deskRoute(
    { method, path: `/:lang/desk/${path}`, verb },
    (actor) => mayAtDesk(actor, verb, {}, policy),
    handle,
  );
}
