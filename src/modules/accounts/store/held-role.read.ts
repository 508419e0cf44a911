/** Reads whether a person holds a role over a scope already. */
import type { Scope } from '../../../foundation/actor.ts';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { scopeColumns } from './scope-columns.ts';
import './tables.ts';

/** The one that nobody ended; `isOver` when its last day has passed. */
export async function findHeldRole(
  db: Db,
  asked: { readonly personId: string; readonly role: string; readonly scope: Scope },
  today: LocalDate,
): Promise<{ readonly id: string; readonly isOver: boolean } | undefined> {
  const { scope_kind, organisation_id, locality_id } = scopeColumns(asked.scope);
  const row = await db
    .selectFrom('assignments')
    .select(['id', 'valid_to'])
    .where('person_id', '=', asked.personId)
    .where('role', '=', asked.role)
    .where('scope_kind', '=', scope_kind)
    .where('organisation_id', 'is not distinct from', organisation_id)
    .where('locality_id', 'is not distinct from', locality_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && { id: row.id, isOver: row.valid_to !== null && row.valid_to < today };
}
