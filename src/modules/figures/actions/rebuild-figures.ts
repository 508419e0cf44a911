/** Builds indicators again from the ledger and stocks from the register: all, or what was counted under another definition. */
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { readEvents } from '../../ledger/index.ts';
import { CORRECTED, type Correction, correctionsOf } from '../domain/correction.ts';
import type { MemberRules } from '../domain/member.ts';
import { listBuilds } from '../store/cells.read.ts';
import { rebuildIndicators } from '../store/rebuild.write.ts';
import { countStocks, stocksAreOld } from './count-stocks.ts';
import type { CountingRules } from './counting-rules.ts';

/** Ids of what was built. Appending goes on afterwards from exactly there. */
export async function rebuildFigures(db: Db, rules: CountingRules, now: Instant): Promise<readonly string[]> {
  await inTransaction(db, (trx) => countStocks(trx, rules, { eventId: null, at: now }));
  return rebuildMembers(db, rules, now);
}

async function rebuildMembers(db: Db, { indicators, placeOf }: MemberRules, now: Instant): Promise<readonly string[]> {
  await inTransaction(db, async (trx) =>
    rebuildIndicators(trx, indicators, { placeOf, corrections: await correctionsInLedger(trx, placeOf), now }),
  );
  return indicators.map(({ id }) => id);
}

/** The latest of each member, as the ledger has them. */
export async function correctionsInLedger(db: Db, placeOf: MemberRules['placeOf']): Promise<Correction[]> {
  const events = [];
  for await (const slice of readEvents(db, { types: [CORRECTED] })) events.push(...slice);
  return correctionsOf(events, placeOf);
}

/** At every start: builds what was never built or was built under another definition. Usually nothing. */
export async function buildMissingFigures(db: Db, rules: CountingRules, now: Instant): Promise<readonly string[]> {
  if (await stocksAreOld(db, rules, now))
    await inTransaction(db, (trx) => countStocks(trx, rules, { eventId: null, at: now }));
  const built = await listBuilds(db);
  const missing = rules.indicators.filter(({ id, hash }) => built.get(id) !== hash);
  return missing.length === 0 ? [] : rebuildMembers(db, { ...rules, indicators: missing }, now);
}
