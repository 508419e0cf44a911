/** When a firm erases its dossier, words and contacts of its cases go; what is open ends, and the history means nobody. */
import type { Clock } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { DossierEraser } from '../../enterprises/index.ts';
import { listCasesOfDossier, listHistory, lockCase } from '../store/cases.read.ts';
import { addEvent, deleteWords } from '../store/cases.write.ts';

export function caseEraser(clock: Clock): DossierEraser {
  return async (trx, dossierId) => {
    for (const { id } of await listCasesOfDossier(trx, dossierId)) {
      const found = await lockCase(trx, id);
      if (found !== undefined) await addEvent(trx, found, { kind: 'erased', at: clock.now() }, { side: 'firm' });
    }
    await deleteWords(trx, dossierId);
  };
}

/** Everything the firm asked and was answered, for the file it may take away. */
export async function exportCases(db: Db, dossierId: string): Promise<unknown> {
  const cases = await listCasesOfDossier(db, dossierId);
  return Promise.all(
    cases.map(async ({ id, reference, type, about, state, openedAt, closedAt }) => ({
      ...{ reference, type, about, state, openedAt },
      closedAt: closedAt ?? null,
      history: (await listHistory(db, id)).map(({ event, by, at, message }) => ({
        ...{ what: event.kind, by, at },
        message: message ?? null,
      })),
    })),
  );
}
