/** Reads mandates: by the key an adviser came with, of a claim, of an adviser; and the codes advisers are named by. */
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Mandate, MandateAct } from '../domain/mandate.ts';
import './tables.ts';

const COLUMNS = [
  'm.id',
  'm.claim_id',
  'm.dossier_id',
  'm.adviser_id',
  'm.acts',
  'm.given_at',
  'm.valid_until',
  'm.ended_at',
  'm.sealed_key',
  'c.claimed_name',
] as const;

export type MandateOfFirm = Mandate & { readonly firm: string; readonly sealedKey: string };

interface Row {
  id: string;
  claim_id: string;
  dossier_id: string;
  adviser_id: string;
  acts: MandateAct[];
  given_at: Instant;
  valid_until: LocalDate;
  ended_at: Instant | null;
  sealed_key: string;
  claimed_name: string;
}

function mandatesWithFirm(db: Db) {
  return db.selectFrom('mandates as m').innerJoin('claims as c', 'c.id', 'm.claim_id').select(COLUMNS);
}

function toMandate(row: Row): MandateOfFirm {
  return {
    ...{ id: row.id, claimId: row.claim_id, dossierId: row.dossier_id, adviserId: row.adviser_id, acts: row.acts },
    ...{ givenAt: row.given_at, validUntil: row.valid_until, firm: row.claimed_name, sealedKey: row.sealed_key },
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  };
}

export async function findMandateByKeyHash(db: Db, keyHash: string): Promise<MandateOfFirm | undefined> {
  const row = await mandatesWithFirm(db).where('m.key_hash', '=', keyHash).executeTakeFirst();
  return row && toMandate(row);
}

/** The latest first, ended ones included. */
export async function listMandatesOfClaim(db: Db, claimId: string): Promise<readonly MandateOfFirm[]> {
  const rows = await mandatesWithFirm(db)
    .where('m.claim_id', '=', claimId)
    .orderBy('m.given_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(toMandate);
}

/** In force on that day, those that end first first. */
export async function listMandatesOfAdviser(
  db: Db,
  adviserId: string,
  today: LocalDate,
): Promise<readonly MandateOfFirm[]> {
  const rows = await mandatesWithFirm(db)
    .where('m.adviser_id', '=', adviserId)
    .where('m.ended_at', 'is', null)
    .where('m.valid_until', '>=', today)
    .orderBy('m.valid_until')
    .orderBy('m.id')
    .limit(500)
    .execute();
  return rows.map(toMandate);
}

export async function findAdviserByCode(db: Db, code: string): Promise<string | undefined> {
  const row = await db.selectFrom('adviser_codes').select('person_id').where('code', '=', code).executeTakeFirst();
  return row?.person_id;
}

export async function findAdviserCode(db: Db, personId: string): Promise<string | undefined> {
  const row = await db.selectFrom('adviser_codes').select('code').where('person_id', '=', personId).executeTakeFirst();
  return row?.code;
}
