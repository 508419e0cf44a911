/** Papers of a case as the firm, the person who asked, and the desk meet them. */
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { aPdf } from '../../../foundation/files/sample-files.fixture.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE, MONDAY, NEXT_COMMUNE } from '../../../test-support/world-of-cases.ts';
import { exportReadingsOfPerson, leaveFirms } from '../../enterprises/index.ts';
import { applicantCaseRoutes } from './applicant-case-routes.tsx';
import { casePaperRoutes } from './case-paper-routes.ts';
import { deskCaseRoutes } from './desk-case-routes.tsx';

async function* once(bytes: Buffer) {
  yield bytes;
}
const aFile = (name = 'báo giá.pdf', bytes = aPdf()) => ({ name, bytes: once(bytes) });
const QUEUE = '/vi/desk/cases';
const paperIn = (html: string): string => /\/papers\/([0-9a-f-]{36})"/.exec(html)?.[1] ?? '';

function pages(db: Db) {
  const world = aWorldOfCases(db);
  const deps = { ...world.deps, aboutInWords: () => 'Việc', details: {} };
  const routes = [...deskCaseRoutes(deps), ...applicantCaseRoutes(deps), ...casePaperRoutes(deps)];
  return { ...world, site: deskOf(routes, { clock: fixedClock(MONDAY) }) };
}

describe('a paper of a case', () => {
  it('sent by the desk stands on its page and in the history, is told to the firm, and is opened as a powerless download', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, site, letters, twice } = pages(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const { id } = await ask();
      const before = letters.length;
      const sent = await site.post(`${QUEUE}/${id}/papers`, hoa, {}, aFile());
      expect(sent.reply).toMatchObject({ kind: 'redirect', to: `${QUEUE}/${id}?done=saved#papers` });
      expect(letters.length).toBe(before + 1);
      const { words, html } = await site.get(`${QUEUE}/${id}`, hoa);
      expect(words).toContain('báo giá.pdf');
      expect(words).toContain('Người phụ trách gửi tệp · Hoa');
      expect(words).toContain('Hoa gửi');
      const { stored, folded } = await twice(id);
      expect(stored).toEqual(folded);
      const opened = await site.get(`${QUEUE}/${id}/papers/${paperIn(html)}`, hoa);
      expect(opened.reply).toMatchObject({ kind: 'file', contentType: 'application/pdf', fileName: 'báo giá.pdf' });
      expect(opened.reply).toMatchObject({ headers: { 'content-security-policy': "default-src 'none'; sandbox" } });
    });
  });

  it('is not there for the next commune, for a visitor, or under another case, and nobody adds one to what is not theirs', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, site } = pages(db);
      const [here, there] = [await officer(COMMUNE, 'Hoa'), await officer(NEXT_COMMUNE, 'Khác')];
      const [mine, theirs] = [await ask(), await ask({ localityId: NEXT_COMMUNE })];
      await site.post(`${QUEUE}/${mine.id}/papers`, here, {}, aFile());
      const paper = paperIn((await site.get(`${QUEUE}/${mine.id}`, here)).html);
      for (const [address, who] of [
        [`${QUEUE}/${mine.id}/papers/${paper}`, there],
        [`${QUEUE}/${theirs.id}/papers/${paper}`, there],
        [`${QUEUE}/${mine.id}/papers/made-up`, here],
      ] as const)
        expect((await site.get(address, who)).status).toBe(404);
      expect((await site.get(`${QUEUE}/${mine.id}/papers/${paper}`, undefined)).reply).toMatchObject({
        to: '/vi/sign-in',
      });
      expect((await site.post(`${QUEUE}/${mine.id}/papers`, there, {}, aFile())).status).toBe(404);
      expect((await site.post(`${QUEUE}/${mine.id}/papers/${paper}/remove`, there)).status).toBe(404);
    });
  });

  it('that is refused is explained at its field, and none is added once the case is closed', async () => {
    await withDatabase(async ({ db }) => {
      const { officer, ask, act, site } = pages(db);
      const hoa = await officer(COMMUNE, 'Hoa');
      const { id, dossierId } = await ask();
      const bad = await site.post(`${QUEUE}/${id}/papers`, hoa, {}, aFile('a.pdf', Buffer.from('<html>')));
      expect(bad.status).toBe(422);
      expect(bad.html).toMatch(/href="#file"[^>]*>Tệp này chứa mã lệnh/);
      expect(bad.html).toContain('aria-describedby="file-hint file-error"');
      expect((await site.post(`${QUEUE}/${id}/papers`, hoa)).words).toContain('Chọn một tệp');
      await act(id, 'withdraw', { side: 'firm', dossierId });
      const closed = await site.post(`${QUEUE}/${id}/papers`, hoa, {}, aFile());
      expect(closed.status).toBe(422);
      expect((await site.get(`${QUEUE}/${id}`, hoa)).html).not.toContain('type="file"');
    });
  });

  it('of a person who asked for themselves is theirs: the desk reads it and cannot take it back', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, officer, ask, site } = pages(db);
      const [hoa, other] = [await officer(COMMUNE, 'Hoa'), await officer(COMMUNE, 'Lan')];
      const { id } = await ask({ asker: { kind: 'applicant', personId: other.personId }, contact: undefined });
      const own = `/vi/account/cases/${id}`;
      await site.post(`${own}/papers`, other, {}, aFile('bằng cấp.pdf'));
      const page = await site.get(own, other);
      expect(page.words).toContain('bạn gửi');
      const paper = paperIn(page.html);
      expect((await site.get(`${own}/papers/${paper}`, hoa)).status).toBe(404);
      expect((await site.get(`${QUEUE}/${id}/papers/${paper}`, hoa)).reply.kind).toBe('file');
      expect((await site.post(`${QUEUE}/${id}/papers/${paper}/remove`, hoa)).words).toContain('Chỉ bên đã gửi');
      // Whoever looks at how to reach a person leaves a reading, as with a firm; it goes with the person.
      const readings = db
        .selectFrom('readings')
        .select(['fields', 'subject'])
        .where('subject_kind', '=', 'person')
        .orderBy('read_at');
      expect((await readings.execute()).map(({ fields, subject }) => [subject, fields.join()])).toEqual([
        [other.personId, 'papers'],
        [other.personId, 'contact,case'],
      ]);
      expect(await exportReadingsOfPerson(db, other.personId)).toMatchObject([
        { role: 'commune-officer', fields: ['contact', 'case'] },
        { role: 'commune-officer', fields: ['papers'] },
      ]);
      const noted = db.selectFrom('events').select('payload').where('type', '=', 'personal-data.read');
      expect(JSON.stringify(await noted.execute())).not.toContain(other.personId);
      await site.post(`${own}/papers/${paper}/remove`, other);
      expect((await site.get(own, other)).words).toContain('Chưa có tệp nào');
      await inTransaction(db, (trx) =>
        leaveFirms(trx, { ...deps, erasers: [] }, { personId: other.personId, firms: 'release', now: MONDAY }),
      );
      expect(await readings.execute()).toEqual([]);
    });
  });
});
