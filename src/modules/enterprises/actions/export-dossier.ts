/** Gives the owner a copy of everything a plan key holds, in every module, and notes that it was taken. */
import { type Instant, localDateOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { accepted, type Result } from '../../../foundation/result.ts';
import type { DossierRefusal } from '../domain/open-dossier.ts';
import { listReadings } from '../store/readings.read.ts';
import { insertReadings } from '../store/readings.write.ts';
import type { DossierDeps, DossierExporter } from './dossier-deps.ts';
import { openByKey } from './open-by-key.ts';

export interface DossierCopy {
  readonly format: 'cau-so-dossier/1';
  readonly exportedAt: Instant;
  readonly openedAt: Instant;
  readonly expiresOn: string;
  /** Complete history, the owner's own tax code unmasked. */
  readonly facts: readonly unknown[];
  readonly readBy: readonly unknown[];
  readonly [section: string]: unknown;
}

export function exportDossier(
  deps: Pick<DossierDeps, 'db' | 'ids' | 'ledger'> & { readonly exporters: readonly DossierExporter[] },
  { key, now }: { readonly key: string; readonly now: Instant },
): Promise<Result<DossierCopy, DossierRefusal>> {
  return inTransaction(deps.db, async (trx) => {
    const opened = await openByKey(trx, key, localDateOf(now));
    if (!opened.ok) return opened;
    const { id, openedAt, expiresOn, facts } = opened.value;
    const sections: Record<string, unknown> = {};
    for (const { section, read } of deps.exporters) sections[section] = await read(trx, id);
    const subject = { kind: 'dossier', id } as const;
    await insertReadings(trx, [
      {
        ...{ id: deps.ids.next(), at: now, subject, dossierId: id, reader: 'plan-holder' },
        ...{ fields: ['everything'], purpose: 'export' },
      },
    ]);
    await deps.ledger.append(trx, { ids: deps.ids, now }, [
      {
        type: 'dossier.exported',
        actor: { kind: 'plan-holder', dossierId: id },
        dossierId: id,
        occurredAt: now,
        payload: {},
      },
    ]);
    const readBy = await listReadings(trx, { dossierId: id });
    return accepted({ ...sections, format: 'cau-so-dossier/1', exportedAt: now, openedAt, expiresOn, facts, readBy });
  });
}
