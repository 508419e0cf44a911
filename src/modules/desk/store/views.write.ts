/** Writes and removes saved lists. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { SavedView } from './views.read.ts';

export async function insertView(trx: Trx, view: SavedView & { readonly at: Instant }): Promise<void> {
  await trx
    .insertInto('saved_views')
    .values({
      ...{ id: view.id, person_id: view.personId, office: view.office, name: view.name },
      ...{ path: view.path, query: view.query, saved_at: view.at },
    })
    .execute();
}

/** Only one's own; false when there was none. */
export async function deleteView(trx: Trx, id: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('saved_views')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
