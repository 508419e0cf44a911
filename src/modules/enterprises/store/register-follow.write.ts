/** Places of the register that acts have dissolved: where its firms are now, or that somebody has to choose. */
import { sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import './tables.ts';

/** Communes and provinces firms are said to be in, each once; one probe of an index for each. */
export async function listStoredPlaces(db: Db): Promise<{ readonly communes: string[]; readonly provinces: string[] }> {
  const distinct = async (column: 'commune_id' | 'province_id'): Promise<string[]> => {
    const name = sql.ref(column);
    const { rows } = await sql<{ id: string }>`
      with recursive known as (
        (select ${name} as id from register_records where ${name} is not null order by ${name} limit 1)
        union all
        select (select r.${name} from register_records r where r.${name} > known.id order by r.${name} limit 1)
        from known where known.id is not null
      )
      select id from known where id is not null`.execute(db);
    return rows.map(({ id }) => id);
  };
  return { communes: await distinct('commune_id'), provinces: await distinct('province_id') };
}

export interface MovedPlace {
  readonly from: string;
  readonly communeId: string;
  readonly provinceId: string;
}

/** Gives the number of firms. The change is one of the place, not of the firm: no history of the firm is written. */
export async function moveCommune(trx: Trx, { from, communeId, provinceId }: MovedPlace): Promise<number> {
  const moved = await trx
    .updateTable('register_records')
    .set({ commune_id: communeId, province_id: provinceId })
    .where('commune_id', '=', from)
    .executeTakeFirst();
  await sql`
    update register_placements set commune_id = ${communeId}, province_id = ${provinceId}
    where commune_id = ${from} and undone_at is null`.execute(trx);
  return Number(moved.numUpdatedRows);
}

/** A divided commune: its firms wait, with what it was called and the communes it became. */
export async function queueCommune(
  trx: Trx,
  divided: {
    readonly from: string;
    readonly candidates: readonly string[];
    readonly provinceId: string | undefined;
    readonly address: string;
  },
): Promise<number> {
  const queued = await trx
    .updateTable('register_records')
    .set({
      commune_id: null,
      place_candidates: [...divided.candidates],
      province_id: divided.provinceId ?? null,
      place_text: sql<string>`coalesce(place_text, ${divided.address})`,
    })
    .where('commune_id', '=', divided.from)
    .executeTakeFirst();
  return Number(queued.numUpdatedRows);
}

export async function moveProvince(trx: Trx, from: string, to: string): Promise<number> {
  const moved = await trx
    .updateTable('register_records')
    .set({ province_id: to })
    .where('province_id', '=', from)
    .executeTakeFirst();
  return Number(moved.numUpdatedRows);
}
