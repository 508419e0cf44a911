/** How many firms a rule covers: yes, no and unknown told apart, within a place named on purpose. */
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Condition, ConditionContext, PlaceIndex } from '../../conditions/index.ts';
import type { PopulationScope } from '../domain/desk-scope.ts';
import { countFirmsByVerdict, lettersOf } from '../store/firm-facts.read.ts';
import { useMemoryForCounting } from '../store/profiles.read.ts';

export interface Population {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
  /** Firms of the register, and dossiers in none with at least one fact, within the scope. */
  readonly total: number;
}

export interface PopulationQuery {
  readonly condition: Condition;
  readonly scope: PopulationScope;
  readonly context: ConditionContext;
  readonly places: PlaceIndex;
}

/** Over all firms: those of the register with what their claimed dossiers declare, and dossiers in no register. */
export async function populationOf(db: Db, { places: placeIndex, ...query }: PopulationQuery): Promise<Population> {
  const counted = await inTransaction(db, async (trx) => {
    await useMemoryForCounting(trx);
    return countFirmsByVerdict(trx, { ...query, placeIndex });
  });
  return { ...counted, total: counted.yes + counted.no + counted.unknown };
}

/** One letter a firm, in the order of their tax codes or dossiers: y, n or u. For comparing two days or two versions of a rule over all firms. */
export function verdictsOf(db: Db, { places: placeIndex, ...query }: PopulationQuery): Promise<string> {
  return lettersOf(db, { ...query, placeIndex });
}
