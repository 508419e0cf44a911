/** Somebody of the programme gives a person a role at once, where another module's decision calls for it. */
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import { can, type NotAllowed } from '../policy.ts';
import { findHeldRole } from '../store/held-role.read.ts';
import { endAssignment, insertAssignment } from '../store/people.write.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';

/** In the caller's transaction, which also says why. Only a role the giver may invite to, inside the giver's scope. Gives the assignment's id. */
export async function giveRole(
  trx: Trx,
  deps: Pick<AccountDeps, 'ids' | 'ledger' | 'roles'> & { readonly places: Pick<AccountDeps['places'], 'contains'> },
  given: {
    readonly personId: string;
    readonly role: string;
    readonly scope: Scope;
    readonly by: Actor;
    readonly now: Instant;
  },
): Promise<Result<string, NotAllowed>> {
  const { personId, role, scope, by, now } = given;
  const context = { roles: deps.roles, contains: deps.places.contains };
  const allowed = can(by, 'invitation.create', { gives: { role, scope } }, context);
  if (!allowed.ok) return allowed;
  const held = await findHeldRole(trx, { personId, role, scope }, localDateOf(now));
  if (held?.isOver === false) return accepted(held.id);
  if (held !== undefined) await endAssignment(trx, held.id, { lastDay: 'now', by: by.personId, now });
  const assignmentId = deps.ids.next();
  await insertAssignment(trx, {
    ...{ id: assignmentId, personId, role, scope, grantedBy: by.personId, grantedAt: now },
    validFrom: localDateOf(now),
  });
  await deps.ledger.append(trx, { ids: deps.ids, now }, [
    {
      type: 'account.assignment-began',
      actor: actorRef(by),
      ...(scope.kind === 'locality' && { localityId: scope.localityId }),
      occurredAt: now,
      payload: { role, assignmentId },
    },
  ]);
  return accepted(assignmentId);
}
