/** Writes consents: rows are given and withdrawn, never changed otherwise; they go when the firm erases its dossier. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { ConsentCode } from '../domain/consent.ts';
import './tables.ts';

export async function insertConsent(
  trx: Trx,
  consent: {
    readonly id: string;
    readonly partyId: string;
    readonly purpose: ConsentCode;
    readonly version: number;
    readonly givenBy: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { id, partyId, purpose, version, givenBy, at } = consent;
  await trx
    .insertInto('consents')
    .values({
      ...{ id, party_id: partyId, purpose, version, given_by: givenBy, given_at: at },
      ...{ withdrawn_by: null, withdrawn_at: null },
    })
    .execute();
}

/** Ends what stands for the purpose; gives the id it had. */
export async function withdrawConsent(
  trx: Trx,
  consent: { readonly partyId: string; readonly purpose: ConsentCode; readonly by: string; readonly at: Instant },
): Promise<string | undefined> {
  const row = await trx
    .updateTable('consents')
    .set({ withdrawn_by: consent.by, withdrawn_at: consent.at })
    .where('party_id', '=', consent.partyId)
    .where('purpose', '=', consent.purpose)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function deleteConsents(trx: Trx, partyIds: readonly string[]): Promise<void> {
  if (partyIds.length === 0) return;
  await trx
    .deleteFrom('consents')
    .where('party_id', 'in', [...partyIds])
    .execute();
}
