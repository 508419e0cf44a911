/** Who may see and contact a firm of the register: an officer whose scope holds the place the register has it at. */
import type { Actor } from '../../foundation/actor.ts';
import { accepted, type Result, refused } from '../../foundation/result.ts';
import { type DeskVerb, mayAtDesk, type NotAllowed, type PolicyContext } from '../accounts/index.ts';

/** A firm the register places nowhere is the nation's. */
export function canReach(
  actor: Actor | undefined,
  verb: Extract<DeskVerb, 'firms.read' | 'firms.contact'>,
  firm: { readonly communeId?: string | undefined; readonly provinceId?: string | undefined },
  context: PolicyContext,
): Result<undefined, NotAllowed> {
  const localityId = firm.communeId ?? firm.provinceId;
  if (localityId === undefined && actor?.actingAs?.scope.kind !== 'nation')
    return refused({ code: actor === undefined ? 'accounts.not-signed-in' : 'accounts.outside-your-area' });
  const allowed = mayAtDesk(actor, verb, localityId === undefined ? {} : { localityId }, context);
  return allowed.ok ? accepted(undefined) : allowed;
}
