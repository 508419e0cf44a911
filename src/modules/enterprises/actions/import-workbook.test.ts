import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { writeXlsx, type XlsxCell } from '../../../foundation/xlsx/xlsx-writer.ts';
import { bytesSource } from '../../../foundation/xlsx/zip-reader.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { contextOn } from '../../../test-support/measures-context.ts';
import { loadIndustries } from '../../industries/index.ts';
import { createLedger } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { inventedTaxCode } from '../domain/invented-register.ts';
import { findRecord } from '../store/register.read.ts';
import { readIssues } from '../store/register-imports.read.ts';
import { importRegister } from './import-register.ts';
import { registerFile } from './register-file.ts';
import type { ImportCommand } from './register-import-command.ts';

const places = loadLocalities();
const industries = loadIndustries();
const codes = Array.from({ length: 6 }, (_, index) => inventedTaxCode(index));
const THANH_HOA = places.provinceOf('vn-2025-c-14797')!.id;
let series = 0;

async function load(db: Db, bytes: Uint8Array, more: Partial<ImportCommand> = {}) {
  series += 1;
  const outcome = await importRegister(
    {
      ...{ db, ids: fixedIds(series), clock: fixedClock(), ledger: createLedger(), places, versions: 'test' },
      isIndustry: (code) => industries.findIndustry(code) !== undefined,
      contextAt: contextOn,
    },
    {
      ...{ fileName: 'f', file: await registerFile(bytesSource(bytes)), mapping: {}, keepGood: false },
      ...{ asOf: '2026-06-01' as LocalDate, ...more },
    },
  );
  const issues: string[] = [];
  if (outcome.ok)
    for await (const slice of readIssues(db, outcome.value.importId))
      issues.push(...slice.map(({ line, column, code }) => `${line} ${column} ${code}`));
  return { outcome: outcome.ok ? outcome.value : outcome.refusals, issues };
}

const workbook = (rows: readonly (readonly XlsxCell[])[], labels: readonly string[]) =>
  writeXlsx({
    sheets: [
      {
        name: 'Danh sách',
        columns: labels.map((label) => ({ label, type: label === 'Ngày cấp' ? 'date' : 'text' })),
        rows,
      },
    ],
  });
const csv = (lines: readonly string[]) => Buffer.from(lines.join('\n'));
const LABELS = ['Mã số thuế', 'Tên doanh nghiệp', 'Xã', 'Tỉnh', 'Ngày cấp', 'Lao động đóng BHXH'];
const HEAD = 'Mã số thuế,Tên doanh nghiệp,Xã,Tỉnh,Ngày cấp,Lao động đóng BHXH';

describe('an officer loads a workbook', () => {
  it('and the register says what a CSV file of it would have said', async () => {
    await withDatabase(async ({ db }) => {
      const bytes = await workbook(
        [
          [codes[0], 'Công ty TNHH An Phát Thử nghiệm', 'Phường Hạc Thành', 'Thanh Hóa', '2019-03-05', 12],
          [codes[1], 'HTX Bình Minh Thử nghiệm', null, 'Thanh Hóa'],
        ],
        LABELS,
      );
      const { outcome, issues } = await load(db, bytes);
      expect(issues).toEqual([]);
      expect(outcome).toMatchObject({ state: 'applied', read: 2, applied: { added: 2 } });
      expect(await findRecord(db, codes[0]!)).toMatchObject({
        ...{ communeId: 'vn-2025-c-14797', foundedOn: '2019-03-05', employeesInsured: 12, legalForm: 'llc' },
      });
      const again = await load(db, bytes);
      expect(again.outcome).toMatchObject({ state: 'applied', applied: { added: 0, changed: 0, same: 2 } });
    });
  });

  it('with a title above the table, as offices write it', async () => {
    await withDatabase(async ({ db }) => {
      const bytes = await workbook(
        [
          ['Ngày 01/06/2026'],
          [],
          LABELS,
          [codes[0], 'Công ty TNHH An Phát Thử nghiệm', 'Phường Hạc Thành', 'Thanh Hóa', '05/03/2019', 12],
          [codes[1], 'Sai ngày Thử nghiệm', '', '', '31/02/2019', ''],
        ],
        ['DANH SÁCH DOANH NGHIỆP', '', '', '', ' ', ''],
      );
      const { outcome, issues } = await load(db, bytes, { keepGood: true });
      expect(outcome).toMatchObject({ state: 'applied', refused: 1, applied: { added: 1 } });
      expect(issues).toEqual(['6 foundedOn date.not-a-day']);
    });
  });

  it.each([
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-xls'],
    ['a printed page', Buffer.from('%PDF-1.7'), 'no-table'],
    ['a text of another kind', Buffer.from('M\0S\0T\0', 'latin1'), 'no-table'],
  ])('but not %s, which is named', async (_, bytes, expected) => {
    await expect(registerFile(bytesSource(bytes))).rejects.toMatchObject({
      code: `enterprises.register.file-${expected}`,
    });
  });

  it('but not a damaged one, and nothing of it stays', async () => {
    await withDatabase(async ({ db }) => {
      const bytes = await workbook([[codes[0], 'Một Thử nghiệm']], LABELS);
      const { outcome } = await load(db, bytes.subarray(0, bytes.length - 30));
      expect(outcome).toEqual([{ code: 'enterprises.register.file-not-a-zip' }]);
      const states = await sql<{ state: string }>`select state from register_imports`.execute(db);
      expect(states.rows).toEqual([{ state: 'discarded' }]);
      expect(await findRecord(db, codes[0]!)).toBeUndefined();
    });
  });
});

describe('a file that names a firm twice', () => {
  it('is seen through although one of the lines is as it always was', async () => {
    await withDatabase(async ({ db }) => {
      const as = (name: string, code = codes[0]!) => `${code},${name},Phường Hạc Thành,Thanh Hóa,,`;
      const before = [as('Một Thử nghiệm'), as('Hai Thử nghiệm', codes[1])];
      await load(db, csv([HEAD, ...before]));
      const written = `'${codes[0]}`;
      const more = [...before, as('Khác Thử nghiệm', written), as('Hai Thử nghiệm', codes[1])];
      const { outcome, issues } = await load(db, csv([HEAD, ...more]), { keepGood: true });
      expect(issues).toEqual([
        '2 taxCode duplicate.conflict',
        '4 taxCode duplicate.conflict',
        '5 taxCode duplicate.same',
      ]);
      expect(outcome).toMatchObject({ refused: 2, applied: { added: 0, changed: 0, same: 1 } });
      expect(await findRecord(db, codes[0]!)).toMatchObject({ name: 'Một Thử nghiệm' });
    });
  });
});

describe('an officer of one province', () => {
  it('brings in its own firms; others are refused by their lines, also those that pretend to have moved', async () => {
    await withDatabase(async ({ db }) => {
      await load(db, csv([HEAD, `${codes[3]},Ở Hà Nội Thử nghiệm,Phường Ba Đình,Hà Nội,,`]));
      const own = csv([
        HEAD,
        `${codes[0]},Của tỉnh Thử nghiệm,Phường Hạc Thành,Thanh Hóa,,`,
        `${codes[1]},Không ghi tỉnh Thử nghiệm,Phường Hạc Thành,,,`,
        `${codes[2]},Tỉnh khác Thử nghiệm,Phường Ba Đình,Hà Nội,,`,
        `${codes[3]},Nói là đã chuyển Thử nghiệm,Phường Hạc Thành,Thanh Hóa,,`,
      ]);
      const { outcome, issues } = await load(db, own, { area: THANH_HOA, keepGood: true });
      expect(issues).toEqual(['4 province place.outside-area', '5 province place.registered-elsewhere']);
      expect(outcome).toMatchObject({ refused: 2, applied: { added: 2 } });
      expect(await findRecord(db, codes[1]!)).toMatchObject({ communeId: 'vn-2025-c-14797' });
      expect(await findRecord(db, codes[3]!)).toMatchObject({ name: 'Ở Hà Nội Thử nghiệm' });
    });
  });
});
