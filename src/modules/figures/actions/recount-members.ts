/** Recounts every indicator from the ledger and names each difference between events, members and cells. */
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import type { CountingRules } from '../domain/member.ts';
import { allowMemory, listCellDifferences, listMemberDifferences, listPlacesKept } from '../store/recount.read.ts';

/** One line a difference; empty when ledger, members and cells of all levels agree. */
export function recountMembers(db: Db, rules: CountingRules): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    await allowMemory(trx);
    return recount(trx, rules);
  });
}

async function recount(db: Db, { indicators, placeOf }: CountingRules): Promise<string[]> {
  const members = await listMemberDifferences(
    db,
    indicators.map(({ id, events }) => ({ name: id, types: events })),
  );
  const places = (await listPlacesKept(db)).filter((kept) => {
    const { province, commune } = placeOf(kept.locality_id);
    return province !== kept.province_id || commune !== kept.commune_id;
  });
  const cells = await listCellDifferences(
    db,
    indicators.map(({ id }) => id),
  );
  return [
    ...members.map(
      (row) =>
        `${row.indicator}: member ${row.member_id}, ledger event ${row.ledger_event ?? 'none'}, kept event ${row.kept_event ?? 'none'}`,
    ),
    ...places.map((row) => `place ${row.locality_id}: kept in ${row.province_id}, ${row.commune_id}`),
    ...cells.map(
      (row) =>
        `${row.indicator}: ${row.level} ${row.locality_id} ${row.period} ${row.sector_group} ${row.size_class}: kept ${row.kept}, counted ${row.counted}`,
    ),
  ];
}
