/** A complaint, and the one person who must never have it in hand or in sight. */
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, aWorldOfCases, MONDAY, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { deskCaseRoutes } from '../pages/desk-case-routes.tsx';
import { giveToAdviser, handOver } from './hand-over.ts';
import { lapseCases } from './lapse-cases.ts';

const pages = { details: {}, aboutInWords: ({ code }: { code: string }) => `Việc ${code}` };

async function complaint(db: Db, others: number) {
  const world = aWorldOfCases(db);
  const about = await world.officer(PROVINCE, 'Người Bị Nói Đến');
  const colleagues = [];
  for (let each = 0; each < others; each += 1) colleagues.push(await world.officer(PROVINCE, `Đồng nghiệp ${each}`));
  const { id, dossierId } = await world.ask({
    ...{ type: 'adviser-complaint', localityId: PROVINCE, againstPersonId: about.personId },
    about: { kind: 'complaint', code: 'no-help' },
  });
  return { world, about, colleagues, id, dossierId };
}

describe('whom a complaint is about', () => {
  it('never gets it: a colleague does, else the desk above, and so it stays when it is late', async () => {
    await withDatabase(async ({ db }) => {
      const { world, about, colleagues, id } = await complaint(db, 1);
      expect((await world.now(id)).holder).toMatchObject({ level: 'province', personId: colleagues[0]!.personId });
      const minister = await world.ministry('Bộ');
      await lapseCases(world.deps, at('2026-06-04'));
      expect((await world.now(id)).holder).toMatchObject({ level: 'nation', personId: minister.personId });
      expect((await world.now(id)).againstPersonId).toBe(about.personId);
    });
    await withDatabase(async ({ db }) => {
      const { world, id } = await complaint(db, 0);
      expect((await world.now(id)).holder).toEqual({ level: 'nation' });
    });
  });

  it('never sees it, acts on it or is given it, in whatever office they work', async () => {
    await withDatabase(async ({ db }) => {
      const { world, about, colleagues, id } = await complaint(db, 1);
      const [colleague] = colleagues;
      const { get } = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), { clock: fixedClock(MONDAY) });
      const { reference } = await world.now(id);
      expect((await get('/vi/desk/cases', colleague)).words).toContain('Việc no-help');
      expect((await get('/vi/desk/cases', about)).words).not.toContain('Việc no-help');
      expect((await get(`/vi/desk/cases?q=${reference}`, about)).words).not.toContain('Việc no-help');
      expect([
        (await get(`/vi/desk/cases/${id}`, colleague)).status,
        (await get(`/vi/desk/cases/${id}`, about)).status,
      ]).toEqual([200, 404]);
      expect(await world.act(id, 'take', { side: 'desk', actor: about })).toMatchObject({
        refusals: [{ code: 'cases.case.not-found' }],
      });
      const order = { caseId: id, actor: colleague!, command: randomIds.next(), now: MONDAY };
      expect(await handOver(world.deps, { ...order, to: about.actingAs!.assignmentId })).toMatchObject({
        refusals: [{ code: 'cases.hand-over.unknown' }],
      });
      const to = { personId: about.personId, assignmentId: about.actingAs!.assignmentId };
      const given = await inTransaction(db, (trx) =>
        giveToAdviser(trx, world.deps, {
          ...{ caseId: id, to, reason: 'accepted', actor: { kind: 'system', job: 'x' }, now: MONDAY },
        }),
      );
      expect(given).toMatchObject({ refusals: [{ code: 'cases.hand-over.unknown' }] });
    });
  });
});
