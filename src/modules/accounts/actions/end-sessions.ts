/** Signing out: here, on another device, everywhere. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { endSessions } from '../store/sessions.write.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';

/** Only the actor's own sessions can be named: another's id ends nothing. Returns how many ended. */
export function signOut(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: {
    readonly actor: Actor;
    readonly which: 'this' | 'all' | { readonly sessionId: string };
    readonly now: Instant;
  },
): Promise<number> {
  const { actor, which, now } = order;
  const { personId, sessionId: own } = actor;
  const sessionId = which === 'this' ? own : which === 'all' ? undefined : which.sessionId;
  return inTransaction(deps.db, async (trx) => {
    const because = sessionId === own ? 'signed-out' : 'ended-elsewhere';
    const ended = await endSessions(
      trx,
      { personId, ...(sessionId !== undefined && { sessionId }) },
      which === 'all' ? 'signed-out' : because,
      now,
    );
    await deps.ledger.append(
      trx,
      { ids: deps.ids, now },
      ended.map(({ id }) => ({
        type: 'account.signed-out',
        actor: actorRef(actor),
        occurredAt: now,
        payload: { sessionId: id },
      })),
    );
    return ended.length;
  });
}
