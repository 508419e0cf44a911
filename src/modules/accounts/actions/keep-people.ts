/** What an officer does about the people of their places beside inviting: end an assignment, send an invitation again, take it back. */
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { addDays, type Instant, type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { after } from '../domain/session.ts';
import { can, type NotAllowed } from '../policy.ts';
import { noteSent, endAssignment as saveEnd, withdrawInvitation as saveWithdrawal } from '../store/people.write.ts';
import { findPersonAtWork, findWaitingInvitation } from '../store/people-in-scope.read.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';
import { sendInvitation } from './invite.ts';

/** A letter may be sent again after this long. */
const RESEND_SECONDS = 600;
/** An assignment may be given a last day at most this far ahead. */
const LATEST_END_DAYS = 366;

export type PeopleRefusal =
  | NotAllowed
  | Refusal<'accounts.assignment.unknown' | 'accounts.assignment.own' | 'accounts.assignment.end-day'>
  | Refusal<'accounts.invitation.not-open' | 'accounts.invitation.just-sent'>;

interface Order {
  readonly actor: Actor | undefined;
  readonly command: string;
  readonly now: Instant;
}

/** Whoever may give a role there may end it there; nobody ends their own. `now`: at once, else after that last day. */
export function endAssignment(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger' | 'roles' | 'places'>,
  order: Order & { readonly assignmentId: string; readonly lastDay: LocalDate | 'now' },
): Promise<Result<string, PeopleRefusal>> {
  const { actor, assignmentId, lastDay, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<PeopleRefusal>(trx, command, async () => {
      const held = await findPersonAtWork(trx, assignmentId);
      const allowed = mayKeep(deps, actor, held);
      if (!allowed.ok) return allowed;
      if (held === undefined || actor === undefined) return refused({ code: 'accounts.assignment.unknown' });
      if (held.personId === actor.personId) return refused({ code: 'accounts.assignment.own' });
      const today = localDateOf(now);
      if (lastDay !== 'now' && (lastDay < today || lastDay > addDays(today, LATEST_END_DAYS)))
        return refused({ code: 'accounts.assignment.end-day', field: 'lastDay' });
      await saveEnd(trx, assignmentId, { lastDay, by: actor.personId, now });
      const { role, scope } = held;
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'account.assignment-ended',
          actor: actorRef(actor),
          ...(scope.kind === 'locality' && { localityId: scope.localityId }),
          occurredAt: now,
          payload: { assignmentId, role, lastDay: lastDay === 'now' ? today : lastDay },
        },
      ]);
      return accepted(assignmentId);
    }),
  );
}

export function resendInvitation(
  deps: AccountDeps,
  order: Order & { readonly invitationId: string; readonly language: Language; readonly origin: string },
): Promise<Result<string, PeopleRefusal>> {
  const { actor, invitationId, language, origin, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<PeopleRefusal>(trx, command, async () => {
      const waiting = await findWaitingInvitation(trx, invitationId, now);
      const allowed = mayKeep(deps, actor, waiting);
      if (!allowed.ok) return allowed;
      if (waiting === undefined) return refused({ code: 'accounts.invitation.not-open' });
      if (after(waiting.sentAt, RESEND_SECONDS) > now || !(await noteSent(trx, invitationId, waiting.sentAt, now)))
        return refused({ code: 'accounts.invitation.just-sent' });
      await sendInvitation(trx, deps, { ...waiting, language, origin, now });
      return accepted(invitationId);
    }),
  );
}

export function withdrawInvitation(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger' | 'roles' | 'places'>,
  order: Order & { readonly invitationId: string },
): Promise<Result<string, PeopleRefusal>> {
  const { actor, invitationId, command, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<PeopleRefusal>(trx, command, async () => {
      const waiting = await findWaitingInvitation(trx, invitationId, now);
      const allowed = mayKeep(deps, actor, waiting);
      if (!allowed.ok) return allowed;
      if (waiting === undefined || actor === undefined || !(await saveWithdrawal(trx, invitationId, now)))
        return refused({ code: 'accounts.invitation.not-open' });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'account.invitation-withdrawn',
          actor: actorRef(actor),
          ...(waiting.scope.kind === 'locality' && { localityId: waiting.scope.localityId }),
          occurredAt: now,
          payload: { invitationId, role: waiting.role },
        },
      ]);
      return accepted(invitationId);
    }),
  );
}

/** A role outside the officer's reach looks like one that is not there. */
function mayKeep(
  { roles, places }: Pick<AccountDeps, 'roles' | 'places'>,
  actor: Actor | undefined,
  held: { readonly role: string; readonly scope: Scope } | undefined,
): Result<undefined, PeopleRefusal> {
  const gives = held && { role: held.role, scope: held.scope };
  const context = { roles, contains: places.contains };
  const general = can(actor, 'invitation.create', {}, context);
  if (!general.ok || gives === undefined) return general;
  return can(actor, 'invitation.create', { gives }, context).ok
    ? accepted(undefined)
    : refused({ code: 'accounts.assignment.unknown' });
}
