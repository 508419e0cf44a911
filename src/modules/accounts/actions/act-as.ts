/** Switches what a session acts as: one of the person's own assignments, in force today. */
import type { Actor } from '../../../foundation/actor.ts';
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Refusal, type Result, refused } from '../../../foundation/result.ts';
import { listAssignments } from '../store/people.read.ts';
import { actAs as saveActAs } from '../store/sessions.write.ts';
import type { AccountDeps } from './account-deps.ts';

export function actAs(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'>,
  order: { readonly actor: Actor; readonly assignmentId: string; readonly now: Instant },
): Promise<Result<undefined, Refusal<'accounts.assignment.not-yours'>>> {
  const { actor, assignmentId, now } = order;
  return inTransaction(deps.db, async (trx) => {
    const own = await listAssignments(trx, actor.personId, localDateOf(now));
    if (!own.some(({ id }) => id === assignmentId)) return refused({ code: 'accounts.assignment.not-yours' });
    if (actor.actingAs?.assignmentId === assignmentId) return accepted(undefined);
    await saveActAs(trx, actor.sessionId, assignmentId);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'account.acting-as-changed',
        actor: { kind: 'account', personId: actor.personId, assignmentId },
        occurredAt: now,
        payload: { sessionId: actor.sessionId },
      },
    ]);
    return accepted(undefined);
  });
}
