/** An officer at a commune's desk gives a person without a mailbox a printed code; a new one makes the older worthless. */
import type { Actor } from '../../../foundation/actor.ts';
import { randomReadable } from '../../../foundation/auth-crypto/secrets.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { onceAccepted } from '../../ledger/index.ts';
import { after } from '../domain/session.ts';
import { PAPER_DAYS, PAPER_LENGTH } from '../domain/sign-in-code.ts';
import { can, type NotAllowed } from '../policy.ts';
import { insertPaperCode, voidPaperCodes } from '../store/codes.write.ts';
import { findIssuedPerson } from '../store/people.read.ts';
import { insertPerson } from '../store/people.write.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';
import { paperCodeHash } from './sign-in-with-paper-code.ts';

export type PaperCodeRefusal =
  | NotAllowed
  | Refusal<'accounts.name.missing' | 'accounts.person.unknown' | 'accounts.paper-code.issued-already'>;

export interface IssuedPaperCode {
  readonly code: string;
  readonly personId: string;
  readonly expiresAt: Instant;
}

export function issuePaperCode(
  deps: AccountDeps,
  order: {
    readonly actor: Actor | undefined;
    /** For a new person their name; for one who got a code here before, their id. */
    readonly whom: { readonly name: string } | { readonly personId: string };
    readonly command: string;
    readonly now: Instant;
  },
): Promise<Result<IssuedPaperCode, PaperCodeRefusal>> {
  const { actor, whom, command, now } = order;
  const scope = actor?.actingAs?.scope;
  const localityId = scope?.kind === 'locality' ? scope.localityId : undefined;
  return inTransaction(deps.db, async (trx): Promise<Result<IssuedPaperCode, PaperCodeRefusal>> => {
    const allowed = can(actor, 'paper-code.issue', { ...(localityId !== undefined && { localityId }) }, policy(deps));
    if (!allowed.ok) return allowed;
    if (actor === undefined || localityId === undefined) return refused({ code: 'accounts.role-may-not' });
    const code = randomReadable(PAPER_LENGTH);
    const expiresAt = after(now, PAPER_DAYS * 86_400);
    let fresh = false;
    const done = await onceAccepted<PaperCodeRefusal>(trx, command, async () => {
      let personId: string;
      if ('name' in whom) {
        if (whom.name === '') return refused({ code: 'accounts.name.missing', field: 'name' });
        personId = deps.ids.next();
        await insertPerson(trx, { id: personId, email: null, name: whom.name.slice(0, 100), createdAt: now });
      } else {
        const known = await findIssuedPerson(trx, whom.personId, localityId);
        if (known === undefined) return refused({ code: 'accounts.person.unknown' });
        personId = known.id;
        await voidPaperCodes(trx, personId, now);
      }
      const id = deps.ids.next();
      const codeHash = paperCodeHash(deps, code);
      await insertPaperCode(trx, {
        ...{ id, codeHash, personId, localityId, issuedBy: actor.personId, issuedAt: now, expiresAt },
      });
      await deps.ledger.append(trx, { ids: deps.ids, now }, [
        {
          type: 'account.paper-code-issued',
          actor: actorRef(actor),
          localityId,
          occurredAt: now,
          payload: { codeId: id, personId },
        },
      ]);
      fresh = true;
      return accepted(personId);
    });
    if (!done.ok) return done;
    // The code itself is never kept: a form sent twice cannot show it again.
    return fresh
      ? accepted({ code, personId: done.value, expiresAt })
      : refused({ code: 'accounts.paper-code.issued-already' });
  });
}

function policy({ roles, places }: AccountDeps) {
  return { roles, contains: places.contains };
}
