/** Adds a target; nothing is ever changed. */
import type { Trx } from '../../../foundation/database/tables.ts';
import type { Target } from '../domain/target.ts';
import './tables.ts';

export async function insertTarget(
  trx: Trx,
  { id, setBy, ...target }: Target & { readonly id: string; readonly setBy: string },
): Promise<void> {
  const { indicator, localityId, year, members, source, setAt } = target;
  await trx
    .insertInto('figure_targets')
    .values({ id, indicator, locality_id: localityId, year, members, source, set_by: setBy, set_at: setAt })
    .execute();
}
