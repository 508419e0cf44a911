/** What waits for somebody stands in their inbox by its day, for them alone, and goes into their calendar without anybody's name. */
import { expect, it } from 'vitest';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE } from '../../../test-support/world-of-cases.ts';
import { noticeRoutes } from '../../notices/index.ts';
import { agendaOf } from './agenda-of.ts';

it('shows an officer what they hold, the soonest first, until it waits for the firm', async () => {
  await withDatabase(async ({ db }) => {
    const world = aWorldOfCases(db);
    const { ids, roles, places } = world.deps;
    const routes = noticeRoutes({
      key: { hash: (_, text) => text },
      ...{ db, ids, policy: { roles, contains: places.contains }, mail: { refusalOf: async () => undefined } },
      agenda: (actor, language) => agendaOf(world.deps, actor, language),
    });
    const site = deskOf(routes, { clock: fixedClock(MONDAY) });
    const [hoa, there] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(NEXT_COMMUNE, 'Khác')];
    const later = await world.ask({ now: at('2026-06-03') });
    const sooner = await world.ask();
    const [first, second] = [await world.now(sooner.id), await world.now(later.id)];
    const { words } = await site.get('/vi/account/notices', hoa);
    expect(words.indexOf(first.reference)).toBeGreaterThan(0);
    expect(words.indexOf(first.reference)).toBeLessThan(words.indexOf(second.reference));
    expect((await site.get('/vi/account/notices', there)).words).not.toContain(first.reference);
    const file = (await site.get('/vi/account/notices/agenda.ics', hoa)).html.replaceAll('\r\n ', '');
    expect(file.match(/^BEGIN:VEVENT/gm)).toHaveLength(2);
    expect(file).toContain(`URL:https://cau-so.example/vi/desk/cases/${sooner.id}`);
    expect(file).not.toContain('Thử');
    await world.act(sooner.id, 'accept', { side: 'desk', actor: hoa });
    await world.act(sooner.id, 'ask', { side: 'desk', actor: hoa }, { message: 'Hạn nào?' });
    expect((await agendaOf(world.deps, hoa, 'vi')).map(({ title }) => title)).toEqual([
      `Yêu cầu tư vấn ${second.reference}`,
    ]);
  });
});
