/** Reads claims: of a dossier, of a person, and those an officer decides on within their places. */
import { sql } from 'kysely';
import type { Instant } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { Claim, ClaimDoubt, ClaimEvidence, ClaimLevel } from '../domain/claim.ts';
import './tables.ts';

const COLUMNS = [
  'id',
  'dossier_id as dossierId',
  'party_id as partyId',
  'person_id as personId',
  'level',
  'claimed_at as claimedAt',
] as const;

export type HeldClaim = Claim & {
  readonly organisationId: string;
  readonly sealedKey: string;
  readonly name: string;
  readonly confirmedTaxCode: string | null;
};

const HELD = [
  ...COLUMNS,
  'organisation_id as organisationId',
  'sealed_key as sealedKey',
  'claimed_name as name',
  'confirmed_tax_code as confirmedTaxCode',
] as const;

export function findClaim(db: Db, dossierId: string): Promise<HeldClaim | undefined> {
  return db.selectFrom('claims').select(HELD).where('dossier_id', '=', dossierId).executeTakeFirst();
}

export function findClaimById(db: Db, id: string): Promise<HeldClaim | undefined> {
  return db.selectFrom('claims').select(HELD).where('id', '=', id).executeTakeFirst();
}

/** Two officers, or an officer and a typed code, meet here. */
export function lockClaim(trx: Trx, id: string): Promise<HeldClaim | undefined> {
  return trx.selectFrom('claims').select(HELD).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** What a person holds, the latest first. */
export function listClaims(db: Db, personId: string): Promise<readonly HeldClaim[]> {
  return db.selectFrom('claims').select(HELD).where('person_id', '=', personId).orderBy('claimed_at', 'desc').execute();
}

export interface ListedClaim {
  readonly id: string;
  readonly name: string;
  readonly level: ClaimLevel;
  readonly askedAt: Instant;
  readonly localityId: string | null;
}

export interface ClaimQuery {
  readonly level: ClaimLevel;
  /** Ids of every place inside the officer's scope; all of them for the nation. */
  readonly places: readonly string[] | 'everywhere';
  /** Folded words of the name. */
  readonly text: string;
}

/** Those that wait longest first. */
export async function listClaimsToDecide(
  db: Db,
  query: ClaimQuery,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly claims: readonly ListedClaim[] }> {
  const { places, text, level } = query;
  const inside =
    places === 'everywhere' ? sql`true` : sql`coalesce(p.commune, p.province) = any(${[...places]}::text[])`;
  const { rows } = await sql<ListedClaim & { total: number }>`
    select c.id, c.claimed_name as name, c.level, c.asked_at as "askedAt", coalesce(p.commune, p.province) as "localityId",
      count(*) over () as total
    from claims c left join enterprise_profiles p on p.dossier_id = c.dossier_id
    where c.level = ${level} and ${inside} and strpos(c.name_fold, ${text}) > 0
    order by c.asked_at, c.id limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total: Number(rows[0]?.total ?? 0), claims: rows.map(({ total: _, ...claim }) => claim) };
}

export interface DecisionOnClaim {
  readonly outcome: 'confirmed' | 'refused';
  readonly reason: ClaimEvidence | ClaimDoubt;
  readonly role: string | null;
  readonly localityId: string | null;
  readonly at: Instant;
}

/** The latest first. */
export function listDecisions(db: Db, claimId: string): Promise<readonly DecisionOnClaim[]> {
  return db
    .selectFrom('claim_decisions')
    .select(['outcome', 'reason', 'role', 'locality_id as localityId', 'decided_at as at'])
    .where('claim_id', '=', claimId)
    .orderBy('decided_at', 'desc')
    .execute();
}
