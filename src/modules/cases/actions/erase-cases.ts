/** When a firm erases its dossier, or a person their account, words and contacts of their cases go; what is open ends, and the history means nobody. */
import type { Clock, Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { PersonEraser } from '../../accounts/index.ts';
import type { DossierEraser } from '../../enterprises/index.ts';
import type { Asker } from '../domain/case.ts';
import { listCasesOfApplicant, listCasesOfDossier, listHistory, lockCase } from '../store/cases.read.ts';
import { addEvent, deleteWords } from '../store/cases.write.ts';

export function caseEraser(clock: Clock): DossierEraser {
  return (trx, dossierId) => eraseCases(trx, { kind: 'dossier', dossierId }, clock.now());
}

/** What a person asked for themselves. */
export const eraseApplicant: PersonEraser = (trx, { personId, now }) =>
  eraseCases(trx, { kind: 'applicant', personId }, now);

async function eraseCases(trx: Trx, asker: Asker, now: Instant): Promise<void> {
  const theirs =
    asker.kind === 'dossier'
      ? await listCasesOfDossier(trx, asker.dossierId)
      : await listCasesOfApplicant(trx, asker.personId);
  for (const { id } of theirs) {
    const found = await lockCase(trx, id);
    if (found !== undefined) await addEvent(trx, found, { kind: 'erased', at: now }, { side: 'firm' });
  }
  await deleteWords(trx, asker);
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
