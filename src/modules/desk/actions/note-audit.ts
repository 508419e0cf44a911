/** Whoever reads the log of one person or one firm, or takes the log away, leaves an event of their own. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { actorRef } from '../../accounts/index.ts';
import type { PayloadValue } from '../../ledger/index.ts';
import type { DeskActionDeps } from './desk-action-deps.ts';

export type AuditNote =
  | { readonly type: 'audit.read'; readonly about: { readonly person: string } | { readonly firm: readonly string[] } }
  | { readonly type: 'audit.exported'; readonly rows: number };

export function noteAudit(
  deps: Pick<DeskActionDeps, 'db' | 'ids' | 'ledger'>,
  { actor, note, now }: { readonly actor: Actor; readonly note: AuditNote; readonly now: Instant },
): Promise<unknown> {
  const scope = actor.actingAs?.scope;
  const payload: { readonly [key: string]: PayloadValue } =
    note.type === 'audit.read' ? { about: note.about } : { rows: note.rows };
  return inTransaction(deps.db, (trx) =>
    deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        ...{ type: note.type, actor: actorRef(actor), occurredAt: now, payload },
        ...(scope?.kind === 'locality' && { localityId: scope.localityId }),
      },
    ]),
  );
}
