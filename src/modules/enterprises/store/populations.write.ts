/** Writes the groups an office keeps; one put away stays as a row, because events name it. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Trx } from '../../../foundation/database/tables.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import type { PopulationRule } from '../domain/population-rule.ts';
import './tables.ts';

export async function insertPopulation(
  trx: Trx,
  saved: {
    readonly id: string;
    readonly name: string;
    readonly rule: PopulationRule;
    readonly hash: string;
    readonly scope: PopulationScope;
    readonly savedBy: string;
    readonly savedAt: Instant;
  },
): Promise<void> {
  const { id, name, rule, hash, scope, savedBy, savedAt } = saved;
  await trx
    .insertInto('populations')
    .values({
      ...{ id, name, definition: JSON.stringify(rule), definition_hash: hash },
      ...{ locality_id: scope === 'everywhere' ? null : scope.inside },
      ...{ saved_by: savedBy, saved_at: savedAt, archived_at: null },
    })
    .execute();
}

/** What an office keeps goes with it; gives the ids. */
export async function movePopulations(trx: Trx, from: string, to: string): Promise<readonly string[]> {
  const rows = await trx
    .updateTable('populations')
    .set({ locality_id: to })
    .where('locality_id', '=', from)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** False when it was put away already. */
export async function archivePopulation(trx: Trx, id: string, now: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('populations')
    .set({ archived_at: now })
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
