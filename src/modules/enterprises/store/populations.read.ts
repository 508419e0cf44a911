/** Reads the groups an office keeps. */
import type { Instant } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import type { PopulationRule } from '../domain/population-rule.ts';
import './tables.ts';

export interface SavedPopulation {
  readonly id: string;
  readonly name: string;
  readonly rule: PopulationRule;
  readonly savedBy: string;
  readonly savedAt: Instant;
}

const MOST_KEPT = 200;

/** Those of the office that acts over exactly this scope, the latest first. */
export async function listPopulations(db: Db, scope: PopulationScope): Promise<readonly SavedPopulation[]> {
  const rows = await ofOffice(db, scope).orderBy('id', 'desc').limit(MOST_KEPT).execute();
  return rows.map(toPopulation);
}

export async function findPopulation(db: Db, scope: PopulationScope, id: string): Promise<SavedPopulation | undefined> {
  const row = await ofOffice(db, scope).where('id', '=', id).executeTakeFirst();
  return row && toPopulation(row);
}

/** Places whose offices keep a group. */
export async function listKeepingPlaces(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('populations')
    .select('locality_id')
    .distinct()
    .where('locality_id', 'is not', null)
    .execute();
  return rows.flatMap(({ locality_id }) => locality_id ?? []);
}

function ofOffice(db: Db, scope: PopulationScope) {
  return db
    .selectFrom('populations')
    .select(['id', 'name', 'definition', 'saved_by', 'saved_at'])
    .where('archived_at', 'is', null)
    .where('locality_id', scope === 'everywhere' ? 'is' : '=', scope === 'everywhere' ? null : scope.inside);
}

type Row = Awaited<ReturnType<ReturnType<typeof ofOffice>['execute']>>[number];

function toPopulation({ id, name, definition, saved_by, saved_at }: Row): SavedPopulation {
  // Written only from a rule that was read line by line.
  const rule = (typeof definition === 'string' ? JSON.parse(definition) : definition) as PopulationRule;
  return { id, name, rule, savedBy: saved_by, savedAt: saved_at };
}
