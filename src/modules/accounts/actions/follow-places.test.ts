import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger, readEvents } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { listAssignments } from '../store/people.read.ts';
import { insertAssignment, insertPerson } from '../store/people.write.ts';
import { followWorkPlaces } from './follow-places.ts';

type LocalityAct = Parameters<ReturnType<typeof loadLocalities>['follow']>[0][number];
const HAC_THANH = 'vn-2025-c-14797';
const QUANG_PHU = 'vn-2025-c-16522';
const HAM_RONG = 'vn-2025-c-14758';
const MERGED = 'vn-2031-c-14797';
const DAY = '2031-05-01' as LocalDate;
const before = '2031-04-30T05:00:00.000Z' as Instant;
const after = '2031-05-02T05:00:00.000Z' as Instant;
const province = loadLocalities().provinceOf(HAC_THANH)!.id;

const unit = (code: string, name: string) => ({
  ...{ level: 'commune' as const, id: `vn-2031-c-${code}`, name },
  ...{ kind: 'ward' as const, province },
});

function placesAfter(kind: LocalityAct['kind'], from: readonly string[], to: readonly ReturnType<typeof unit>[]) {
  const places = loadLocalities();
  places.follow([{ kind, on: DAY, source: 'Nghị quyết thử nghiệm', from, to }], DAY);
  return places;
}

async function officer(db: Db, ...communes: readonly (string | readonly [string, LocalDate])[]): Promise<string> {
  const personId = randomIds.next();
  await inTransaction(db, async (trx) => {
    await insertPerson(trx, { id: personId, email: null, name: 'Ví Dụ', createdAt: before });
    for (const commune of communes) {
      const [localityId, validTo] = typeof commune === 'string' ? [commune] : commune;
      await insertAssignment(trx, {
        ...{ id: randomIds.next(), personId, role: 'commune-officer', scope: { kind: 'locality', localityId } },
        ...{ validFrom: '2031-01-01' as LocalDate, grantedBy: null, grantedAt: before },
      });
      if (validTo !== undefined)
        await sql`update assignments set valid_to = ${validTo} where person_id = ${personId} and locality_id = ${localityId}`.execute(
          trx,
        );
    }
  });
  return personId;
}

const held = async (db: Db, personId: string) =>
  (await listAssignments(db, personId, '2031-05-02' as LocalDate)).map(({ id, scope }) => ({
    id,
    place: scope.kind === 'locality' ? scope.localityId : '',
  }));

const follow = (db: Db, places: ReturnType<typeof loadLocalities>, now: Instant) =>
  followWorkPlaces({ db, ids: randomIds, ledger: createLedger(), places }, now);

describe('somebody who works for a commune', () => {
  it('works for what it was merged into from that day on, under the same assignment, and the ledger says so once', async () => {
    await withDatabase(async ({ db }) => {
      const [one, both, other] = [
        await officer(db, HAC_THANH),
        await officer(db, HAC_THANH, QUANG_PHU),
        await officer(db, HAM_RONG),
      ];
      const [assignment] = await held(db, one);
      await sql`insert into invitations (id, email, role, scope_kind, locality_id, invited_at, sent_at, expires_at)
        values (${randomIds.next()}, 'moi@example.vn', 'commune-officer', 'locality', ${QUANG_PHU}, ${before}, ${before}, '2031-06-01')`.execute(
        db,
      );
      const merged = placesAfter('merge', [HAC_THANH, QUANG_PHU], [unit('14797', 'Thử Nghiệm')]);
      expect(await follow(db, merged, before)).toEqual({ moved: 0, divided: [] });
      expect(await follow(db, merged, after)).toEqual({ moved: 2, divided: [] });
      expect(await follow(db, merged, after)).toEqual({ moved: 0, divided: [] });
      expect(await held(db, one)).toEqual([{ id: assignment?.id, place: MERGED }]);
      expect((await held(db, both)).map(({ place }) => place)).toEqual([MERGED]);
      expect((await held(db, other)).map(({ place }) => place)).toEqual([HAM_RONG]);
      const { rows } = await sql<{ place: string }>`select locality_id as place from invitations`.execute(db);
      expect(rows).toEqual([{ place: MERGED }]);
      const events = [];
      for await (const slice of readEvents(db, { types: ['account.assignment-moved'] }, 10)) events.push(...slice);
      expect(events).toHaveLength(2);
      expect(events.find(({ payload }) => payload.personId === one)).toMatchObject({
        localityId: MERGED,
        payload: { assignmentId: assignment?.id, role: 'commune-officer', from: HAC_THANH, to: MERGED },
      });
    });
  });

  it.each([
    ['the first is over', [[HAC_THANH, '2031-03-31' as LocalDate], QUANG_PHU]],
    ['the second is over', [HAC_THANH, [QUANG_PHU, '2031-03-31' as LocalDate]]],
    ['the first ends sooner', [[HAC_THANH, '2031-06-30' as LocalDate], QUANG_PHU]],
  ] as const)(
    'and for another that became the same place keeps what lasts longer, and the ledger says what ended: %s',
    async (_, communes) => {
      await withDatabase(async ({ db }) => {
        const both = await officer(db, ...communes);
        const lasting = (
          await sql<{ id: string }>`select id from assignments where valid_to is null`.execute(db)
        ).rows.map(({ id }) => id);
        const merged = placesAfter('merge', [HAC_THANH, QUANG_PHU], [unit('14797', 'Thử Nghiệm')]);
        await follow(db, merged, after);
        expect(await held(db, both)).toEqual(lasting.map((id) => ({ id, place: MERGED })));
        const events = [];
        for await (const slice of readEvents(db, { types: ['account.assignment-ended'] }, 10)) events.push(...slice);
        expect(events).toMatchObject([
          { localityId: MERGED, payload: { role: 'commune-officer', lastDay: '2031-05-02' } },
        ]);
        expect(lasting).not.toContain(events[0]?.payload.assignmentId);
      });
    },
  );

  it('that was divided is named for a person to decide, and works for neither part until then', async () => {
    await withDatabase(async ({ db }) => {
      const one = await officer(db, HAC_THANH);
      const divided = placesAfter('split', [HAC_THANH], [unit('14797', 'Hạc Thành'), unit('99991', 'Đông Thử')]);
      expect(await follow(db, divided, after)).toEqual({ moved: 0, divided: [HAC_THANH] });
      expect((await held(db, one)).map(({ place }) => place)).toEqual([HAC_THANH]);
    });
  });
});
