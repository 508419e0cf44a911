import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { inventedRegister } from '../domain/invented-register.ts';
import { factsOfRegister } from '../domain/register-record.ts';
import { countRecords, findRecord, listUnplaced } from '../store/register.read.ts';
import { importRegister } from './import-register.ts';
import { AN_PHAT, BINH_MINH, codes, depsOn, file, HEAD, load, places } from './register-file.fixture.ts';

describe('a file with wrong lines', () => {
  const line = (index: number, rest: string) => `${codes[index]},${rest}`;
  const bad: readonly (readonly [string | Buffer, string])[] = [
    ['0100109107,Sai mã Thử nghiệm,,,,,,,,', 'taxCode tax-code.check-digit'],
    [line(2, ',,,,,,,,'), 'name name.empty'],
    [line(2, '"=HYPERLINK(""x"")",,,,,,,,'), 'name name.not-a-name'],
    [line(2, `${'x'.repeat(301)},,,,,,,,`), 'name name.too-long'],
    [line(2, `${'x'.repeat(25_000)},,,,,,,,`), ' csv.record-too-long'],
    [line(2, 'Tên Thử nghiệm,,,,,31/02/2020,,,'), 'foundedOn date.not-a-day'],
    [line(2, 'Tên Thử nghiệm,,,,,2027-01-01,,,'), 'foundedOn date.in-future'],
    [line(2, 'Tên Thử nghiệm,,,,,,,mười hai,'), 'employeesInsured number.not-a-number'],
    [line(2, 'Tên Thử nghiệm,,,,,,,,-5'), 'revenueVnd number.out-of-range'],
    [line(2, 'Tên Thử nghiệm,,,'), ' cell-count'],
    [line(2, '"Tên" Thử nghiệm,,,,,,,,'), ' csv.text-after-quote'],
    [Buffer.concat([Buffer.from(line(2, 'T')), Buffer.from([0xea]), Buffer.from('n,,,,,,,,')]), ' csv.encoding'],
  ];

  it('is refused as a whole, each line with its number, and leaves nothing behind', async () => {
    await withDatabase(async ({ db }) => {
      const pieces = [HEAD, AN_PHAT, ...bad.map(([text]) => text)].map((text) =>
        Buffer.concat([Buffer.from(text), Buffer.from('\n')]),
      );
      const outcome = await load(depsOn(db), file(Buffer.concat(pieces)));
      expect(outcome).toMatchObject({ state: 'refused', refused: bad.length });
      expect(outcome.applied).toBeUndefined();
      expect(outcome.issues).toEqual(bad.map(([, issue], index) => `${index + 3} ${issue}`.replace('  ', ' ')));
      expect(await countRecords(db)).toBe(0);
    });
  });

  it('gives its good lines only when the officer says so', async () => {
    await withDatabase(async ({ db }) => {
      const text = [HEAD, AN_PHAT, ...bad.slice(0, 3).map(([text]) => text), BINH_MINH].join('\n');
      const outcome = await load(depsOn(db), file(text, { keepGood: true }));
      expect(outcome).toMatchObject({ state: 'applied', refused: 3, applied: { added: 2 } });
    });
  });

  it('never chooses between two lines that contradict each other; a line said twice goes in once', async () => {
    await withDatabase(async ({ db }) => {
      const text = [HEAD, AN_PHAT, BINH_MINH, AN_PHAT.replace(',12,', ',13,'), BINH_MINH].join('\n');
      const outcome = await load(depsOn(db), file(text, { keepGood: true }));
      expect(outcome.issues).toEqual([
        '2 taxCode duplicate.conflict',
        '4 taxCode duplicate.conflict',
        '5 taxCode duplicate.same',
      ]);
      expect(outcome).toMatchObject({ refused: 2, applied: { added: 1 } });
      expect(await findRecord(db, codes[0]!)).toBeUndefined();
    });
  });

  it('notes what is unclear and lets the firm in: a divided commune waits for a person', async () => {
    await withDatabase(async ({ db }) => {
      const text = [
        HEAD,
        line(2, 'Công ty CP Một Thử nghiệm,Phường Cống Vị,Quận Ba Đình,Hà Nội,9999,,Đang ngủ,,'),
        line(3, 'Công ty CP Hai Thử nghiệm,Xã Không Có,,Thanh Hóa,,,,,'),
      ].join('\n');
      const outcome = await load(depsOn(db), file(text));
      expect(outcome.issues).toEqual([
        '2 commune place.divided',
        '2 industry industry.unknown',
        '2 operatingStatus status.unknown',
        '3 commune place.unknown-commune',
      ]);
      const waiting = await listUnplaced(db, {});
      expect(waiting.map(({ placeText, placeCandidates }) => [placeText, placeCandidates])).toEqual([
        ['Phường Cống Vị, Quận Ba Đình, Hà Nội', ['vn-2025-c-00008', 'vn-2025-c-00025']],
        ['Xã Không Có, Thanh Hóa', undefined],
      ]);
      expect(factsOfRegister(waiting[0]!).map(({ key }) => key)).toEqual(['taxCode', 'applicantType', 'province']);
    });
  });
});

describe('an import that was killed', () => {
  const world = {
    communes: places.communes
      .slice(0, 40)
      .map((commune) => [places.nameOf(commune.id, 'vi'), '', places.nameOf(commune.province, 'vi')] as const),
    industries: ['4711', '2592'],
  };
  const text = [...inventedRegister(9_000, 3, world, 2025)].join('\n');

  it('goes on where it stopped, and ends as if nothing had happened', async () => {
    const { db } = await openTestDatabase();
    const killed = file(text, {
      onProgress: ({ read }) => {
        if (read > 4_000) throw new Error('killed');
      },
    });
    await expect(importRegister(depsOn(db, 1), killed)).rejects.toThrow('killed');
    // The last batch may still be on its way when the caller dies.
    await sql`select 1`.execute(db);
    expect(await countRecords(db)).toBe(0);
    const other = await importRegister(depsOn(db, 2), file([HEAD, AN_PHAT].join('\n')));
    expect(other).toMatchObject({ ok: false, refusals: [{ code: 'enterprises.register.another-unfinished' }] });
    const outcome = await load(depsOn(db, 3), file(text));
    expect(outcome).toMatchObject({ state: 'applied', resumed: true, read: 9_000, applied: { added: 9_000 } });
  });

  it('starts its reading again when the server lost what had been read', async () => {
    const { db } = await openTestDatabase();
    const killed = file(text, {
      onProgress: ({ read }) => {
        if (read > 4_000) throw new Error('killed');
      },
    });
    await expect(importRegister(depsOn(db, 1), killed)).rejects.toThrow('killed');
    await sql`truncate register_staging`.execute(db);
    const outcome = await load(depsOn(db, 3), file(text));
    expect(outcome).toMatchObject({ resumed: false, applied: { added: 9_000 }, refused: 0 });
  });
});
