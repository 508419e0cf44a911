/** Offers somebody an assignment by mail: it begins when the person proves the mailbox and accepts. */
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Language } from '../../../foundation/i18n/language.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { onceAccepted } from '../../ledger/index.ts';
import type { EmailAddress } from '../domain/email-address.ts';
import { after } from '../domain/session.ts';
import { accountText } from '../messages/index.ts';
import { can, type NotAllowed } from '../policy.ts';
import { insertInvitation } from '../store/people.write.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';

export const INVITATION_DAYS = 14;

export type InvitationRefusal =
  | NotAllowed
  | Refusal<'accounts.role.unknown' | 'accounts.role.other-scope' | 'accounts.locality.unknown'>;

export interface InviteOrder {
  readonly email: EmailAddress;
  readonly role: string;
  readonly scope: Scope;
  /** `operator`: whoever runs the command line of the deployment. */
  readonly by: Actor | 'operator' | undefined;
  readonly command: string;
  readonly language: Language;
  /** Where to sign in. */
  readonly origin: string;
  readonly now: Instant;
}

/** Gives the invitation's id. */
export function invite(deps: AccountDeps, order: InviteOrder): Promise<Result<string, InvitationRefusal>> {
  const { email, role: code, scope, by, command, language, origin, now } = order;
  return inTransaction(deps.db, (trx) =>
    onceAccepted<InvitationRefusal>(trx, command, async () => {
      const role = deps.roles.byCode.get(code);
      if (role === undefined) return refused({ code: 'accounts.role.unknown', field: 'role' });
      if (!role.scopes.includes(scope.kind)) return refused({ code: 'accounts.role.other-scope', field: 'scope' });
      const level = scope.kind === 'locality' ? deps.places.findLocality(scope.localityId)?.level : undefined;
      if (role.levels !== undefined && level !== undefined && !role.levels.some((each) => each === level))
        return refused({ code: 'accounts.role.other-scope', field: 'scope' });
      if (scope.kind === 'locality' && !isPlaceInForce(deps, scope.localityId, now))
        return refused({ code: 'accounts.locality.unknown', field: 'scope' });
      if (by !== 'operator') {
        const context = { roles: deps.roles, contains: deps.places.contains };
        const allowed = can(by, 'invitation.create', { gives: { role: code, scope } }, context);
        if (!allowed.ok) return allowed;
      }
      const id = deps.ids.next();
      const invitedBy = by === 'operator' || by === undefined ? null : by.personId;
      const expiresAt = after(now, INVITATION_DAYS * 86_400);
      await insertInvitation(trx, { id, email, role: code, scope, invitedBy, invitedAt: now, expiresAt });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'account.invited',
          actor:
            invitedBy === null || by === 'operator' || by === undefined
              ? { kind: 'system', job: 'accounts-invite' }
              : actorRef(by),
          ...(scope.kind === 'locality' && { localityId: scope.localityId }),
          occurredAt: now,
          payload: { invitationId: id, role: code },
        },
      ]);
      await sendInvitation(trx, deps, { email, role: code, language, origin, now });
      return accepted(id);
    }),
  );
}

/** The letter; a second one says the same. */
export function sendInvitation(
  trx: Trx,
  deps: Pick<AccountDeps, 'ids' | 'mail' | 'roles'>,
  order: {
    readonly email: string;
    readonly role: string;
    readonly language: Language;
    readonly origin: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { email, role, language, origin, now } = order;
  const letter = accountText(language).invitationLetter;
  const label = deps.roles.byCode.get(role)?.label[language] ?? role;
  const text = letter.text(label, `${origin}/${language}/sign-in`, INVITATION_DAYS);
  return deps.mail.add(trx, { to: email, subject: letter.subject, text }, { ids: deps.ids, now });
}

function isPlaceInForce({ places }: AccountDeps, id: string, now: Instant): boolean {
  return places.findLocality(id) !== undefined && places.isInForce(id, localDateOf(now));
}
