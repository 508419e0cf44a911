/** Who works at a desk and how far they see: asked before anything else by every action and page of officers. */
import type { Actor } from '../../../foundation/actor.ts';
import { accepted, type Result, refused } from '../../../foundation/result.ts';
import { type DeskVerb, mayAtDesk, type NotAllowed, type PolicyContext } from '../../accounts/index.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';

/** Somebody signed in who may do this here. */
export interface AtDesk {
  readonly actor: Actor;
  readonly scope: PopulationScope;
}

/** The scope of the one assignment acted for; only a place or the nation is a desk's. */
export function atDesk(actor: Actor | undefined, verb: DeskVerb, context: PolicyContext): Result<AtDesk, NotAllowed> {
  const allowed = mayAtDesk(actor, verb, {}, context);
  if (!allowed.ok) return allowed;
  const scope = actor?.actingAs?.scope;
  if (actor === undefined || scope === undefined || scope.kind === 'organisation')
    return refused({ code: 'accounts.role-may-not' });
  return accepted({ actor, scope: scope.kind === 'nation' ? 'everywhere' : { inside: scope.localityId } });
}
