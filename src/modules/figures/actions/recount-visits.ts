/** Recounts the visits from the ledger and names every cell that differs. */
import type { Db } from '../../../foundation/database/tables.ts';
import { readEvents } from '../../ledger/index.ts';
import { listVisitCells } from '../store/visits.read.ts';

interface CountedCell {
  readonly day: string;
  readonly language: string;
  readonly section: string;
  readonly visits: number;
}

/** Differences as `day language section: kept N, ledger M`; empty when the figures follow from the events. */
export async function recountVisits(db: Db): Promise<string[]> {
  const counted = new Map<string, number>();
  for await (const events of readEvents(db, { types: ['visits.counted'] })) {
    for (const event of events) {
      for (const cell of event.payload.counts as unknown as readonly CountedCell[]) {
        const key = `${cell.day} ${cell.language} ${cell.section}`;
        counted.set(key, (counted.get(key) ?? 0) + cell.visits);
      }
    }
  }
  const kept = new Map(
    (await listVisitCells(db)).map((cell) => [`${cell.day} ${cell.language} ${cell.section}`, Number(cell.visits)]),
  );
  return [...new Set([...counted.keys(), ...kept.keys()])]
    .sort()
    .filter((key) => counted.get(key) !== kept.get(key))
    .map((key) => `${key}: kept ${kept.get(key) ?? 0}, ledger ${counted.get(key) ?? 0}`);
}
