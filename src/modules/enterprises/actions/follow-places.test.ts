import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { bytesSource } from '../../../foundation/xlsx/zip-reader.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { contextOn } from '../../../test-support/measures-context.ts';
import { createLedger, readEvents } from '../../ledger/index.ts';
import { type Gazetteer, loadLocalities } from '../../localities/index.ts';
import { inventedTaxCode } from '../domain/invented-register.ts';
import { listPopulations } from '../store/populations.read.ts';
import { insertPopulation } from '../store/populations.write.ts';
import { findRecord } from '../store/register.read.ts';
import { followPlaces } from './follow-places.ts';
import { importRegister } from './import-register.ts';
import { registerFile } from './register-file.ts';

type LocalityAct = Parameters<ReturnType<typeof loadLocalities>['follow']>[0][number];
const now = loadLocalities();
const HAC_THANH = 'vn-2025-c-14797';
const QUANG_PHU = 'vn-2025-c-16522';
const province = now.provinceOf(HAC_THANH)!.id;
const DAY = '2031-05-01' as LocalDate;
const unit = (code: string, name: string) => ({
  ...{ level: 'commune' as const, id: `vn-2031-c-${code}`, name },
  ...{ kind: 'ward' as const, province },
});
const act = (
  kind: 'merge' | 'split',
  from: readonly string[],
  to: readonly ReturnType<typeof unit>[],
): LocalityAct => ({ kind, on: DAY, source: 'Nghị quyết thử nghiệm', from, to });

const placesAfter = (...acts: LocalityAct[]): Gazetteer => {
  const places = loadLocalities();
  places.follow(acts, DAY);
  return places;
};
const codes = Array.from({ length: 3 }, (_, index) => inventedTaxCode(index));
const text = [
  'MST,Tên,Xã,Tỉnh',
  `${codes[0]},Một Thử nghiệm,Phường Hạc Thành,Thanh Hóa`,
  `${codes[1]},Hai Thử nghiệm,Phường Quảng Phú,Thanh Hóa`,
  `${codes[2]},Ba Thử nghiệm,Phường Hàm Rồng,Thanh Hóa`,
].join('\n');
let series = 0;

async function load(db: Db, places: Gazetteer, asOf: string) {
  series += 1;
  const outcome = await importRegister(
    {
      db,
      ids: fixedIds(series),
      clock: fixedClock(),
      ledger: createLedger(),
      places,
      versions: String(series),
      isIndustry: () => true,
      contextAt: contextOn,
    },
    {
      ...{ fileName: 'f.csv', mapping: {}, keepGood: false, asOf: asOf as LocalDate },
      file: await registerFile(bytesSource(Buffer.from(text))),
    },
  );
  return outcome.ok ? outcome.value.applied : outcome.refusals;
}

async function keepGroup(db: Db, office: string): Promise<void> {
  const [id, savedBy] = [fixedIds(70).next(), fixedIds(71).next()];
  const savedAt = '2026-06-02T05:00:00.000Z' as Instant;
  await sql`insert into people (id, name, created_at) values (${savedBy}, 'Ví dụ', ${savedAt})`.execute(db);
  const rule = { match: 'all', lines: [{ fact: 'industry', op: 'inside', value: 'C' }] } as const;
  await inTransaction(db, (trx) =>
    insertPopulation(trx, {
      id,
      name: 'Chế biến',
      rule,
      hash: 'a'.repeat(64),
      scope: { inside: office },
      savedBy,
      savedAt,
    }),
  );
}

const follow = (db: Db, places: Gazetteer, day: string) =>
  followPlaces({ db, ids: fixedIds(90 + series), ledger: createLedger(), places }, `${day}T05:00:00.000Z` as Instant);

describe('firms of the register when communes change', () => {
  it('follow a merger from its day on, once, in one event', async () => {
    await withDatabase(async ({ db }) => {
      await load(db, now, '2026-06-01');
      await keepGroup(db, HAC_THANH);
      const merged = placesAfter(act('merge', [HAC_THANH, QUANG_PHU], [unit('14797', 'Thử Nghiệm')]));
      expect(await follow(db, merged, '2031-04-30')).toEqual({ moved: 0, queued: 0 });
      expect(await follow(db, merged, '2031-05-02')).toEqual({ moved: 2, queued: 0 });
      expect(await follow(db, merged, '2031-05-03')).toEqual({ moved: 0, queued: 0 });
      // The groups the office kept are the new office's, and the ledger says so.
      const [group, ...more] = await listPopulations(db, { inside: 'vn-2031-c-14797' });
      expect([group, more]).toMatchObject([{ name: 'Chế biến' }, []]);
      const followed = [];
      for await (const slice of readEvents(db, { types: ['population.moved'] }, 10)) followed.push(...slice);
      expect(followed.map(({ payload }) => payload)).toEqual([
        { populationId: group?.id, from: HAC_THANH, to: 'vn-2031-c-14797' },
      ]);
      expect((await findRecord(db, codes[1]!))?.communeId).toBe('vn-2031-c-14797');
      expect((await findRecord(db, codes[2]!))?.communeId).not.toBe('vn-2031-c-14797');
      const events = [];
      for await (const slice of readEvents(db, { types: ['register.places-followed'] }, 10)) events.push(...slice);
      expect(events.map(({ payload }) => payload)).toMatchObject([{ moved: 2, queued: 0 }]);
      // The same file after the act says nothing new.
      expect(await load(db, merged, '2031-06-01')).toMatchObject({ added: 0 });
      expect((await findRecord(db, codes[1]!))?.communeId).toBe('vn-2031-c-14797');
    });
  });

  it('wait for a person when their commune was divided, with the communes it became', async () => {
    await withDatabase(async ({ db }) => {
      await load(db, now, '2026-06-01');
      const divided = placesAfter(act('split', [HAC_THANH], [unit('14797', 'Hạc Thành'), unit('99991', 'Đông Thử')]));
      expect(await follow(db, divided, '2031-05-02')).toEqual({ moved: 0, queued: 1 });
      expect(await findRecord(db, codes[0]!)).toMatchObject({
        provinceId: province,
        placeCandidates: ['vn-2031-c-14797', 'vn-2031-c-99991'],
      });
    });
  });
});
