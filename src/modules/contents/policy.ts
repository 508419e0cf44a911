/** Who may draft and sign what: a province drafts its own measures and proposes for the nation; only whoever answers for a place signs for it. */
import type { Actor } from '../../foundation/actor.ts';
import { accepted, type Result } from '../../foundation/result.ts';
import { mayAtDesk, type NotAllowed, type PolicyContext } from '../accounts/index.ts';

export type ContentVerb = 'content.draft' | 'content.sign-off';

/** `place`: the locality that answers for the file; `vn` is the nation. */
export function can(
  actor: Actor | undefined,
  verb: ContentVerb,
  { place }: { readonly place: string },
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  const allowed = mayAtDesk(actor, verb, place === 'vn' ? {} : { localityId: place }, context);
  if (!allowed.ok || place !== 'vn' || verb === 'content.draft') return allowed;
  // What every reader of the country sees is signed for the country.
  return actor?.actingAs?.scope.kind === 'nation'
    ? accepted(undefined)
    : { ok: false, refusals: [{ code: 'accounts.outside-your-area' }] };
}

/** A proposal for the nation is taken back by whoever wrote at it or answers for the nation: no province undoes another's. */
export function canWithdraw(
  actor: Actor | undefined,
  { places, drafters }: { readonly places: Iterable<string>; readonly drafters: readonly string[] },
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  for (const place of places) {
    const allowed = can(actor, 'content.draft', { place }, context);
    if (!allowed.ok) return allowed;
    const isTheirs = actor !== undefined && drafters.includes(actor.personId);
    if (place === 'vn' && !isTheirs && actor?.actingAs?.scope.kind !== 'nation')
      return { ok: false, refusals: [{ code: 'accounts.outside-your-area' }] };
  }
  return accepted(undefined);
}
