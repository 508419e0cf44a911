/** Reads the advisers of an office's place, whatever their standing. */
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Adviser } from '../domain/adviser.ts';
import { listAdvisersById } from './advisers.read.ts';
import './tables.ts';

/** `everywhere` for the nation. Erased people are left out; by name. */
export async function listAdvisersOf(
  db: Db,
  provinces: readonly string[] | 'everywhere',
  page: { readonly today: LocalDate; readonly limit: number; readonly offset: number },
): Promise<readonly Adviser[]> {
  const { today, limit, offset } = page;
  if (provinces.length === 0) return [];
  const rows = await db
    .selectFrom('adviser_profiles')
    .select('id')
    .where('name', 'is not', null)
    .$if(provinces !== 'everywhere', (query) => query.where('province_id', 'in', [...provinces]))
    .orderBy('name_fold')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  return listAdvisersById(
    db,
    rows.map(({ id }) => id),
    today,
  );
}
