/** A register of invented firms in a test's database, read in by the importer as an authority's file would be. */
import type { LocalDate } from '../foundation/clock.ts';
import type { Db } from '../foundation/database/tables.ts';
import { bytesSource } from '../foundation/xlsx/zip-reader.ts';
import { registerFile } from '../modules/enterprises/actions/register-file.ts';
import { inventedTaxCode } from '../modules/enterprises/domain/invented-register.ts';
import { importRegister } from '../modules/enterprises/index.ts';
import { loadIndustries } from '../modules/industries/index.ts';
import { createLedger } from '../modules/ledger/index.ts';
import { loadLocalities } from '../modules/localities/index.ts';
import { fixedClock } from './fixed-clock.ts';
import { fixedIds } from './fixed-ids.ts';
import { contextOn } from './measures-context.ts';

export interface InventedFirm {
  readonly name: string;
  /** Default: an invented code of its own. */
  readonly code?: string;
  readonly commune?: string;
  readonly province?: string;
  readonly industry?: string;
  readonly founded?: string;
  readonly status?: string;
  readonly workers?: string;
  readonly revenue?: string;
  readonly capital?: string;
}

/** Gives the tax codes in the order of the firms. */
export async function loadRegister(db: Db, firms: readonly InventedFirm[], { series = 900, asOf = '2026-06-01' } = {}) {
  const industries = loadIndustries();
  const codes = firms.map(({ code }, index) => code ?? inventedTaxCode(index));
  const head =
    'MST,Tên doanh nghiệp,Xã,Tỉnh,Mã ngành,Ngày thành lập,Tình trạng,Số lao động đóng BHXH,Doanh thu,Tổng nguồn vốn';
  const lines = firms.map((firm, index) =>
    [
      codes[index],
      firm.name,
      firm.commune ?? 'Phường Hạc Thành',
      firm.province ?? 'Thanh Hóa',
      firm.industry ?? '2592',
      firm.founded ?? '2019-03-05',
      firm.status ?? 'Đang hoạt động',
      firm.workers ?? '',
      firm.revenue ?? '',
      firm.capital ?? '',
    ].join(','),
  );
  const bytes = Buffer.from([head, ...lines].join('\n'));
  const outcome = await importRegister(
    {
      db,
      ids: fixedIds(series),
      clock: fixedClock(),
      ledger: createLedger(),
      places: loadLocalities(),
      versions: 'test',
      isIndustry: (code) => industries.findIndustry(code) !== undefined,
      contextAt: contextOn,
    },
    {
      fileName: 'so-dang-ky.csv',
      file: await registerFile(bytesSource(bytes)),
      mapping: {},
      asOf: asOf as LocalDate,
      keepGood: false,
    },
  );
  if (!outcome.ok || outcome.value.applied?.added !== firms.length)
    throw new Error(`the invented register was not taken: ${JSON.stringify(outcome)}`);
  return codes;
}
