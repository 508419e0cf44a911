/** Two people at one case in the same moment: one act happens, and whoever came second is told so and loses no word. */
import { expect, it } from 'vitest';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE, MONDAY } from '../../../test-support/world-of-cases.ts';
import { deskCaseRoutes } from './desk-case-routes.tsx';

it('two officers take the same case: one has it, the other sees who, with what they wrote still there', async () => {
  const { db } = await openTestDatabase();
  const world = aWorldOfCases(db);
  const site = deskOf(deskCaseRoutes({ ...world.deps, aboutInWords: () => 'Việc', details: {} }), {
    clock: fixedClock(MONDAY),
  });
  const [hoa, lan] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(COMMUNE, 'Lan')];
  const { id } = await world.ask();
  const address = `/vi/desk/cases/${id}`;
  const take = (officer: typeof hoa) =>
    site.post(address, officer, { act: 'accept', message: 'Tôi gọi chiều nay', command: randomIds.next() });
  // Whoever it was not given to is the first.
  const { holder } = await world.now(id);
  const order = holder.personId === hoa.personId ? [lan, hoa] : [hoa, lan];
  const answers = await Promise.all(order.map(take));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  const second = answers.find(({ status }) => status === 422)!;
  expect(second.words).toContain('Việc này đã thay đổi');
  expect(second.html).toContain('Tôi gọi chiều nay');
  const now = await world.now(id);
  expect(now.holder.personId).toBe(order[answers.findIndex(({ status }) => status === 303)]!.personId);
  expect(second.words).toContain(`Người giữ ${now.holder.personId === hoa.personId ? 'Hoa' : 'Lan'}`);
  const { stored, folded, events } = await world.twice(id);
  expect([folded, events]).toEqual([stored, 2]);
  // Both hand it over: each of the two is a line of the history, and it ends with one holder.
  const to = (officer: typeof hoa) => officer.actingAs!.assignmentId;
  await Promise.all([
    site.post(`${address}/hand-over`, hoa, { to: to(lan), command: randomIds.next() }),
    site.post(`${address}/hand-over`, lan, { to: to(hoa), command: randomIds.next() }),
  ]);
  const after = await world.twice(id);
  expect([after.folded, after.events]).toEqual([after.stored, 4]);
});
