/** With a virus scanner connected nobody opens what it has not seen, and nothing infected stays. */
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { aPdf } from '../../../foundation/files/sample-files.fixture.ts';
import { createScanner } from '../../../foundation/files/virus-scanner.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { aFakeClamd } from '../../../test-support/fake-clamd.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE, MONDAY } from '../../../test-support/world-of-cases.ts';
import { papersCheck, scanPapers } from '../../documents/index.ts';
import { casePaperRoutes } from '../pages/case-paper-routes.ts';
import { deskCaseRoutes } from '../pages/desk-case-routes.tsx';
import { handInPaper, noteInfectedPaper } from './case-papers.ts';

const clamd = await aFakeClamd();
afterAll(() => clamd.close());
beforeEach(() => clamd.say(undefined));

async function* once(bytes: Buffer) {
  yield bytes;
}
const INFECTED = 'THU-MA-DOC';
const DOWN = 'ERROR';

/** A commune's officer and a case there, with the scanner or without. */
async function aDesk(db: Db, connected = true) {
  const world = aWorldOfCases(db);
  const scanner = createScanner(clamd.url);
  const scanned = { ...world.deps, scanner };
  const deps = connected ? scanned : world.deps;
  const pages = { ...deps, aboutInWords: () => 'Việc', details: {} };
  const site = deskOf([...deskCaseRoutes(pages), ...casePaperRoutes(pages)], { clock: fixedClock(MONDAY) });
  const officer = await world.officer(COMMUNE, 'Hoa');
  const { id, dossierId } = await world.ask();
  const handIn = (words: string) =>
    handInPaper(deps, {
      ...{ caseId: id, as: { side: 'firm', dossierId }, command: randomIds.next(), now: MONDAY },
      file: { name: 'giấy.pdf', bytes: once(aPdf({ words })) },
    });
  const scan = () =>
    scanPapers(
      {
        ...scanned,
        onInfected: (trx, { id: paperId }) => noteInfectedPaper(trx, scanned, { caseId: id, paperId, now: MONDAY }),
      },
      MONDAY,
    );
  const href = `/vi/desk/cases/${id}`;
  const open = (paperId: string) => site.get(`${href}/papers/${paperId}`, officer);
  const seen = async () => (await site.get(href, officer)).words;
  return { ...world, id, dossierId, handIn, scan, open, seen, href };
}

const idOf = (added: Awaited<ReturnType<typeof handInPaper>>): string => (added.ok ? added.value : 'refused');

describe('with a virus scanner', () => {
  it('a clean paper is opened at once and says that it was scanned; an infected one is refused with what to do', async () => {
    await withDatabase(async ({ db }) => {
      const { handIn, open, seen, scan } = await aDesk(db);
      const paper = idOf(await handIn('sạch'));
      expect((await open(paper)).reply.kind).toBe('file');
      expect(await seen()).toContain('đã quét vi-rút');
      expect(await handIn(INFECTED)).toMatchObject({
        refusals: [{ code: 'documents.paper.infected', field: 'file' }],
      });
      expect(await scan()).toBe(0);
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from stored_files`.execute(db);
      expect(rows[0]?.n).toBe(1);
    });
  });

  it('that is away, a paper is kept and nobody opens it until the scanner is back', async () => {
    await withDatabase(async ({ db }) => {
      const { handIn, open, seen, scan, href } = await aDesk(db);
      clamd.say(DOWN);
      const paper = idOf(await handIn('sạch'));
      expect(await seen()).toContain('Đang chờ quét vi-rút');
      expect((await open(paper)).reply).toMatchObject({ kind: 'redirect', to: `${href}?done=saved#papers` });
      await expect(scan()).rejects.toThrow('no verdict');
      expect((await open(paper)).reply.kind).toBe('redirect');
      clamd.say(undefined);
      expect(await scan()).toBe(1);
      expect((await open(paper)).reply.kind).toBe('file');
      expect(await scan()).toBe(0);
    });
  });

  it('that finds one infected later, its bytes go, both sides are told, and the same file is never taken again', async () => {
    await withDatabase(async ({ db }) => {
      const { handIn, open, seen, scan, href, letters, twice, id } = await aDesk(db);
      clamd.say(DOWN);
      const paper = idOf(await handIn(INFECTED));
      clamd.say(undefined);
      const before = letters.length;
      expect(await scan()).toBe(1);
      expect(letters.length).toBeGreaterThan(before);
      expect(await seen()).toContain('Tệp có mã độc, nội dung đã bị xóa. Gửi lại bản sạch.');
      expect(await seen()).toContain('Một tệp có mã độc, nội dung đã bị xóa');
      expect((await open(paper)).reply).toMatchObject({ kind: 'redirect', to: `${href}?done=saved#papers` });
      const { rows } = await sql<{ pieces: number; events: number; notices: number }>`
        select (select count(*)::int from stored_file_pieces) as pieces,
          (select count(*)::int from events where type = 'paper.infected') as events,
          (select count(*)::int from notices where code = 'case.paper-infected') as notices`.execute(db);
      expect(rows[0]).toEqual({ pieces: 0, events: 1, notices: 1 });
      expect(await papersCheck.run(db)).toEqual({ checked: 1 });
      const { stored, folded } = await twice(id);
      expect(folded).toEqual(stored);
      const asked = clamd.asked();
      expect(await handIn(INFECTED)).toMatchObject({ refusals: [{ code: 'documents.paper.infected' }] });
      expect(clamd.asked()).toBe(asked);
    });
  });

  it('connected only now, what was handed in before waits for it as well', async () => {
    await withDatabase(async ({ db }) => {
      const before = await aDesk(db, false);
      const paper = idOf(await before.handIn('từ trước'));
      expect(await before.seen()).toContain('Cổng chưa kết nối bộ quét vi-rút');
      expect((await before.open(paper)).reply.kind).toBe('file');
      expect(await before.scan()).toBe(1);
      expect(await before.seen()).toContain('đã quét vi-rút');
    });
  });
});
