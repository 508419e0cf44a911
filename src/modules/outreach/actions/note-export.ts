/** Notes in the ledger that somebody took a list away: who, for which place, how many rows; never which firms. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { actorRef } from '../../accounts/index.ts';
import type { OutreachDeps } from './outreach-deps.ts';

export function noteExport(
  deps: Pick<OutreachDeps, 'db' | 'ids' | 'ledger'>,
  order: {
    readonly actor: Actor;
    readonly localityId: string;
    readonly format: 'csv' | 'xlsx';
    readonly rows: number;
    readonly now: Instant;
  },
): Promise<unknown> {
  const { actor, localityId, format, rows, now } = order;
  return inTransaction(deps.db, (trx) =>
    deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'list.exported',
        actor: actorRef(actor),
        localityId,
        occurredAt: now,
        payload: { list: 'unreached', format, rows },
      },
    ]),
  );
}
