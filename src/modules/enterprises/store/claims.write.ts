/** Writes claims: the party comes with the claim; erasing the dossier takes the claim away. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Claim, PartyKind } from '../domain/claim.ts';
import './tables.ts';

export async function insertClaim(
  trx: Trx,
  claim: Claim & { readonly partyKind: PartyKind; readonly organisationId: string; readonly sealedKey: string },
): Promise<void> {
  const { id, dossierId, partyId, personId, level, claimedAt, partyKind, organisationId, sealedKey } = claim;
  await trx.insertInto('parties').values({ id: partyId, kind: partyKind, created_at: claimedAt }).execute();
  await trx.updateTable('dossiers').set({ party_id: partyId }).where('id', '=', dossierId).execute();
  await trx
    .insertInto('claims')
    .values({
      ...{ id, dossier_id: dossierId, party_id: partyId, person_id: personId, organisation_id: organisationId },
      ...{ level, claimed_at: claimedAt, sealed_key: sealedKey },
    })
    .execute();
}
