/** Builds indicators again from the ledger and stocks from the register: all, or what was counted under another definition. */
import type { Instant } from '../../../foundation/clock.ts';
import { contentHash } from '../../../foundation/content-hash.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { readEvents } from '../../ledger/index.ts';
import { CORRECTED, type Correction, correctionsOf } from '../domain/correction.ts';
import { countingOf, type Indicator } from '../domain/indicator.ts';
import type { MemberRules } from '../domain/member.ts';
import { type Build, listBuilds } from '../store/builds.read.ts';
import { becomeTheBuilder, noteBuild } from '../store/builds.write.ts';
import { rebuildIndicators } from '../store/rebuild.write.ts';
import { countStocks, stocksAreOld } from './count-stocks.ts';
import type { CountingRules } from './counting-rules.ts';

/** Ids of what was built. Appending goes on afterwards from exactly there. */
export async function rebuildFigures(db: Db, rules: CountingRules, now: Instant): Promise<readonly string[]> {
  await inTransaction(db, (trx) => countStocks(trx, rules, { eventId: null, at: now }));
  return rebuildMembers(db, rules, now);
}

/** `due`: which of them, asked once nobody else counts or builds. */
async function rebuildMembers(
  db: Db,
  { indicators, placeOf }: MemberRules,
  now: Instant,
  due: (indicator: Indicator, build: Build | undefined) => boolean = () => true,
): Promise<readonly string[]> {
  return inTransaction(db, async (trx) => {
    await becomeTheBuilder(trx);
    const builds = await listBuilds(trx);
    const asked = indicators.filter((each) => due(each, builds.get(each.id)));
    if (asked.length > 0)
      await rebuildIndicators(trx, asked, { placeOf, corrections: await correctionsInLedger(trx, placeOf), now });
    return asked.map(({ id }) => id);
  });
}

/** The latest of each member, as the ledger has them. */
export async function correctionsInLedger(db: Db, placeOf: MemberRules['placeOf']): Promise<Correction[]> {
  const events = [];
  for await (const slice of readEvents(db, { types: [CORRECTED] })) events.push(...slice);
  return correctionsOf(events, placeOf);
}

/** Who counts is the same, only words may differ; or a newer release has built it, which an older process leaves as it is. */
const isCounted = (indicator: Indicator, build: Build | undefined): boolean =>
  build !== undefined &&
  (build.version > indicator.version || build.countingHash === contentHash(countingOf(indicator)));

/**
 * At every start and as often as the clock says: builds what was never built or was built under another definition, usually nothing. Killed on
 * the way it has done nothing, and whoever comes next does it.
 */
export async function buildMissingFigures(db: Db, rules: CountingRules, now: Instant): Promise<readonly string[]> {
  if (await stocksAreOld(db, rules, now))
    await inTransaction(db, (trx) => countStocks(trx, rules, { eventId: null, at: now }));
  const builds = await listBuilds(db);
  const { indicators } = rules;
  const reworded = indicators.filter(
    (each) =>
      builds.get(each.id)?.countingHash === contentHash(countingOf(each)) &&
      builds.get(each.id)?.definitionHash !== each.hash,
  );
  if (reworded.length > 0)
    await inTransaction(db, async (trx) => {
      await becomeTheBuilder(trx);
      for (const each of reworded) await noteBuild(trx, each, now);
    });
  if (indicators.every((each) => isCounted(each, builds.get(each.id)))) return [];
  return rebuildMembers(db, rules, now, (each, build) => !isCounted(each, build));
}
