/** A promise kept in one's own calendar: the right day, nobody's name, and no key. */
import { describe, expect, it } from 'vitest';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE } from '../../../test-support/world-of-cases.ts';
import { caseCalendarRoutes } from './case-calendar-routes.ts';

const unfolded = (file: string): string => file.replaceAll('\r\n ', '');

describe('the promise of a case in a calendar', () => {
  it('is the last day of the promise, with the way back for an officer and nothing about the firm; the next takes its place', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const routes = caseCalendarRoutes({ ...world.deps, aboutInWords: () => 'Việc', details: {} });
      const site = deskOf(routes, { clock: fixedClock(MONDAY) });
      const [hoa, there] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(NEXT_COMMUNE, 'Khác')];
      const { id, dossierId } = await world.ask();
      const { reference, promise } = await world.now(id);
      const address = `/vi/desk/cases/${id}/calendar.ics`;
      const first = await site.get(address, hoa);
      const file = unfolded(first.html);
      expect(first.reply).toMatchObject({ contentType: 'text/calendar; charset=utf-8', fileName: `${reference}.ics` });
      expect(file).toContain(`SUMMARY:Hẹn: Yêu cầu tư vấn ${reference}`);
      expect(file).toContain(`DTSTART;VALUE=DATE:${promise?.lastDay.replaceAll('-', '')}`);
      expect(file).toContain(`URL:https://cau-so.example/vi/desk/cases/${id}`);
      for (const known of ['Trần Thị Thử', '0912', 'thu@example.vn', 'hóa đơn điện tử', dossierId, 'plan/'])
        expect(file).not.toContain(known);
      await world.act(id, 'accept', { side: 'desk', actor: hoa });
      const second = unfolded((await site.get(address, hoa)).html);
      const line = (text: string, name: string) => text.match(new RegExp(`^${name}:(.*)$`, 'm'))?.[1] ?? '';
      expect(line(second, 'UID')).toBe(line(file, 'UID'));
      expect(Number(line(second, 'SEQUENCE'))).toBeGreaterThan(Number(line(file, 'SEQUENCE')));
      expect((await site.get(address, there)).status).toBe(404);
      await world.act(id, 'withdraw', { side: 'firm', dossierId });
      expect((await site.get(address, hoa)).reply.kind).toBe('redirect');
    });
  });

  it('is written, with its letter, in the language the firm asked in', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      await world.ask({ contact: { name: 'Ann', email: 'ann@example.vn', callWhen: 'any', language: 'en' } });
      await world.ask();
      const [english, vietnamese] = world.letters;
      expect(english?.text).toMatch(/Ann[\s\S]*by the end of/);
      expect(`${english?.subject} ${english?.text}`).not.toMatch(/Chào|Yêu cầu|ngày/);
      expect(english?.calendar).toContain('SUMMARY:Due: ');
      expect(vietnamese?.text).toContain('Chào Trần Thị Thử');
    });
  });

  it('comes with the letter that names it, and holds no address of the plan', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      await world.ask();
      const [letter] = world.letters;
      expect(letter?.to).toBe('thu@example.vn');
      expect(letter?.calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(letter?.calendar).not.toMatch(/URL|http|Thử/);
    });
  });
});
