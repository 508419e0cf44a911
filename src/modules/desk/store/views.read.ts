/** Reads the lists a person saved, and those colleagues of the office shared. */
import type { Db } from '../../../foundation/database/tables.ts';
import './tables.ts';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly query: string;
  readonly personId: string;
  readonly office: string | null;
}

export function listViews(
  db: Db,
  { personId, offices }: { readonly personId: string; readonly offices: readonly string[] },
  limit = 50,
): Promise<readonly SavedView[]> {
  return db
    .selectFrom('saved_views')
    .select(['id', 'name', 'path', 'query', 'person_id as personId', 'office'])
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('office', 'in', [...offices])]))
    .orderBy('saved_at', 'desc')
    .limit(limit)
    .execute();
}
