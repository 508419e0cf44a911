/** By which definitions indicators are counted: what was built, held until the transaction ends. */
import { sql } from 'kysely';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import type { Counting } from '../domain/indicator.ts';

/** One number for the lock of the definitions, the same as in the migration. */
export const RULES_LOCK = 7_310_031;

export interface Build {
  /** Of the whole definition, words too. */
  readonly definitionHash: string;
  /** Of the way of counting. */
  readonly version: number;
  /** Absent for one built before definitions were kept. */
  readonly countingHash?: string;
}

/** What each indicator was built under. */
export async function listBuilds(db: Db): Promise<ReadonlyMap<string, Build>> {
  const { rows } = await sql<{
    indicator: string;
    definition: string;
    hash: string | null;
    version: number | null;
  }>`
    select indicator, definition_hash as definition, counting_hash as hash, (counting ->> 'version')::integer as version
    from figure_builds`.execute(db);
  return new Map(
    rows.map(({ indicator, definition: definitionHash, hash, version }) => [
      indicator,
      { definitionHash, version: version ?? 0, ...(hash !== null && { countingHash: hash }) },
    ]),
  );
}

/** Nobody builds until the transaction ends. Gives a mark of the definitions in force; '' before anything was built. */
export async function holdRules(trx: Trx): Promise<string> {
  const { rows } = await sql<{ mark: string | null }>`select hold_figure_rules() as mark`.execute(trx);
  return rows[0]?.mark ?? '';
}

export interface CountedIndicator extends Counting {
  readonly id: string;
}

/** In a fixed order. */
export async function listCounted(db: Db): Promise<readonly CountedIndicator[]> {
  const { rows } = await sql<{ indicator: string; counting: Counting | null }>`
    select indicator, counting from figure_builds order by indicator`.execute(db);
  return rows.flatMap(({ indicator, counting }) => (counting === null ? [] : [{ ...counting, id: indicator }]));
}
