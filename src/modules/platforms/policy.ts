/** Who may do what: the catalogue is public; its fit belongs to the plan's holder; a product to its vendor; decisions on products to the office. */
import type { Actor } from '../../foundation/actor.ts';
import type { Refusal, Result } from '../../foundation/result.ts';
import { accepted, refused } from '../../foundation/result.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../accounts/index.ts';
import type { ActorRef } from '../ledger/index.ts';

export type PlatformVerb = 'platform.read' | 'dossier.read';

/** `dossier` is needed for `dossier.read` only. */
export function can(
  actor: ActorRef,
  verb: PlatformVerb,
  dossier?: { readonly id: string },
): Result<undefined, Refusal<'platforms.fit.not-yours'>> {
  if (verb === 'platform.read') return accepted(undefined);
  if (actor.kind === 'plan-holder' && actor.dossierId === dossier?.id) return accepted(undefined);
  return refused({ code: 'platforms.fit.not-yours' });
}

/** People of the organisation that holds the product. */
export function mayEditProduct(
  actor: Actor | undefined,
  { organisationId }: { readonly organisationId: string },
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  return mayAtDesk(actor, 'products.edit', { organisationId }, context);
}

/** What vendors send, and the programme's list: the catalogue is the nation's. */
export function mayDecideProducts(actor: Actor | undefined, context: PolicyContext): Result<undefined, NotAllowed> {
  return mayAtDesk(actor, 'products.decide', {}, context);
}

/** The vendor somebody acts for; undefined for everybody else. */
export function vendorActedFor(actor: Actor | undefined): string | undefined {
  const scope = actor?.actingAs?.scope;
  return scope?.kind === 'organisation' ? scope.organisationId : undefined;
}
