/** What the pages of vendors' products share: deps, form values, errors at their fields, who may come in. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Route } from '../../../foundation/http/route.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import type { Refusal } from '../../../foundation/result.ts';
import type { Issue } from '../../../ui/index.ts';
import { deskRoute, mayAtDesk, type SignedInHandler } from '../../accounts/index.ts';
import { type ProductDeps, policyOf } from '../actions/product-deps.ts';
import type { PlatformCatalogue } from '../domain/platform.ts';
import { productText } from '../messages/products.ts';
import { vendorActedFor } from '../policy.ts';

export interface ProductPageDeps extends ProductDeps {
  readonly catalogue: PlatformCatalogue;
}

/** Refusals as errors at the fields they belong to; `rest` takes those of the whole form. */
export function issuesOf(refusals: readonly Refusal[], language: Language, rest: string): Issue[] {
  const { errors } = productText(language);
  return refusals.map(({ code, field }) => ({ field: field ?? rest, message: errors[code] ?? code }));
}

/** A page of the desk: signed in, with a role that lists the verb. A vendor's verb is asked about its own organisation. */
export function deskPage(
  deps: ProductDeps,
  verb: 'products.edit' | 'products.decide',
  { method, path, handle }: Pick<Route, 'method' | 'path'> & { readonly handle: SignedInHandler },
): Route {
  const may = (actor: Actor) => {
    const organisationId = vendorActedFor(actor);
    const thing = verb === 'products.edit' && organisationId !== undefined ? { organisationId } : {};
    return mayAtDesk(actor, verb, thing, policyOf(deps));
  };
  return deskRoute({ method, path: `/:lang/desk/${path}`, verb }, may, handle);
}

/** Products by name, for a choice among all of them. */
export function productOptions({ catalogue }: ProductPageDeps, language: Language) {
  return [...catalogue.platforms]
    .sort((a, b) => a.name.localeCompare(b.name, language))
    .map(({ id, name, vendor }) => ({ value: id, label: `${name} (${vendor})` }));
}
