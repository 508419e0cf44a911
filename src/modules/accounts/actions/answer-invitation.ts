/** The invited person accepts or declines; accepting begins the assignment. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { findPerson, listOpenInvitations } from '../store/people.read.ts';
import { insertAssignment, answerInvitation as saveAnswer } from '../store/people.write.ts';
import { actAs } from '../store/sessions.write.ts';
import type { AccountDeps } from './account-deps.ts';

/** Only invitations to the mailbox this person has proved can be answered. */
export function answerInvitation(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: {
    readonly actor: Actor;
    readonly invitationId: string;
    readonly answer: 'accepted' | 'declined';
    readonly now: Instant;
  },
): Promise<Result<undefined, Refusal<'accounts.invitation.not-open'>>> {
  const { actor, invitationId, answer, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const person = await findPerson(trx, actor.personId);
    const open = person?.email ? await listOpenInvitations(trx, person.email, now) : [];
    const invitation = open.find(({ id }) => id === invitationId);
    if (invitation === undefined || !(await saveAnswer(trx, invitationId, answer, now)))
      return refused({ code: 'accounts.invitation.not-open' });
    const { role, scope, invitedBy } = invitation;
    const type = answer === 'accepted' ? 'account.assignment-began' : 'account.invitation-declined';
    const assignmentId = deps.ids.next();
    if (answer === 'accepted') {
      const { personId, sessionId } = actor;
      const began = await insertAssignment(trx, {
        ...{ id: assignmentId, personId, role, scope, grantedBy: invitedBy, grantedAt: now },
        validFrom: localDateOf(now),
      });
      if (!began) return accepted(undefined);
      await actAs(trx, sessionId, assignmentId);
    }
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type,
        actor: { kind: 'account', personId: actor.personId },
        ...(scope.kind === 'locality' && { localityId: scope.localityId }),
        occurredAt: now,
        payload: { invitationId, role, ...(answer === 'accepted' && { assignmentId }) },
      },
    ]);
    return accepted(undefined);
  });
}
