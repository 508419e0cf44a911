/** Writes claims, decisions on them and the codes printed for them; erasing the dossier takes them all away. */
import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import { foldVietnamese } from '../../../foundation/i18n/fold-vietnamese.ts';
import type { Claim, ClaimDoubt, ClaimEvidence, PartyKind } from '../domain/claim.ts';
import './tables.ts';

export async function insertClaim(
  trx: Trx,
  claim: Claim & {
    readonly partyKind: PartyKind;
    readonly organisationId: string;
    readonly sealedKey: string;
    readonly name: string;
  },
): Promise<void> {
  const { id, dossierId, partyId, personId, level, claimedAt, partyKind, organisationId, sealedKey, name } = claim;
  await trx.insertInto('parties').values({ id: partyId, kind: partyKind, created_at: claimedAt }).execute();
  await trx.updateTable('dossiers').set({ party_id: partyId }).where('id', '=', dossierId).execute();
  await trx
    .insertInto('claims')
    .values({
      ...{ id, dossier_id: dossierId, party_id: partyId, person_id: personId, organisation_id: organisationId },
      ...{ level, claimed_at: claimedAt, asked_at: claimedAt, sealed_key: sealedKey, confirmed_tax_code: null },
      ...{ claimed_name: name, name_fold: foldVietnamese(name) },
    })
    .execute();
}

export interface NewDecision {
  readonly id: string;
  readonly claimId: string;
  readonly outcome: 'confirmed' | 'refused';
  readonly reason: ClaimEvidence | ClaimDoubt;
  readonly decidedBy: string | null;
  readonly role: string | null;
  readonly localityId: string | null;
  readonly at: Instant;
}

/** False when the tax code is confirmed to another claim: nothing was written. */
export async function decideClaim(trx: Trx, decision: NewDecision, taxCode: string | undefined): Promise<boolean> {
  const { id, claimId, outcome, reason, decidedBy, role, localityId, at } = decision;
  const confirmed = outcome === 'confirmed';
  if (confirmed && taxCode !== undefined) {
    // Two officers confirming two claims on one firm take turns.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`claim:${taxCode}`}, 0))`.execute(trx);
    const held = await trx
      .selectFrom('claims')
      .select('id')
      .where('confirmed_tax_code', '=', taxCode)
      .where('id', '<>', claimId)
      .executeTakeFirst();
    if (held !== undefined) return false;
  }
  await trx
    .updateTable('claims')
    .set({ level: outcome, confirmed_tax_code: confirmed ? (taxCode ?? null) : null })
    .where('id', '=', claimId)
    .execute();
  await trx
    .insertInto('claim_decisions')
    .values({
      ...{ id, claim_id: claimId, outcome, reason, decided_by: decidedBy },
      ...{ role, locality_id: localityId, decided_at: at },
    })
    .execute();
  return true;
}

/** A refused claim waits again; false when it was not refused. */
export async function askAgain(trx: Trx, claimId: string, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('claims')
    .set({ level: 'self-declared', asked_at: now })
    .where('id', '=', claimId)
    .where('level', '=', 'refused')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewClaimCode {
  readonly id: string;
  readonly claimId: string;
  readonly codeHash: string;
  readonly taxCode: string;
  readonly issuedBy: string;
  readonly role: string | null;
  readonly localityId: string | null;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
}

/** A new slip makes the older ones of the claim worthless. */
export async function insertClaimCode(trx: Trx, code: NewClaimCode): Promise<void> {
  await trx.deleteFrom('claim_codes').where('claim_id', '=', code.claimId).where('used_at', 'is', null).execute();
  await trx
    .insertInto('claim_codes')
    .values({
      ...{ id: code.id, claim_id: code.claimId, code_hash: code.codeHash, tax_code: code.taxCode },
      ...{ issued_by: code.issuedBy, role: code.role, locality_id: code.localityId },
      ...{ issued_at: code.issuedAt, expires_at: code.expiresAt, used_at: null },
    })
    .execute();
}

/** Uses the code up; undefined when it is of another claim or tax code, used or too old. */
export function useClaimCode(
  trx: Trx,
  { claimId, codeHash, taxCode, now }: { claimId: string; codeHash: string; taxCode: string; now: Instant },
) {
  return trx
    .updateTable('claim_codes')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('claim_id', '=', claimId)
    .where('tax_code', '=', taxCode)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['issued_by as issuedBy', 'role', 'locality_id as localityId'])
    .executeTakeFirst();
}

/** A confirmation holds for the tax code it was given for: with another one the claim waits again. Gives the claim it concerned. */
export async function lapseConfirmation(
  trx: Trx,
  dossierId: string,
  taxCode: string | null,
  now: Instant,
): Promise<string | undefined> {
  const row = await trx
    .updateTable('claims')
    .set({ level: 'self-declared', confirmed_tax_code: null, asked_at: now })
    .where('dossier_id', '=', dossierId)
    .where('level', '=', 'confirmed')
    .where('confirmed_tax_code', 'is distinct from', taxCode)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The firm is nobody's again: its private link stays and expires like any other. */
export async function releaseClaim(
  trx: Trx,
  claim: { readonly id: string; readonly dossierId: string; readonly expiresOn: LocalDate },
): Promise<void> {
  await trx.deleteFrom('claims').where('id', '=', claim.id).execute();
  await trx
    .updateTable('dossiers')
    .set({ party_id: null, expires_on: claim.expiresOn })
    .where('id', '=', claim.dossierId)
    .execute();
}
