import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { readEvents } from '../../ledger/index.ts';
import { factsOfRegister } from '../domain/register-record.ts';
import { countRecords, findRecord, searchRegister, suggestNames } from '../store/register.read.ts';
import { countRegister } from '../store/register-stock.read.ts';
import { importRegister } from './import-register.ts';
import { AN_PHAT, BINH_MINH, codes, depsOn, file, HEAD, load } from './register-file.fixture.ts';
import type { ImportCommand } from './register-import-command.ts';

describe('an officer loads a register', () => {
  it('and every firm is there with its place, trade and status, as verified facts with a source', async () => {
    await withDatabase(async ({ db }) => {
      const deps = depsOn(db);
      const outcome = await load(deps, file([HEAD, AN_PHAT, BINH_MINH].join('\n')));
      expect(outcome).toMatchObject({ state: 'applied', applied: { added: 2, changed: 0, same: 0 }, issues: [] });
      const record = await findRecord(db, codes[0]!);
      expect(record).toMatchObject({
        nameKey: 'co khi an phat thu nghiem',
        legalForm: 'llc',
        communeId: 'vn-2025-c-14797',
        industryCode: '2592',
        industryEdition: '2025',
        foundedOn: '2019-03-05',
        operatingStatus: 'active',
        employeesInsured: 12,
        revenueVnd: 3_500_000_000,
      });
      const facts = Object.fromEntries(factsOfRegister(record!).map((fact) => [fact.key, fact]));
      expect(facts.revenueVnd).toMatchObject({ value: 3_500_000_000, grade: 'verified', validFrom: '2026-06-01' });
      expect(facts.industry).toMatchObject({ value: '2025:2592', source: { kind: 'register', ref: outcome.importId } });
      expect(facts.capitalVnd).toBeUndefined();
    });
  });

  it('in one event that says how much and of which file, and names no firm', async () => {
    await withDatabase(async ({ db }) => {
      const outcome = await load(depsOn(db), file([HEAD, AN_PHAT, BINH_MINH].join('\r\n')));
      const events = [];
      for await (const slice of readEvents(db, { types: ['register.imported'] }, 10)) events.push(...slice);
      expect(events.map(({ payload }) => payload)).toEqual([
        {
          importId: outcome.importId,
          fileHash: outcome.fileHash,
          asOf: '2026-06-01',
          read: 2,
          refused: 0,
          added: 2,
          changed: 0,
          same: 0,
          older: 0,
        },
      ]);
    });
  });

  it('again, and nothing is touched; a changed firm keeps what it was', async () => {
    await withDatabase(async ({ db }) => {
      const deps = depsOn(db);
      await load(deps, file([HEAD, AN_PHAT, BINH_MINH].join('\n')));
      const rows = () =>
        sql<{ place: string }>`select xmin::text || ctid::text as place from register_records`.execute(db);
      const before = (await rows()).rows;
      const again = await load(
        deps,
        file(`${HEAD}\r\n${BINH_MINH}\r\n${AN_PHAT}\r\n,,,,,,,,,\r\n`, { asOf: '2026-07-01' as LocalDate }),
      );
      expect(again.applied).toEqual({ added: 0, changed: 0, same: 2, older: 0 });
      expect((await rows()).rows).toEqual(before);

      const moved = AN_PHAT.replace('Phường Hạc Thành', 'Phường Hàm Rồng').replace(',12,', ',15,');
      const changed = await load(deps, file([HEAD, moved].join('\n'), { asOf: '2026-08-01' as LocalDate }));
      expect(changed.applied).toEqual({ added: 0, changed: 1, same: 0, older: 0 });
      const history = await sql`select tax_code, changed, before from register_changes`.execute(db);
      expect(history.rows).toEqual([
        {
          tax_code: codes[0],
          changed: ['commune_id', 'employees_insured'],
          before: { commune_id: 'vn-2025-c-14797', employees_insured: 12, as_of: '2026-06-01' },
        },
      ]);
      expect(await findRecord(db, codes[0]!)).toMatchObject({ employeesInsured: 15, asOf: '2026-08-01' });

      const late = await load(deps, file([HEAD, AN_PHAT].join('\n'), { asOf: '2026-02-01' as LocalDate }));
      expect(late.applied).toMatchObject({ changed: 0, older: 1 });
      expect(await findRecord(db, codes[0]!)).toMatchObject({ employeesInsured: 15 });
    });
  });

  it('again as it is, and it is known by its bytes; not when another was taken over in between, or it is read in another way', async () => {
    await withDatabase(async ({ db }) => {
      const first = file([`${HEAD},Ghi chú`, `${AN_PHAT},x`, `${BINH_MINH},`].join('\n'));
      let series = 0;
      const nextDeps = () => {
        series += 1;
        return depsOn(db, series);
      };
      /** How often the lines were asked for: the head of the file is read once more for its headings. */
      const reading = async (command: ImportCommand, deps = nextDeps()) => {
        let batches = 0;
        const { file: bytes } = command;
        async function* rows(delimiter: string | undefined) {
          for await (const each of bytes.rows(delimiter)) {
            batches += 1;
            yield each;
          }
        }
        const outcome = await load(deps, { ...command, file: { ...bytes, rows } });
        return { ...outcome, batches };
      };
      const once = await reading(first);
      expect(once).toMatchObject({ applied: { added: 2 }, ignored: ['Ghi chú'], batches: 2 });
      const again = await reading(first);
      expect(again).toMatchObject({
        ...{ state: 'applied', read: 2, refused: 0, ignored: ['Ghi chú'], batches: 1 },
        applied: { added: 0, changed: 0, same: 2, older: 0 },
      });
      expect(again.importId).not.toBe(once.importId);
      const events = [];
      for await (const slice of readEvents(db, { types: ['register.imported'] }, 10)) events.push(...slice);
      expect(events.map(({ payload }) => [payload.importId, payload.read, payload.same])).toEqual([
        [once.importId, 2, 0],
        [again.importId, 2, 2],
      ]);

      await reading(file([HEAD, AN_PHAT.replace(',12,', ',15,')].join('\n')));
      const back = await reading(first);
      expect(back).toMatchObject({ applied: { changed: 1, same: 1 }, batches: 2 });
      expect(await findRecord(db, codes[0]!)).toMatchObject({ employeesInsured: 12 });

      const otherLists = await reading(first, { ...nextDeps(), versions: 'another' });
      expect(otherLists).toMatchObject({ applied: { same: 2 }, batches: 2 });
      const otherDay = await reading({ ...first, asOf: '2026-07-01' as LocalDate });
      expect(otherDay).toMatchObject({ applied: { same: 2 }, batches: 2 });
    });
  });

  it('and a name keeps every sign it has', async () => {
    await withDatabase(async ({ db }) => {
      const names = ['Công ty "A\\B" {x}, NULL', 'NULL', "O'Hara; drop table", '{}'];
      const lines = names.map((name, index) => `${codes[index]},"${name.replaceAll('"', '""')}",,,,,,,,`);
      // A name without a letter or a digit is none.
      const outcome = await load(depsOn(db), file([HEAD, ...lines].join('\n'), { keepGood: true }));
      expect(outcome.issues).toEqual(['5 name name.not-a-name']);
      const kept = await Promise.all(codes.slice(0, 3).map((code) => findRecord(db, code)));
      expect(kept.map((record) => record?.name)).toEqual(names.slice(0, 3));
    });
  });

  it('with headings and words of its own', async () => {
    await withDatabase(async ({ db }) => {
      const mapping = {
        columns: { taxCode: 'Mã', name: 'Đơn vị', industry: 'Nghề' },
        industryEdition: '2018' as const,
        operatingStatus: { 'Còn sống': 'active' },
      };
      const text = `Mã;Đơn vị;Nghề;Tình trạng;Ghi chú\n${codes[0]};DNTN Ba Sao Thử nghiệm;45;Còn sống;x\n`;
      const outcome = await load(depsOn(db), file(text, { mapping }));
      expect(outcome).toMatchObject({ state: 'applied', ignored: ['Ghi chú'], issues: [] });
      expect(await findRecord(db, codes[0]!)).toMatchObject({
        legalForm: 'private-enterprise',
        industryCode: '45',
        industryEdition: '2018',
        operatingStatus: 'active',
      });
      const wrong = await importRegister(depsOn(db, 1), file(text, { mapping: { columns: { name: 'Tên' } } }));
      expect(wrong).toMatchObject({
        ok: false,
        refusals: [
          { code: 'enterprises.register.no-such-heading', field: 'name' },
          { code: 'enterprises.register.no-tax-code-column' },
          { code: 'enterprises.register.no-name-column' },
        ],
      });
    });
  });
});

describe('the year in which tax arose', () => {
  const rows = (...years: readonly string[]) =>
    [`${HEAD},Năm phát sinh thuế gần nhất`, `${AN_PHAT},${years[0] ?? ''}`, `${BINH_MINH},${years[1] ?? ''}`].join(
      '\n',
    );
  const later = { asOf: '2026-07-01' as LocalDate };
  const paying = async (db: Db, taxSince: number) =>
    (await countRegister(db, { taxSince })).reduce((sum, { taxArisen, firms }) => sum + (taxArisen ? firms : 0), 0);

  it('is taken where the file says it, changes no firm it says nothing of, and is told apart from not knowing', async () => {
    await withDatabase(async ({ db }) => {
      await load(depsOn(db, 1), file([HEAD, AN_PHAT, BINH_MINH].join('\n')));
      expect(await paying(db, 1990)).toBe(0);
      const told = await load(depsOn(db, 2), file(rows('2025', ''), later));
      expect(told.applied).toMatchObject({ changed: 1, same: 1 });
      expect((await findRecord(db, codes[0]!))?.taxArisenYear).toBe(2025);
      expect(await findRecord(db, codes[1]!)).not.toHaveProperty('taxArisenYear');
      expect([await paying(db, 2025), await paying(db, 2026)]).toEqual([1, 0]);
      const { rows: history } = await sql<{ changed: string[] }>`select changed from register_changes`.execute(db);
      expect(history).toEqual([{ changed: ['tax_arisen_year'] }]);
      expect((await load(depsOn(db, 3), file(rows('2025', ''), later))).applied).toMatchObject({ changed: 0, same: 2 });
    });
  });

  it('is found under an English heading or the one an officer names, and refused line by line where it is no such year', async () => {
    await withDatabase(async ({ db }) => {
      const english = file(rows('đã nộp', '2031').replace('Năm phát sinh thuế gần nhất', 'tax_paid_for'));
      expect((await load(depsOn(db, 1), english)).issues).toEqual([
        '2 taxArisenYear year.not-a-year',
        '3 taxArisenYear year.in-future',
      ]);
      const named = file(rows('=2025', '1989').replace('Năm phát sinh thuế gần nhất', 'Kỳ thuế'), {
        mapping: { columns: { taxArisenYear: 'Kỳ thuế' } },
      });
      expect((await load(depsOn(db, 2), named)).issues).toEqual([
        '2 taxArisenYear year.not-a-year',
        '3 taxArisenYear year.not-a-year',
      ]);
      expect(await countRecords(db)).toBe(0);
    });
  });
});

describe('somebody looks for a firm', () => {
  it('and finds it in any spelling, by its form, its code, its commune', async () => {
    await withDatabase(async ({ db }) => {
      const text = [
        HEAD,
        AN_PHAT,
        BINH_MINH,
        `${codes[2]},Công ty TNHH MTV Đồng Tâm Thử nghiệm,Phường Hàm Rồng,,Thanh Hóa,4101,,Đang hoạt động,,`,
        `${codes[3]},Công ty Cổ phần Đông Tâm Thử nghiệm,Phường Hạc Thành,,Thanh Hóa,4711,,Đang hoạt động,,`,
        `079090001234,Hộ kinh doanh Người Thử nghiệm,Phường Hạc Thành,,Thanh Hóa,4711,,,,`,
      ].join('\n');
      await load(depsOn(db), file(text));
      const find = async (typed: string, more = {}) =>
        (await searchRegister(db, { text: typed, ...more })).map(({ taxCode }) => codes.indexOf(taxCode));
      for (const typed of ['Cơ khí An Phát', 'co khi an phat', 'CO KHI AN PHAT', 'cty tnhh cơ khí an phát', 'an phat'])
        expect([typed, await find(typed)]).toEqual([typed, [0]]);
      expect(await find('htx')).toEqual([1]);
      expect(await find('cty tnhh mtv')).toEqual([2]);
      expect(await find('đồng tâm')).toEqual([2, 3]);
      expect(await find('đông tâm')).toEqual([3, 2]);
      expect([...(await find('dong tam'))].sort()).toEqual([2, 3]);
      expect(await find('ct cp dong tam')).toEqual([3, 2]);
      expect(await find('tam', { commune: 'vn-2025-c-14797' })).toEqual([3]);
      expect(await find('', { province: 'vn-2025-38', industry: '47' })).toEqual([3]);
      expect(await find(codes[2]!.slice(0, 8))).toContain(2);
      expect(await find('khong co ten nay')).toEqual([]);
      expect((await suggestNames(db, 'cơ k')).map(({ taxCode }) => taxCode)).toEqual([codes[0]]);
      // A person's own number is never listed and never found by its beginning.
      expect(await searchRegister(db, { text: '07909000' })).toEqual([]);
      expect(await searchRegister(db, { text: 'người thử nghiệm' })).toEqual([]);
      expect(await searchRegister(db, { text: '079090001234' })).toHaveLength(1);
    });
  });
});
