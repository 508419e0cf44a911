/** Papers go with whom they belong to, and what a firm takes away names them. */
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { DossierEraser } from '../../enterprises/index.ts';
import { listPapersOf } from '../store/papers.read.ts';
import { deletePapers } from '../store/papers.write.ts';

export const paperEraser: DossierEraser = (trx, dossierId) =>
  deletePapers(trx, { owner: { kind: 'dossier', id: dossierId } });

/** The bytes are downloaded one by one from where they were handed in. */
export async function exportPapers(db: Db, dossierId: string): Promise<unknown> {
  const papers = await listPapersOf(db, { kind: 'dossier', id: dossierId });
  return papers.map(({ name, kind, size, hash, by, addedAt, sharedAt, subject }) => ({
    ...{ name, kind, size, sha256: hash, addedAt, handedInBy: by, for: subject.kind, sharedWithPartner: sharedAt },
  }));
}

/** What a person handed in for themselves. */
export const erasePapersOfPerson = (trx: Trx, personId: string): Promise<void> =>
  deletePapers(trx, { owner: { kind: 'person', id: personId } });
