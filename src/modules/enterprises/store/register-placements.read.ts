/** Firms that wait for somebody to say where they are, and what was said. */
import { sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

export interface WaitingFirm {
  readonly taxCode: string;
  readonly name: string;
  readonly provinceId: string | null;
  readonly placeText: string | null;
  /** Communes the old one was divided among. */
  readonly candidates: readonly string[] | null;
}

const waiting = (db: Db) =>
  db
    .selectFrom('register_records')
    .select([
      'tax_code as taxCode',
      'name',
      'province_id as provinceId',
      'place_text as placeText',
      'place_candidates as candidates',
    ])
    .where('commune_id', 'is', null)
    // A person's own code is never listed.
    .where(sql<boolean>`length(tax_code) <> 12`);

/** Of one province, or with `null` those whose province nobody knows; in the order of their codes. */
export function listWaitingFirms(
  db: Db,
  { province, after, limit }: { readonly province: string | null; readonly after: string; readonly limit: number },
): Promise<WaitingFirm[]> {
  return waiting(db)
    .where('province_id', province === null ? 'is' : '=', province)
    .where('tax_code', '>', after)
    .orderBy('tax_code')
    .limit(limit)
    .execute();
}

/** By province; `null` where it is not known. */
export async function countWaitingFirms(
  db: Db,
  area: string | undefined,
): Promise<readonly { readonly provinceId: string | null; readonly firms: number }[]> {
  const { rows } = await sql<{ provinceId: string | null; firms: number }>`
    select province_id as "provinceId", count(*)::int as firms from register_records
    where commune_id is null and length(tax_code) <> 12 and ${area === undefined ? sql`true` : sql`province_id = ${area}`}
    group by province_id order by province_id`.execute(db);
  return rows;
}

/** In the area, counted no further than `most`. */
export async function countWaitingFirmsUpTo(db: Db, area: string | undefined, most: number): Promise<number> {
  const { rows } = await sql<{ firms: number }>`
    select count(*)::int as firms from (
      select 1 from register_records
      where commune_id is null and length(tax_code) <> 12 and ${area === undefined ? sql`true` : sql`province_id = ${area}`}
      limit ${most}) as waiting`.execute(db);
  return rows[0]?.firms ?? 0;
}

/** Nobody else places it until the transaction ends. */
export function lockWaitingFirm(trx: Trx, taxCode: string): Promise<WaitingFirm | undefined> {
  return waiting(trx).where('tax_code', '=', taxCode).forUpdate().executeTakeFirst();
}

export interface Placement {
  readonly id: string;
  readonly taxCode: string;
  readonly name: string;
  readonly communeId: string;
  readonly provinceId: string;
  readonly undone: boolean;
}

export async function findPlacement(db: Db, id: string): Promise<Placement | undefined> {
  const { rows } = await sql<Placement>`
    select p.id, p.tax_code as "taxCode", r.name, p.commune_id as "communeId", p.province_id as "provinceId",
      p.undone_at is not null as undone
    from register_placements p join register_records r using (tax_code) where p.id = ${id}::uuid`.execute(db);
  return rows[0];
}
