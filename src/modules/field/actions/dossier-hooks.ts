/** What a dossier needs from the field: deleting all of it, and giving its owner a copy. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { DossierEraser } from '../../enterprises/index.ts';
import { listOfDossier } from '../store/records.read.ts';
import { eraseFieldRecords } from '../store/records.write.ts';

export const fieldEraser: DossierEraser = eraseFieldRecords;

/** Who wrote it is told by the ledger; here is what was written. */
export async function exportFieldRecords(db: Db, dossierId: string): Promise<readonly unknown[]> {
  const records = await listOfDossier(db, dossierId);
  return records.map(({ personId: _writer, assignmentId: _as, deviceId: _device, dossierId: _mine, ...said }) => said);
}
