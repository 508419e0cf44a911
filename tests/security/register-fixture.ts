/** A small register laid out in a test's database through the importer. */
import { contextAt, industries, places } from '../../src/app/content.ts';
import type { LocalDate } from '../../src/foundation/clock.ts';
import { systemClock } from '../../src/foundation/clock.ts';
import type { Db } from '../../src/foundation/database/tables.ts';
import { randomIds } from '../../src/foundation/ids.ts';
import { registerFile } from '../../src/modules/enterprises/actions/register-file.ts';
import { importRegister } from '../../src/modules/enterprises/index.ts';
import { createLedger } from '../../src/modules/ledger/index.ts';

export const REGISTER_HEAD =
  'MST,Tên doanh nghiệp,Xã,Huyện,Tỉnh,Mã ngành,Ngày thành lập,Tình trạng,Số lao động đóng BHXH,Doanh thu';

/** Lines without their heading; throws when one is refused. */
export async function loadRegister(db: Db, lines: readonly string[]): Promise<void> {
  const bytes = Buffer.from([REGISTER_HEAD, ...lines].join('\n'));
  const outcome = await importRegister(
    {
      ...{ db, ids: randomIds, clock: systemClock, ledger: createLedger(), places: places(), versions: 'test' },
      isIndustry: (code) => industries().findIndustry(code) !== undefined,
      contextAt,
    },
    {
      fileName: 'so-dang-ky.csv',
      file: await registerFile({
        size: bytes.length,
        read: async (start: number, length: number) => bytes.subarray(start, start + length),
        close: async () => undefined,
      }),
      ...{ mapping: {}, asOf: '2026-06-01' as LocalDate, keepGood: false },
    },
  );
  if (!outcome.ok || outcome.value.state !== 'applied') throw new Error(JSON.stringify(outcome));
}
