/** Somebody is away: nothing of theirs waits for them, and nobody is left without a name. */
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { deskCaseRoutes } from '../pages/desk-case-routes.tsx';
import { deskPeopleRoutes } from '../pages/desk-people-routes.tsx';
import { coverAbsences } from './cover-absences.ts';
import { endOwnAbsence, enterAbsence } from './enter-absence.ts';

type World = ReturnType<typeof aWorldOfCases>;
type Person = Awaited<ReturnType<World['officer']>>;

const away = (world: World, actor: Person, from: string, until: string, cover?: Person, now = MONDAY) =>
  enterAbsence(world.deps, {
    ...{ actor, from: from as LocalDate, until: until as LocalDate, command: randomIds.next(), now },
    cover: cover?.actingAs?.assignmentId,
  });
const holderOf = async (world: World, id: string) => (await world.now(id)).holder.personId;
const pages = { details: {}, aboutInWords: ({ code }: { code: string }) => `Việc ${code}` };

describe('an officer who is away', () => {
  it('leaves what falls due to the colleague they named, with its day, and the rest for when they are back', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const [due, later] = [await world.ask(), await world.ask()];
      await world.act(later.id, 'contact', { side: 'desk', actor: hoa });
      const [lan, mai] = [await world.officer(COMMUNE, 'Lan'), await world.officer(COMMUNE, 'Mai')];
      expect((await away(world, hoa, '2026-06-02', '2026-06-04', lan)).ok).toBe(true);
      expect(await coverAbsences(world.deps, MONDAY)).toBe(0);
      const before = await world.now(due.id);
      expect(await coverAbsences(world.deps, at('2026-06-02', '00:05'))).toBe(1);
      expect(await coverAbsences(world.deps, at('2026-06-02', '00:10'))).toBe(0);
      const now = await world.now(due.id);
      expect(now).toMatchObject({ holder: { personId: lan.personId, level: 'commune' }, promise: before.promise });
      expect(now.breaches).toBe(0);
      expect(await holderOf(world, later.id)).toBe(hoa.personId);
      expect(world.letters.length).toBeGreaterThan(2);
      // What comes in passes by them, however little they hold.
      for (let each = 0; each < 3; each += 1) {
        const { id } = await world.ask({ now: at('2026-06-03') });
        expect([lan.personId, mai.personId]).toContain(await holderOf(world, id));
      }
      const reasons = await db.selectFrom('events').select('payload').where('type', '=', 'case.handed-over').execute();
      expect(JSON.stringify(reasons)).toContain('absence');
      expect((await world.twice(due.id)).folded).toEqual((await world.twice(due.id)).stored);
    });
  });

  it('leaves it to the least busy when nobody is named, to the province when the commune is empty, and keeps it when nobody is there at all', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const { id } = await world.ask();
      await away(world, hoa, '2026-06-01', '2026-06-30');
      expect(await coverAbsences(world.deps, MONDAY)).toBe(0);
      expect(await holderOf(world, id)).toBe(hoa.personId);
      const again = await world.ask();
      expect(await holderOf(world, again.id)).toBe(hoa.personId);
      const province = await world.officer(PROVINCE, 'Tỉnh');
      expect(await coverAbsences(world.deps, MONDAY)).toBe(2);
      expect(await world.now(id)).toMatchObject({
        holder: { level: 'province', personId: province.personId },
        breaches: 0,
      });
      const lan = await world.officer(COMMUNE, 'Lan');
      const third = await world.ask();
      expect(await holderOf(world, third.id)).toBe(lan.personId);
    });
  });

  it('who comes back sooner gets new cases again, and nobody ends another’s absence', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const [hoa, lan] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(COMMUNE, 'Lan')];
      const entered = await away(world, hoa, '2026-06-01', '2026-06-30');
      const absenceId = entered.ok ? entered.value : '';
      const end = (actor: Person) =>
        endOwnAbsence(world.deps, { actor, absenceId, command: randomIds.next(), now: MONDAY });
      expect(await end(lan)).toMatchObject({ refusals: [{ code: 'cases.absence.unknown' }] });
      expect(await holderOf(world, (await world.ask()).id)).toBe(lan.personId);
      expect((await end(hoa)).ok).toBe(true);
      expect(await holderOf(world, (await world.ask()).id)).toBe(hoa.personId);
    });
  });

  it('may not be away backwards, in the past, twice at a time, or covered by a stranger or somebody away too', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const [hoa, lan] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(COMMUNE, 'Lan')];
      const far = await world.officer(NEXT_COMMUNE, 'Khác');
      await away(world, lan, '2026-06-10', '2026-06-12');
      const codeOf = async (result: ReturnType<typeof away>) => {
        const said = await result;
        return said.ok ? 'ok' : said.refusals[0]!.code;
      };
      expect(await codeOf(away(world, hoa, '2026-06-05', '2026-06-04'))).toBe('cases.absence.backwards');
      expect(await codeOf(away(world, hoa, '2026-05-01', '2026-05-04'))).toBe('cases.absence.past');
      expect(await codeOf(away(world, hoa, '2026-06-05', '2027-06-04'))).toBe('cases.absence.too-long');
      expect(await codeOf(away(world, hoa, '2026-06-05', '2026-06-11', lan))).toBe('cases.absence.cover-away');
      expect(await codeOf(away(world, hoa, '2026-06-05', '2026-06-06', far))).toBe('cases.absence.cover-unknown');
      expect(await codeOf(away(world, hoa, '2026-06-05', '2026-06-06', hoa))).toBe('cases.absence.cover-unknown');
      expect(await codeOf(away(world, hoa, '2026-06-05', '2026-06-06', lan))).toBe('ok');
      expect(await codeOf(away(world, hoa, '2026-06-06', '2026-06-08'))).toBe('cases.absence.overlaps');
      const adviser = await world.person('adviser', { kind: 'locality', localityId: COMMUNE }, 'Tư vấn');
      expect(await codeOf(away(world, adviser, '2026-06-05', '2026-06-06'))).toBe('accounts.role-may-not');
    });
  });
});

describe('the people of a desk', () => {
  it('are shown with how much each holds and until when they are away, each leading to their part of the queue', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const [hoa, lan] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(COMMUNE, 'Lan')];
      const far = await world.officer(NEXT_COMMUNE, 'Ngân');
      const cases = [await world.ask(), await world.ask(), await world.ask()];
      const clock = { clock: fixedClock(MONDAY) };
      const { get, post } = deskOf(deskPeopleRoutes({ ...world.deps, ...pages }), clock);
      const page = await get('/vi/desk/cases/people', hoa);
      expect(page.words).toMatch(/Hoa \(bạn\) 2 0 0/);
      expect(page.words).toMatch(/Lan 1 0 0/);
      expect(page.words).not.toContain('Ngân');
      const refused = await post('/vi/desk/cases/people', hoa, { from: '32/06/2026', until: '04/06/2026' });
      expect([refused.status, refused.html.includes('value="32/06/2026"')]).toEqual([422, true]);
      const saved = await post('/vi/desk/cases/people', lan, { from: '01/06/2026', until: '04/06/2026' });
      expect(saved.status).toBe(303);
      expect((await get('/vi/desk/cases/people', hoa)).words).toMatch(/Lan 1 0 0 04\/06\/2026/);
      const desk = deskOf(deskCaseRoutes({ ...world.deps, ...pages }), clock);
      const theirs = await desk.get(`/vi/desk/cases?holder=${lan.personId}`, hoa);
      const shown = await Promise.all(
        cases.map(async ({ id }) => theirs.words.includes((await world.now(id)).reference)),
      );
      expect(shown.filter(Boolean)).toHaveLength(1);
      // Another desk's person is a filter over one's own place.
      expect((await desk.get(`/vi/desk/cases?holder=${lan.personId}`, far)).words).toContain('Không có việc nào');
    });
  });
});
