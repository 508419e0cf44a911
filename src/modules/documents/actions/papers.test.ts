/** Papers as people hand them in: kept whole, once, by those who may, and gone when they should be. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { aJpeg, aPdf, aPng, exifWithPlace } from '../../../foundation/files/sample-files.fixture.ts';
import { UploadCutOff } from '../../../foundation/http/upload.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { accepted, refused } from '../../../foundation/result.ts';
import { anOfficer } from '../../../test-support/at-a-desk.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { aWorldOfCases } from '../../../test-support/world-of-cases.ts';
import { createLedger } from '../../ledger/index.ts';
import { listPapers } from '../store/papers.read.ts';
import { attachPaper, type PaperOrder } from './attach-paper.ts';
import { papersCheck } from './check-store.ts';
import { erasePapersOfPerson, exportPapers, paperEraser } from './erase-papers.ts';
import { openPaper } from './open-paper.ts';
import { removePaper } from './remove-paper.ts';

const COMMUNE = 'vn-2025-c-16249';
const MONDAY = '2026-06-01T02:00:00.000Z' as Instant;

async function* piecesOf(bytes: Buffer, size = 1000) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function aStore(db: Db) {
  const deps = { db, ids: randomIds, ledger: createLedger() };
  const aDossier = aWorldOfCases(db).dossier;
  const handIn = (dossierId: string, caseId: string, bytes: Buffer, more: Partial<PaperOrder> = {}) =>
    attachPaper(deps, {
      owner: { kind: 'dossier', id: dossierId },
      subject: { kind: 'case', id: caseId },
      ...{ by: 'owner', actor: { kind: 'plan-holder', dossierId }, now: MONDAY, command: randomIds.next() },
      file: { name: 'giấy phép.pdf', bytes: piecesOf(bytes) },
      may: async () => accepted(undefined),
      ...more,
    });
  const stored = async () => {
    const { rows } = await sql<{ files: number; pieces: number }>`
      select (select count(*)::int from stored_files) as files, (select count(*)::int from stored_file_pieces) as pieces`.execute(
      db,
    );
    return rows[0]!;
  };
  return { deps, aDossier, handIn, stored };
}

const codesOf = (result: Awaited<ReturnType<typeof attachPaper>>) =>
  result.ok ? 'taken' : result.refusals.map(({ code }) => code).join();

describe('a paper', () => {
  it('comes back byte for byte, larger than one piece, under the name and kind it has', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, aDossier, handIn, stored } = aStore(db);
      const [dossierId, caseId] = [await aDossier(), randomIds.next()];
      const bytes = aPdf({ words: 'Đủ dài '.repeat(160_000) });
      const id = await handIn(dossierId, caseId, bytes, {
        file: { name: 'C:\\a\\giấy phép.exe', bytes: piecesOf(bytes, 65_536) },
      });
      expect(id.ok).toBe(true);
      const subject = { kind: 'case', id: caseId };
      const [paper] = await listPapers(db, subject);
      expect(paper).toMatchObject({ name: 'giấy phép.pdf', kind: 'pdf', size: bytes.length, by: 'owner' });
      const act = {
        owner: { kind: 'dossier', id: dossierId },
        subject,
        actor: { kind: 'visitor' },
        now: MONDAY,
      } as const;
      const opened = await openPaper(deps, { ...act, paperId: paper!.id });
      expect(opened?.bytes?.equals(bytes)).toBe(true);
      expect((await stored()).pieces).toBeGreaterThan(1);
      // An id is no key: the same paper is not there for another case.
      expect(
        await openPaper(deps, { ...act, subject: { kind: 'case', id: randomIds.next() }, paperId: paper!.id }),
      ).toBeUndefined();
    });
  });

  it('that is a photograph keeps nothing of where it was taken, and is the same paper as the photograph without it', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, aDossier, handIn, stored } = aStore(db);
      const [dossierId, caseId] = [await aDossier(), randomIds.next()];
      const first = await handIn(dossierId, caseId, aJpeg({ exif: exifWithPlace(1), comment: 'tại nhà' }));
      const again = await handIn(dossierId, caseId, aJpeg({ exif: exifWithPlace(1), comment: '' }));
      expect(again).toEqual(first);
      const opened = await openPaper(deps, {
        ...{ owner: { kind: 'dossier', id: dossierId }, subject: { kind: 'case', id: caseId }, now: MONDAY },
        ...{ actor: { kind: 'visitor' }, paperId: first.ok ? first.value : '' },
      });
      expect(opened?.bytes?.includes('Hang Thu')).toBe(false);
      expect(opened?.bytes?.includes(exifWithPlace().subarray(-48, -24))).toBe(false);
      expect(await stored()).toEqual({ files: 1, pieces: 1 });
    });
  });

  it('sent twice, by the same form or another, is one; the same bytes of two firms are kept once and stay for the second', async () => {
    await withDatabase(async ({ db }) => {
      const { aDossier, handIn, stored } = aStore(db);
      const [mine, other, caseId, otherCase] = [await aDossier(), await aDossier(), randomIds.next(), randomIds.next()];
      const command = randomIds.next();
      const first = await handIn(mine, caseId, aPdf(), { command });
      expect(await handIn(mine, caseId, aPdf(), { command })).toEqual(first);
      expect(await handIn(mine, caseId, aPdf())).toEqual(first);
      await handIn(other, otherCase, aPdf());
      expect(await stored()).toEqual({ files: 1, pieces: 1 });
      await inTransaction(db, (trx) => paperEraser(trx, mine));
      expect(await stored()).toEqual({ files: 1, pieces: 1 });
      expect(await listPapers(db, { kind: 'case', id: caseId })).toEqual([]);
      expect(await listPapers(db, { kind: 'case', id: otherCase })).toHaveLength(1);
      await inTransaction(db, (trx) => paperEraser(trx, other));
      expect(await stored()).toEqual({ files: 0, pieces: 0 });
    });
  });

  it('is refused before a byte is read when its sender may not, when there is no room, and when it is too large or breaks off', async () => {
    await withDatabase(async ({ db }) => {
      const { aDossier, handIn, stored } = aStore(db);
      const [dossierId, caseId] = [await aDossier(), randomIds.next()];
      let read = 0;
      async function* counted() {
        read += 1;
        yield aPdf();
      }
      const file = () => ({ name: 'a.pdf', bytes: counted() });
      const mayNot = { may: async () => refused({ code: 'cases.case.not-found' }), file: file() };
      expect(codesOf(await handIn(dossierId, caseId, aPdf(), mayNot))).toBe('cases.case.not-found');
      expect(read).toBe(0);
      expect(codesOf(await handIn(dossierId, caseId, aPdf(), { file: undefined }))).toBe('documents.paper.none');
      expect(codesOf(await handIn(dossierId, caseId, Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe(
        'documents.paper.too-large',
      );
      // biome-ignore lint/correctness/useYield: it breaks off before the first piece
      async function* cutOff(): AsyncGenerator<Uint8Array> {
        throw new UploadCutOff();
      }
      expect(codesOf(await handIn(dossierId, caseId, aPdf(), { file: { name: 'a', bytes: cutOff() } }))).toBe(
        'documents.paper.cut-off',
      );
      expect(codesOf(await handIn(dossierId, caseId, Buffer.from('<html>')))).toBe('files.active');
      expect(await stored()).toEqual({ files: 0, pieces: 0 });
      for (let each = 0; each < 20; each += 1)
        expect(codesOf(await handIn(dossierId, caseId, aPdf({ words: `trang ${each}` })))).toBe('taken');
      expect(codesOf(await handIn(dossierId, caseId, aPdf(), { file: file() }))).toBe('documents.paper.too-many');
      expect(read).toBe(0);
      expect(codesOf(await handIn(dossierId, randomIds.next(), aPdf()))).toBe('taken');
    });
  });

  it('fills no more than sixty megabytes of one firm, however many cases it opens', async () => {
    await withDatabase(async ({ db }) => {
      const { aDossier, handIn } = aStore(db);
      const dossierId = await aDossier();
      const nineMegabytes = (n: number) => Buffer.alloc(9 * 1024 * 1024, `so ${n} `);
      const outcomes: string[] = [];
      for (let each = 0; each < 7; each += 1)
        outcomes.push(codesOf(await handIn(dossierId, randomIds.next(), nineMegabytes(each))));
      expect(outcomes).toEqual([...Array<string>(6).fill('taken'), 'documents.paper.full']);
    });
  });

  it('is taken back by the side that sent it and by nobody else, at once and without a trace of its words', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, aDossier, handIn, stored } = aStore(db);
      const [dossierId, caseId] = [await aDossier(), randomIds.next()];
      const added = await handIn(dossierId, caseId, aPdf());
      if (!added.ok) throw new Error('refused');
      const act = {
        owner: { kind: 'dossier', id: dossierId },
        subject: { kind: 'case', id: caseId },
        now: MONDAY,
      } as const;
      const back = (by: 'owner' | 'desk', may = async () => accepted(undefined)) =>
        removePaper(deps, { ...act, actor: { kind: 'plan-holder', dossierId }, by, paperId: added.value, may });
      expect((await back('desk')).ok).toBe(false);
      expect(await stored()).toEqual({ files: 1, pieces: 1 });
      expect((await back('owner')).ok).toBe(true);
      expect((await back('owner')).ok).toBe(true);
      expect(await stored()).toEqual({ files: 0, pieces: 0 });
      const { rows } = await sql<{
        type: string;
        payload: unknown;
      }>`select type, payload from events where dossier_id = ${dossierId} order by recorded_at, id`.execute(db);
      expect(rows.map(({ type }) => type)).toEqual(['paper.added', 'paper.removed']);
      expect(JSON.stringify(rows)).not.toContain('giấy');
    });
  });

  it('opened by an officer is a reading the firm sees, and an event that says which', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, aDossier, handIn } = aStore(db);
      const officer = await anOfficer(db, 'commune-officer', { kind: 'locality', localityId: COMMUNE });
      const [dossierId, caseId] = [await aDossier(), randomIds.next()];
      const added = await handIn(dossierId, caseId, aPng());
      const paperId = added.ok ? added.value : '';
      const actor = { kind: 'account', personId: officer.personId } as const;
      const act = {
        owner: { kind: 'dossier', id: dossierId },
        subject: { kind: 'case', id: caseId },
        now: MONDAY,
      } as const;
      await openPaper(deps, { ...act, actor, paperId, reader: officer });
      const { rows } = await sql<{ type: string }>`select type from events where dossier_id = ${dossierId}`.execute(db);
      expect(rows.map(({ type }) => type).sort()).toEqual(['paper.added', 'paper.opened', 'personal-data.read']);
      expect(await exportPapers(db, dossierId)).toMatchObject([
        { name: 'giấy phép.png', kind: 'png', handedInBy: 'owner' },
      ]);
    });
  });

  it('of a person goes with the person', async () => {
    await withDatabase(async ({ db }) => {
      const { handIn, stored } = aStore(db);
      const { personId } = await anOfficer(db, 'adviser', { kind: 'locality', localityId: COMMUNE });
      const owner = { kind: 'person', id: personId } as const;
      await handIn(personId, randomIds.next(), aPdf(), { owner, actor: { kind: 'account', personId } });
      expect(await stored()).toEqual({ files: 1, pieces: 1 });
      await inTransaction(db, (trx) => erasePapersOfPerson(trx, personId));
      expect(await stored()).toEqual({ files: 0, pieces: 0 });
    });
  });
});

describe('the store of papers', () => {
  it('keeps a file that one firm erases while another hands it in', async () => {
    const { db } = await openTestDatabase();
    const { aDossier, handIn, stored } = aStore(db);
    const [mine, other] = [await aDossier(), await aDossier()];
    for (let round = 0; round < 10; round += 1) {
      await handIn(mine, randomIds.next(), aPdf());
      const [again] = await Promise.all([
        handIn(other, randomIds.next(), aPdf()),
        inTransaction(db, (trx) => paperEraser(trx, mine)),
      ]);
      expect(codesOf(again)).toBe('taken');
      expect(await stored()).toEqual({ files: 1, pieces: 1 });
      expect(await papersCheck.run(db)).toEqual({ checked: 1 });
      await inTransaction(db, (trx) => paperEraser(trx, other));
      expect(await stored()).toEqual({ files: 0, pieces: 0 });
    }
  });

  it('is proved by verify, which names a file whose bytes have changed or whose papers are gone', async () => {
    const { db } = await openTestDatabase();
    const { aDossier, handIn } = aStore(db);
    const dossierId = await aDossier();
    await handIn(dossierId, randomIds.next(), aPdf());
    await handIn(dossierId, randomIds.next(), aPng());
    expect(await papersCheck.run(db)).toEqual({ checked: 2 });
    await sql`update stored_file_pieces set bytes = ${Buffer.from('changed')} where hash = (select max(hash) from stored_files)`.execute(
      db,
    );
    expect((await papersCheck.run(db)).firstWrong).toContain('have changed');
    await sql`delete from papers`.execute(db);
    expect((await papersCheck.run(db)).firstWrong).toContain('no paper');
  });
});
