/** How many firms a rule covers: yes, no and unknown told apart, within a place named on purpose. */

import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import {
  type Condition,
  type ConditionContext,
  conditionToSql,
  type PlaceIndex,
  readsLists,
  type Verdict,
} from '../../conditions/index.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { profileColumns } from '../domain/profile-columns.ts';
import {
  countVerdicts,
  lettersOf,
  listByVerdict,
  PROFILE_ALIAS,
  useMemoryForCounting,
} from '../store/profiles.read.ts';

export interface Population {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** Dossiers with at least one fact, within the scope. */
  readonly total: number;
}

export interface PopulationQuery {
  readonly condition: Condition;
  readonly scope: PopulationScope;
  readonly context: ConditionContext;
  readonly places: PlaceIndex;
}

export async function populationOf(db: Db, query: PopulationQuery): Promise<Population> {
  const counted = await inTransaction(db, async (trx) => {
    await useMemoryForCounting(trx);
    return countVerdicts(trx, compiled(query));
  });
  return { ...counted, total: counted.yes + counted.no + counted.unknown };
}

/** Ids of dossiers by page: `after` is the last id of the page before. */
export function listPopulation(
  db: Db,
  query: PopulationQuery & { readonly wanted: Verdict; readonly after?: string; readonly limit: number },
): Promise<readonly string[]> {
  const { wanted, after, limit } = query;
  return listByVerdict(db, { ...compiled(query), wanted, limit, ...(after !== undefined && { after }) });
}

/** One letter a dossier, in the order of their ids: y, n or u. For comparing two days or two versions of a rule over all firms. */
export function verdictsOf(db: Db, query: PopulationQuery): Promise<string> {
  return lettersOf(db, compiled(query));
}

function compiled({ condition, scope, context, places }: PopulationQuery) {
  const target = { context, places, columns: profileColumns, alias: PROFILE_ALIAS };
  const inScope: Condition = scope === 'everywhere' ? { all: [] } : { fact: 'commune', inside: scope.inside };
  return {
    verdict: conditionToSql(condition, target),
    inScope: conditionToSql(inScope, target),
    readsLists: readsLists(condition),
  };
}
