/** Reads claims: of a dossier, of a person. */
import type { Db } from '../../../foundation/database/tables.ts';
import type { Claim } from '../domain/claim.ts';
import './tables.ts';

const COLUMNS = [
  'id',
  'dossier_id as dossierId',
  'party_id as partyId',
  'person_id as personId',
  'level',
  'claimed_at as claimedAt',
] as const;

export function findClaim(db: Db, dossierId: string): Promise<Claim | undefined> {
  return db.selectFrom('claims').select(COLUMNS).where('dossier_id', '=', dossierId).executeTakeFirst();
}

export type ClaimWithKey = Claim & { readonly organisationId: string; readonly sealedKey: string };

/** What a person holds, the latest first. */
export function listClaims(db: Db, personId: string): Promise<readonly ClaimWithKey[]> {
  return db
    .selectFrom('claims')
    .select([...COLUMNS, 'organisation_id as organisationId', 'sealed_key as sealedKey'])
    .where('person_id', '=', personId)
    .orderBy('claimed_at', 'desc')
    .execute();
}
