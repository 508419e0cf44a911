/** Names of dossiers somebody answers for, as the claimant wrote them. */
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** By dossier; one nobody claimed, or whose claim was refused, is absent. */
export async function listClaimedNames(db: Db, dossierIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (dossierIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('claims')
    .select(['dossier_id', 'claimed_name'])
    .where('dossier_id', 'in', [...dossierIds])
    .where('level', '<>', 'refused')
    .where('claimed_name', '<>', '')
    .execute();
  return new Map(rows.map(({ dossier_id, claimed_name }) => [dossier_id, claimed_name]));
}
