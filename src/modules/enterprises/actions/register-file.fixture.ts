/** A register file of two invented firms, and how a test loads it. */
import type { LocalDate } from '../../../foundation/clock.ts';
import { CsvReader } from '../../../foundation/csv/csv-reader.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { contextOn } from '../../../test-support/measures-context.ts';
import { loadIndustries } from '../../industries/index.ts';
import { createLedger } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { inventedTaxCode } from '../domain/invented-register.ts';
import { readIssues } from '../store/register-imports.read.ts';
import { importRegister } from './import-register.ts';
import type { ImportCommand, ImportDeps } from './register-import-command.ts';

export const places = loadLocalities();
const industries = loadIndustries();
export const HEAD =
  'MST,Tên doanh nghiệp,Xã,Huyện,Tỉnh,Mã ngành,Ngày thành lập,Tình trạng,Số lao động đóng BHXH,Doanh thu';
export const codes = Array.from({ length: 12 }, (_, index) => inventedTaxCode(index));
export const AN_PHAT = `${codes[0]},Công ty TNHH Cơ khí An Phát Thử nghiệm,Phường Hạc Thành,,Thanh Hóa,2592,05/03/2019,Đang hoạt động,12,"3.500.000.000"`;
export const BINH_MINH = `${codes[1]},HTX Nông sản Bình Minh Thử nghiệm,,,Thanh Hóa,0119,2021-07-01,Đang hoạt động,,`;

export function depsOn(db: Db, series = 0): ImportDeps {
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

export function file(text: string | Buffer, more: Partial<ImportCommand> = {}): ImportCommand {
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

/** Ended, with its lines told as `3 taxCode duplicate.same`. */
export async function load(deps: ImportDeps, command: ImportCommand) {
  const outcome = await importRegister(deps, command);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  const issues: string[] = [];
  for await (const slice of readIssues(deps.db, outcome.value.importId))
    issues.push(...slice.map(({ line, column, code }) => `${line} ${column} ${code}`.replace('  ', ' ')));
  return { ...outcome.value, issues };
}
