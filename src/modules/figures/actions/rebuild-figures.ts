/** Builds indicators again from the ledger: all that are asked for, or those whose definition changed since they were built. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { CountingRules } from '../domain/member.ts';
import { listBuilds } from '../store/cells.read.ts';
import { rebuildIndicators } from '../store/rebuild.write.ts';

/** Ids of what was built. Appending goes on afterwards from exactly there. */
export async function rebuildFigures(
  db: Db,
  { indicators, placeOf }: CountingRules,
  now: Instant,
): Promise<readonly string[]> {
  await inTransaction(db, (trx) => rebuildIndicators(trx, indicators, { placeOf, now }));
  return indicators.map(({ id }) => id);
}

/** At every start: builds what was never built or was built under another definition. Usually nothing. */
export async function buildMissingFigures(db: Db, rules: CountingRules, now: Instant): Promise<readonly string[]> {
  const built = await listBuilds(db);
  const missing = rules.indicators.filter(({ id, hash }) => built.get(id) !== hash);
  return missing.length === 0 ? [] : rebuildFigures(db, { ...rules, indicators: missing }, now);
}
