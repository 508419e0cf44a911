/** Visit figures follow from the ledger, and a tampered figure is named. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger } from '../../ledger/index.ts';
import { VisitTally } from '../domain/visit.ts';
import { listVisitsByDay, sumVisits } from '../store/visits.read.ts';
import { recountVisits } from './recount-visits.ts';
import { writeVisits } from './write-visits.ts';

describe('visit figures', () => {
  it('are sums that the ledger can recount, and a changed cell is named', async () => {
    const { db } = await openTestDatabase();
    const deps = {
      db,
      clock: { now: () => '2031-03-04T05:06:07.000Z' as Instant },
      ids: randomIds,
      ledger: createLedger(),
      tally: new VisitTally(),
    };
    const home = { day: '2031-03-04', language: 'vi', section: 'home' };
    for (const cell of [home, home, { ...home, section: 'support' }]) deps.tally.add(cell);
    await writeVisits(deps);
    deps.tally.add(home);
    deps.tally.add({ ...home, day: '2031-03-05', language: 'en' });
    await writeVisits(deps);
    await writeVisits(deps);

    expect(await sumVisits(db)).toBe(5);
    expect(await listVisitsByDay(db, 10)).toEqual([
      { day: '2031-03-05', visits: 1 },
      { day: '2031-03-04', visits: 4 },
    ]);
    expect(await recountVisits(db)).toEqual([]);

    await sql`update visit_counts set visits = visits + 1 where section = 'support'`.execute(db);
    expect(await recountVisits(db)).toEqual(['2031-03-04 vi support: kept 2, ledger 1']);
  });
});
