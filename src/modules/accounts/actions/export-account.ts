/** Gives a person a copy of everything kept about them, in every module, and notes that it was taken. */
import type { Actor } from '../../../foundation/actor.ts';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { readAccount } from '../store/erasure.read.ts';
import { type AccountDeps, actorRef } from './account-deps.ts';

/** What another module keeps about a person, as plain JSON; app.ts hands them in. */
export interface PersonExporter {
  /** Name of the section in the file, e.g. `firms`. */
  readonly section: string;
  readonly read: (trx: Trx, personId: string, now: Instant) => Promise<unknown>;
}

export function exportAccount(
  deps: Pick<AccountDeps, 'db' | 'ids' | 'ledger'> & { readonly exporters: readonly PersonExporter[] },
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
): Promise<Readonly<Record<string, unknown>>> {
  const { personId } = actor;
  return inTransaction(deps.db, async (trx) => {
    const sections: Record<string, unknown> = {};
    for (const { section, read } of deps.exporters) sections[section] = await read(trx, personId, now);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      { type: 'account.exported', actor: actorRef(actor), occurredAt: now, payload: {} },
    ]);
    return { format: 'cau-so-account/1', exportedAt: now, ...(await readAccount(trx, personId)), ...sections };
  });
}
