/** Writes mandates and the codes advisers are named by. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Mandate } from '../domain/mandate.ts';
import './tables.ts';

export async function insertMandate(
  trx: Trx,
  mandate: Mandate & { readonly givenBy: string; readonly keyHash: string; readonly sealedKey: string },
): Promise<void> {
  await trx
    .insertInto('mandates')
    .values({
      ...{ id: mandate.id, claim_id: mandate.claimId, dossier_id: mandate.dossierId, adviser_id: mandate.adviserId },
      ...{ acts: [...mandate.acts], given_by: mandate.givenBy, given_at: mandate.givenAt },
      ...{ valid_until: mandate.validUntil, ended_at: null, ended_by: null },
      ...{ key_hash: mandate.keyHash, sealed_key: mandate.sealedKey },
    })
    .execute();
}

/** Ends those in force that `which` names; gives their ids. */
export async function endMandates(
  trx: Trx,
  which: { readonly claimId: string; readonly adviserId: string } | { readonly id: string },
  by: string,
  now: Instant,
): Promise<readonly { readonly id: string; readonly dossierId: string }[]> {
  const ending = trx
    .updateTable('mandates')
    .set({ ended_at: now, ended_by: by })
    .where('ended_at', 'is', null)
    .returning(['id', 'dossier_id as dossierId']);
  return 'id' in which
    ? ending.where('id', '=', which.id).execute()
    : ending.where('claim_id', '=', which.claimId).where('adviser_id', '=', which.adviserId).execute();
}

/** False when the person has a code already, or somebody else this one. */
export async function insertAdviserCode(trx: Trx, personId: string, code: string, now: Instant): Promise<boolean> {
  const row = await trx
    .insertInto('adviser_codes')
    .values({ person_id: personId, code, made_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends every mandate the person holds and takes the code away that owners named them by. */
export async function forgetAdviser(
  trx: Trx,
  personId: string,
  now: Instant,
): Promise<readonly { readonly id: string; readonly dossierId: string }[]> {
  await trx.deleteFrom('adviser_codes').where('person_id', '=', personId).execute();
  return trx
    .updateTable('mandates')
    .set({ ended_at: now, ended_by: personId })
    .where('adviser_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning(['id', 'dossier_id as dossierId'])
    .execute();
}
