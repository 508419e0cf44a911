/** The pages of cases as people meet them: an officer's queue and a firm's own, each within its reach. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { lapseCases } from '../actions/lapse-cases.ts';
import { deskCaseRoutes } from './desk-case-routes.tsx';

const QUEUE = '/vi/desk/cases';

function aDesk(db: Db) {
  const world = aWorldOfCases(db);
  const routes = deskCaseRoutes({ ...world.deps, details: {}, aboutInWords: ({ code }) => `Việc ${code}` });
  return { ...world, desk: deskOf(routes, { clock: fixedClock(MONDAY) }) };
}

describe('the queue of a desk', () => {
  it('shows an officer the firms of their commune and none of the next, and the province both', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ministry, ask, now, desk } = aDesk(db);
      const [here, there] = [await officer(COMMUNE, 'Hoa'), await officer(NEXT_COMMUNE, 'Khác')];
      const province = await officer(PROVINCE, 'Tỉnh');
      const nation = await ministry('Bộ');
      const cases = [await ask(), await ask({ localityId: NEXT_COMMUNE }), await ask({ localityId: undefined })];
      const references = await Promise.all(cases.map(async ({ id }) => (await now(id)).reference));
      const seenBy = async (actor: typeof here) => {
        const { words } = await desk.get(QUEUE, actor);
        return references.map((reference) => words.includes(reference));
      };
      expect(await seenBy(here)).toEqual([true, false, false]);
      expect(await seenBy(there)).toEqual([false, true, false]);
      expect(await seenBy(province)).toEqual([true, true, false]);
      expect(await seenBy(nation)).toEqual([true, true, true]);
      for (const path of [
        `${QUEUE}/${cases[1]!.id}`,
        `${QUEUE}/made-up`,
        `${QUEUE}/01900000-0000-7000-8000-0000000000ff`,
      ])
        expect((await desk.get(path, here)).reply.kind).toBe('not-found');
      expect((await desk.post(`${QUEUE}/${cases[1]!.id}`, here, { act: 'accept' })).reply.kind).toBe('not-found');
      expect((await desk.get(QUEUE, undefined)).reply).toMatchObject({ kind: 'redirect', to: '/vi/sign-in' });
      const nobody = { personId: here.personId, sessionId: here.sessionId, name: 'Ai đó' };
      expect((await desk.get(QUEUE, nobody)).status).toBe(403);
    });
  });

  it('finds by name without marks and by reference, narrows to what is mine, and divides by time left', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, now, desk, act } = aDesk(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const one = await ask();
      const other = await ask({ contact: { name: 'Đỗ Văn Ví Dụ', phone: '0912345678', callWhen: 'any' } });
      const [first, second] = [(await now(one.id)).reference, (await now(other.id)).reference];
      const found = async (query: string) => {
        const { words } = await desk.get(`${QUEUE}?${query}`, hoa);
        return [words.includes(first), words.includes(second)];
      };
      expect(await found('q=do+van+vi')).toEqual([false, true]);
      expect(await found(`q=${first}`)).toEqual([true, false]);
      expect(await found(`q=${second.replace('-', '').toLowerCase()}`)).toEqual([false, true]);
      expect(await found('q=khong+co+ai')).toEqual([false, false]);
      expect(await found("q=')+or+1=1")).toEqual([false, false]);
      expect(await found('mine=1')).toEqual([true, true]);
      await act(one.id, 'accept', { side: 'desk', actor: hoa });
      await act(one.id, 'answer', { side: 'desk', actor: hoa }, { message: 'Xong.' });
      expect(await found('')).toEqual([false, true]);
      expect(await found('basket=firm')).toEqual([true, false]);
      expect(await found('basket=late')).toEqual([false, false]);
      expect(await found('basket=week')).toEqual([false, true]);
      expect(await found('state=placed')).toEqual([false, true]);
      expect(await found('type=advice-request')).toEqual([false, true]);
      expect(await found('type=adviser-complaint')).toEqual([false, false]);
      expect(await found('type=%27--')).toEqual([false, true]);
      expect((await desk.get(QUEUE, hoa)).words).toContain('100 % của 2 lời hẹn');
    });
  });

  it('walks long lists page by page without missing or repeating one', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, now, desk } = aDesk(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const dossierId = (await ask()).dossierId;
      for (let each = 1; each < 120; each += 1) await ask({ dossierId });
      const seen: string[] = [];
      let address: string | undefined = QUEUE;
      for (let pages = 0; address !== undefined && pages < 5; pages += 1) {
        const { html } = await desk.get(address, hoa);
        seen.push(...[...html.matchAll(/desk\/cases\/([0-9a-f-]{36})"/g)].map((match) => match[1]!));
        address = /href="([^"]*after=[^"]*)"[^>]*rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
      }
      expect(seen).toHaveLength(120);
      expect(new Set(seen).size).toBe(120);
      expect((await now(seen[0]!)).state).toBe('placed');
    });
  });
});

describe('a case at its desk', () => {
  it('shows above the form what the firm wrote last, until somebody of the desk has answered it', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, desk, act } = aDesk(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const { id, dossierId } = await ask();
      const firm = { side: 'firm', dossierId } as const;
      const shown = async () =>
        /<section[^>]*id="act"[\s\S]*?<\/section>/.exec((await desk.get(`${QUEUE}/${id}`, hoa)).html)?.[0];
      expect(await shown()).not.toContain('viết ngày');
      await act(id, 'message', firm, { message: 'Gọi sau 5 giờ.\n<b>Gấp.</b>' });
      expect((await desk.get(`${QUEUE}/${id}`, hoa)).words).toContain('Việc tự chuyển lên cấp trên');
      expect(await shown()).toMatch(/Doanh nghiệp viết ngày[\s\S]*Gọi sau 5 giờ\.[\s\S]*&lt;b>Gấp[\s\S]*<textarea/);
      await act(id, 'contact', { side: 'desk', actor: hoa }, { message: 'Đã gọi.' });
      expect(await shown()).not.toContain('viết ngày');
      await act(id, 'ask', { side: 'desk', actor: hoa }, { message: 'Hạn nào?' });
      // What comes of silence is told to the office as what the system does, not as if the firm read it.
      const { words } = await desk.get(`${QUEUE}/${id}`, hoa);
      expect(words).toContain('Hệ thống tự chuyển bước: Nhắc doanh nghiệp.');
      expect(words).not.toContain('nhắc bạn');
    });
  });

  it('says how to reach the firm and notes that it was read, keeps what was written when it is refused, and shows the breach', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, officer, ask, now, desk } = aDesk(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const province = await officer(PROVINCE, 'Tỉnh');
      const { id, dossierId } = await ask();
      const page = await desk.get(`${QUEUE}/${id}`, hoa);
      expect(page.words).toContain('Trần Thị Thử');
      expect(page.words).toContain('hóa đơn điện tử');
      expect(page.words).toContain('02/06/2026');
      const reads = await db.selectFrom('events').select('type').where('dossier_id', '=', dossierId).execute();
      expect(reads.map(({ type }) => type)).toContain('personal-data.read');
      await desk.post(`${QUEUE}/${id}`, hoa, { act: 'accept' });
      const refused = await desk.post(`${QUEUE}/${id}`, hoa, { act: 'answer', message: '' });
      expect(refused.status).toBe(422);
      expect(refused.words).toContain('Viết vài dòng trước khi gửi');
      const stale = await desk.post(`${QUEUE}/${id}`, hoa, { act: 'accept', message: 'Đã gọi hai lần.' });
      expect(stale.status).toBe(422);
      expect(stale.html).toContain('Đã gọi hai lần.');
      expect((await now(id)).state).toBe('accepted');
      await lapseCases(deps, at('2026-06-20'));
      expect((await now(id)).holder.personId).toBe(province.personId);
      expect((await desk.get(`${QUEUE}/${id}`, hoa)).words).toContain('trễ 1 lần');
    });
  });

  it('says when letters to the firm come back, so that the officer calls', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const notices = {
        ...world.deps.notices,
        reaches: async (_: Db, address: string) => address !== 'thu@example.vn',
      };
      const routes = deskCaseRoutes({ ...world.deps, notices, aboutInWords: () => 'Việc', details: {} });
      const site = deskOf(routes, { clock: fixedClock(MONDAY) });
      const [gone, fine] = [
        await world.ask(),
        await world.ask({ contact: { name: 'Thử', email: 'khac@example.vn', callWhen: 'any' } }),
      ];
      expect((await site.get(`${QUEUE}/${gone.id}`, hoa)).words).toContain('thu@example.vn thư không tới');
      expect((await site.get(`${QUEUE}/${fine.id}`, hoa)).words).not.toContain('thư không tới');
    });
  });

  it('shows what anybody wrote as text, never as part of the page', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, desk } = aDesk(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const { id } = await ask({ message: '<script>alert(1)</script>' });
      const { html } = await desk.get(`${QUEUE}/${id}`, hoa);
      expect(html).not.toContain('<script>');
      expect(html).toContain('&lt;script>');
    });
  });
});
