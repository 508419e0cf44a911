/** Adds a signed version; what was signed is never changed. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Version } from '../domain/version.ts';
import './tables.ts';

export async function insertVersion(
  trx: Trx,
  version: Omit<Version, 'body' | 'source' | 'draftedBy'>,
  given: { readonly revision: number; readonly baseHash: string },
): Promise<void> {
  const { ordinal, id, path, number, draftId, contentHash, validity, signedBy, signedAt } = version;
  await trx
    .insertInto('content_versions')
    .values({
      ...{ ordinal, id, path, number, draft_id: draftId, revision: given.revision },
      ...{ content_hash: contentHash, base_hash: given.baseHash },
      ...{ valid_from: validity.from, valid_to: validity.to ?? null, signed_by: signedBy, signed_at: signedAt },
    })
    .execute();
}
