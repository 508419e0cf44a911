import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { CsvReader } from '../../../foundation/csv/csv-reader.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { contextOn } from '../../../test-support/measures-context.ts';
import { loadIndustries } from '../../industries/index.ts';
import { createLedger, readEvents } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { inventedRegister, inventedTaxCode } from '../domain/invented-register.ts';
import { factsOfRegister } from '../domain/register-record.ts';
import { countRecords, findRecord, listUnplaced, searchRegister, suggestNames } from '../store/register.read.ts';
import { readIssues } from '../store/register-imports.read.ts';
import { countRegister } from '../store/register-stock.read.ts';
import { importRegister } from './import-register.ts';
import type { ImportCommand, ImportDeps } from './register-import-command.ts';

const places = loadLocalities();
const industries = loadIndustries();
const HEAD = 'MST,Tên doanh nghiệp,Xã,Huyện,Tỉnh,Mã ngành,Ngày thành lập,Tình trạng,Số lao động đóng BHXH,Doanh thu';
const codes = Array.from({ length: 12 }, (_, index) => inventedTaxCode(index));
const AN_PHAT = `${codes[0]},Công ty TNHH Cơ khí An Phát Thử nghiệm,Phường Hạc Thành,,Thanh Hóa,2592,05/03/2019,Đang hoạt động,12,"3.500.000.000"`;
const BINH_MINH = `${codes[1]},HTX Nông sản Bình Minh Thử nghiệm,,,Thanh Hóa,0119,2021-07-01,Đang hoạt động,,`;

function depsOn(db: Db, series = 0): ImportDeps {
  return {
    db,
    ids: fixedIds(series),
    clock: fixedClock(),
    ledger: createLedger(),
    places,
    versions: 'test',
    isIndustry: (code) => industries.findIndustry(code) !== undefined,
    contextAt: contextOn,
  };
}

function file(text: string | Buffer, more: Partial<ImportCommand> = {}): ImportCommand {
  const bytes = Buffer.from(text);
  return {
    fileName: 'so-dang-ky.csv',
    file: {
      kind: 'csv',
      size: bytes.length,
      bytes: async function* () {
        for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
      },
      async *rows(delimiter) {
        const reader = new CsvReader(delimiter === undefined ? {} : { delimiter });
        for await (const piece of this.bytes()) yield reader.push(piece);
        yield reader.end();
      },
    },
    mapping: {},
    asOf: '2026-06-01' as LocalDate,
    keepGood: false,
    ...more,
  };
}

async function load(deps: ImportDeps, command: ImportCommand) {
  const outcome = await importRegister(deps, command);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  const issues: string[] = [];
  for await (const slice of readIssues(deps.db, outcome.value.importId))
    issues.push(...slice.map(({ line, column, code }) => `${line} ${column} ${code}`.replace('  ', ' ')));
  return { ...outcome.value, issues };
}

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
