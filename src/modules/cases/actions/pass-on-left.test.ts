/** Whoever left their office holds nothing any more: nobody waits for a name that works there no longer. */
import { expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { passOnLeft } from './pass-on-left.ts';

const NOON = at('2026-06-01', '12:00');

it('passes on everything somebody held who was ended, whose last day has passed, or who is blocked; their day stays', () =>
  withDatabase(async ({ db }) => {
    const { deps, officer, ask, act, now, twice, letters } = aWorldOfCases(db);
    const [hoa, province] = [await officer(COMMUNE, 'Hoa'), await officer(PROVINCE, 'Tỉnh')];
    const [placed, waiting, closed] = [await ask(), await ask(), await ask()];
    const desk = { side: 'desk', actor: hoa } as const;
    for (const { id } of [waiting, closed]) await act(id, 'accept', desk);
    await act(waiting.id, 'ask', desk, { message: 'Hạn nào?' });
    await act(closed.id, 'withdraw', { side: 'firm', dossierId: closed.dossierId });
    const before = await now(placed.id);
    expect([before.holder.personId, await passOnLeft(deps, NOON)]).toEqual([hoa.personId, 0]);

    const lan = await officer(COMMUNE, 'Lan');
    const assignment = (of: typeof hoa) => db.updateTable('assignments').where('id', '=', of.actingAs!.assignmentId);
    await assignment(hoa)
      .set({ valid_to: '2026-05-31' as LocalDate })
      .execute();
    const written = letters.length;
    expect(await passOnLeft(deps, NOON)).toBe(2);
    for (const { id } of [placed, waiting]) {
      expect((await now(id)).holder).toMatchObject({ personId: lan.personId, level: 'commune', placeId: COMMUNE });
      const { stored, folded } = await twice(id);
      expect(folded).toEqual(stored);
    }
    expect((await now(placed.id)).promise).toEqual(before.promise);
    expect((await now(closed.id)).holder.personId).toBe(hoa.personId);
    // Each firm reads of the new name once, and the clock has nothing left to do.
    expect(letters.slice(written).map(({ text }) => text.includes('người phụ trách mới'))).toEqual([true, true]);
    expect(await passOnLeft(deps, NOON)).toBe(0);

    // Nobody is left at the commune: the province has it.
    await assignment(lan).set({ ended_at: MONDAY, ended_by: null }).execute();
    expect(await passOnLeft(deps, NOON)).toBe(2);
    expect((await now(placed.id)).holder).toMatchObject({ personId: province.personId, level: 'province' });
    await db.updateTable('people').set({ blocked_at: MONDAY }).where('id', '=', province.personId).execute();
    expect(await passOnLeft(deps, NOON)).toBe(2);
    expect((await now(placed.id)).holder).toEqual({ level: 'nation' });
  }));
