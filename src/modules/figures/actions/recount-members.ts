/** Recounts every indicator from the ledger and names each difference between events, members and totals. */
import type { Db } from '../../../foundation/database/tables.ts';
import { readEvents } from '../../ledger/index.ts';
import { INDICATORS } from '../domain/indicator.ts';
import { countMembers, readTotals } from '../store/members.read.ts';

/** Differences as `indicator: total N, members M, ledger L`; empty when all three agree. */
export async function recountMembers(db: Db): Promise<string[]> {
  const counted = new Map<string, Set<string>>(INDICATORS.map((indicator) => [indicator.eventType, new Set()]));
  for await (const events of readEvents(db, { types: INDICATORS.map((indicator) => indicator.eventType) })) {
    for (const event of events) if (event.dossierId !== undefined) counted.get(event.type)?.add(event.dossierId);
  }
  const totals = await readTotals(db);
  const members = await countMembers(db);
  return INDICATORS.flatMap(({ id, eventType }) => {
    const [total, member, ledger] = [totals.get(id) ?? 0, members.get(id) ?? 0, counted.get(eventType)?.size ?? 0];
    return total === member && member === ledger ? [] : [`${id}: total ${total}, members ${member}, ledger ${ledger}`];
  });
}
