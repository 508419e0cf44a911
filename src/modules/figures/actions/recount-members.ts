/** Recounts every indicator from the ledger and names each difference between events, members, corrections, cells and stocks. */
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { Correction } from '../domain/correction.ts';
import { listBuilds } from '../store/builds.read.ts';
import { listCorrections } from '../store/corrections.read.ts';
import { cellsFollowFromMembers, membersFollowFromLedger } from '../store/prove-counts.read.ts';
import {
  allowMemory,
  groupOf,
  listCellDifferences,
  listMemberDifferences,
  listPlacesKept,
} from '../store/recount.read.ts';
import { recountStocks } from './count-stocks.ts';
import type { CountingRules } from './counting-rules.ts';
import { correctionsInLedger } from './rebuild-figures.ts';

/** One line a difference; empty when ledger, members and cells of all levels agree. */
export function recountMembers(db: Db, rules: CountingRules): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    await allowMemory(trx);
    return recount(trx, rules);
  });
}

async function recount(db: Db, rules: CountingRules): Promise<string[]> {
  const { placeOf } = rules;
  const builds = await listBuilds(db);
  // What was signed and not counted yet shows no number that could be wrong.
  const indicators = rules.indicators.filter(({ id }) => builds.size === 0 || builds.has(id));
  const groups = indicators.map(groupOf);
  const ids = indicators.map(({ id }) => id);
  const proved = { members: await membersFollowFromLedger(db, groups), cells: await cellsFollowFromMembers(db, ids) };
  const members = proved.members ? [] : await listMemberDifferences(db, groups);
  const places = (await listPlacesKept(db)).filter((kept) => {
    const { province, commune } = placeOf(kept.locality_id);
    return province !== kept.province_id || commune !== kept.commune_id;
  });
  const cells = proved.cells ? [] : await listCellDifferences(db, ids);
  return [
    // Proof and naming are two ways to count: that they disagree is a fault of its own.
    ...(proved.members || members.length > 0 ? [] : ['members do not follow from the ledger, and none is found wrong']),
    ...(proved.cells || cells.length > 0 ? [] : ['cells do not follow from members, and none is found wrong']),
    ...members.map(
      (row) =>
        `${row.indicator}: member ${row.member_id}, ledger event ${row.ledger_event ?? 'none'}, kept event ${row.kept_event ?? 'none'}`,
    ),
    ...places.map((row) => `place ${row.locality_id}: kept in ${row.province_id}, ${row.commune_id}`),
    ...correctionDifferences(await correctionsInLedger(db, placeOf), await listCorrections(db)),
    ...cells.map(
      (row) =>
        `${row.indicator}: ${row.level} ${row.locality_id} ${row.period} ${row.sector_group} ${row.size_class}: kept ${row.kept}, counted ${row.counted}`,
    ),
    ...(await recountStocks(db, rules)),
  ];
}

function correctionDifferences(inLedger: readonly Correction[], kept: readonly Correction[]): string[] {
  const words = (correction: Correction) =>
    Object.entries(correction)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, value]) => value)
      .join(' ');
  const keyOf = ({ indicator, memberId }: Correction) => `${indicator}: correction of ${memberId}`;
  const expected = new Map(inLedger.map((each) => [keyOf(each), words(each)]));
  const found = new Map(kept.map((each) => [keyOf(each), words(each)]));
  return [...new Set([...expected.keys(), ...found.keys()])]
    .sort()
    .filter((key) => expected.get(key) !== found.get(key))
    .map((key) => `${key} is not what the ledger says`);
}
