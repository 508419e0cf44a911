/** Somebody applies, the file is checked and decided within its clock: from then on they stand among the advisers, with what they declared. */
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { aNetwork, certain } from '../../../test-support/advisers-world.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { at, COMMUNE, MONDAY, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { lapseCases } from '../../cases/index.ts';
import { type RecordedEvent, readEvents } from '../../ledger/index.ts';
import { conflictsOn, recognitionsOn } from '../domain/adviser.ts';
import { findAdviserOfPerson, listAdvisers } from '../store/advisers.read.ts';

const TODAY = '2026-06-03' as Parameters<typeof findAdviserOfPerson>[2];
const VENDOR = { vendorName: 'Công ty Ví Dụ', nature: 'commission' };

async function eventsOf(db: Db): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of readEvents(db)) events.push(...batch);
  return events;
}

describe('somebody who wants to be an adviser', () => {
  it('is recognised by a ministry for a field from its decision’s day, and stands among the advisers with who pays them', () =>
    withDatabase(async ({ db }) => {
      const { apply, act, decide, someone, officer, now } = aNetwork(db);
      const [person, province] = [await someone(), await officer(PROVINCE, 'Cán bộ tỉnh')];
      const wish = { ministry: 'most', fields: ['security'] };
      const caseId = certain(await apply(person, {}, { conflicts: [VENDOR], wish }));
      expect((await now(caseId)).holder).toMatchObject({ level: 'province', personId: province.personId });
      expect((await now(caseId)).promise?.lastDay).toBe('2026-06-04');
      expect(await listAdvisers(db, { today: TODAY })).toEqual([]);

      expect(await decide(caseId, province)).toMatchObject({ refusals: [{ code: 'cases.move.not-now' }] });
      certain(await act(caseId, 'complete', { side: 'desk', actor: province }));
      expect((await now(caseId)).promise?.lastDay).toBe('2026-06-10');
      certain(await decide(caseId, province));
      expect((await now(caseId)).state).toBe('recognised');

      const [adviser] = await listAdvisers(db, { today: TODAY, field: 'security', places: [PROVINCE] });
      expect(adviser).toMatchObject({
        ...{ name: 'Nguyễn Thị Thử', communeId: COMMUNE, provinceId: PROVINCE, status: 'active', remoteOk: true },
        ...{ capacityPerWeek: 4, personId: person.personId, seat: { lat: 19.81, lon: 105.78 } },
      });
      expect(conflictsOn(adviser!, TODAY).map(({ vendorName }) => vendorName)).toEqual(['Công ty Ví Dụ']);
      expect(recognitionsOn(adviser!, TODAY)).toMatchObject([
        { ministry: 'most', field: 'security', decisionNo: '12/QĐ-BKHCN', from: '2026-06-02' },
      ]);
      expect(await listAdvisers(db, { today: TODAY, field: 'customers' })).toEqual([]);
      expect(await listAdvisers(db, { today: TODAY, places: ['vn-2025-40'] })).toEqual([]);
      const events = await eventsOf(db);
      expect(events.map(({ type }) => type)).toEqual([
        ...['adviser.applied', 'case.opened', 'case.moved', 'case.moved'],
        ...['account.assignment-began', 'adviser.admitted', 'adviser.recognised'],
      ]);
      expect(JSON.stringify(events)).not.toMatch(/Nguyễn|Ví Dụ/);
    }));

  it('joins without any recognition, which helping a firm does not need', () =>
    withDatabase(async ({ db }) => {
      const { adviser, officer } = aNetwork(db);
      await adviser(await officer(PROVINCE, 'Cán bộ tỉnh'));
      expect(await listAdvisers(db, { today: TODAY })).toMatchObject([{ status: 'active', recognitions: [] }]);
    }));

  it('is decided by nobody of another province, of a commune, without the verb, or by themselves', () =>
    withDatabase(async ({ db }) => {
      const { apply, act, decide, officer, ministry, person, deps } = aNetwork(db);
      const own = await officer(PROVINCE, 'Cán bộ tỉnh');
      const caseId = certain(await apply({ ...own }));
      certain(await act(caseId, 'complete', { side: 'desk', actor: await ministry('Cán bộ bộ') }));
      for (const actor of [
        own,
        await officer(COMMUNE, 'Cán bộ xã'),
        await person('province-officer', { kind: 'locality', localityId: 'vn-2025-40' }, 'Tỉnh khác'),
        await person('adviser', { kind: 'nation' }, 'Tư vấn viên'),
        undefined,
      ])
        expect((await decide(caseId, actor)).ok, actor?.name).toBe(false);
      // The page of the case does not decide either: it knows no ministry and no decision.
      const ministryOfficer = await ministry('Người quyết');
      expect(await act(caseId, 'recognise', { side: 'desk', actor: ministryOfficer })).toMatchObject({
        refusals: [{ code: 'cases.move.unknown' }],
      });
      expect(await listAdvisers(db, { today: TODAY })).toEqual([]);
      expect(deps.roles.byCode.get('commune-officer')?.verbs).not.toContain('advisers.decide');
    }));

  it('is refused with a reason of the list and words, and may apply again', () =>
    withDatabase(async ({ db }) => {
      const { apply, decide, officer, someone, now } = aNetwork(db);
      const [person, province] = [await someone(), await officer(PROVINCE, 'Cán bộ tỉnh')];
      const caseId = certain(await apply(person));
      const silent = await decide(caseId, province, { outcome: 'refused' });
      expect(silent.ok ? [] : silent.refusals.map(({ field }) => field)).toEqual(['reason', 'message']);
      const refusal = { outcome: 'refused', reason: 'papers-missing', message: 'Thiếu bản sao bằng cấp.' };
      certain(await decide(caseId, province, refusal));
      expect((await now(caseId)).state).toBe('refused');
      expect(await decide(caseId, province, refusal)).toMatchObject({
        refusals: [{ code: 'advisers.application.decided' }],
      });
      expect((await findAdviserOfPerson(db, person.personId, TODAY))?.status).toBe('refused');
      expect((await apply(person)).ok).toBe(true);
    }));

  it('who brings no papers is reminded, then the file closes by itself and a new one may be filed', () =>
    withDatabase(async ({ db }) => {
      const { apply, act, officer, someone, now, deps } = aNetwork(db);
      const [person, province] = [await someone(), await officer(PROVINCE, 'Cán bộ tỉnh')];
      const caseId = certain(await apply(person));
      certain(await act(caseId, 'ask', { side: 'desk', actor: province }, { message: 'Thiếu bằng cấp.' }));
      await lapseCases(deps, at('2026-06-17'));
      expect((await now(caseId)).state).toBe('reminded');
      await lapseCases(deps, at('2026-06-26'));
      expect((await now(caseId)).state).toBe('closed-silent');
      expect((await findAdviserOfPerson(db, person.personId, TODAY))?.status).toBe('ended');
      expect((await apply(person)).ok).toBe(true);
    }));

  it('applies once: a form sent twice has one outcome, a second form is refused, a visitor is turned away', () =>
    withDatabase(async ({ db }) => {
      const { apply, someone } = aNetwork(db);
      const person = await someone();
      const command = randomIds.next();
      const first = await apply(person, {}, { command });
      expect(await apply(person, {}, { command })).toEqual(first);
      expect(await apply(person, { kind: 'organisation' })).toMatchObject({
        refusals: [{ code: 'advisers.apply.already' }],
      });
      expect(await apply(undefined)).toMatchObject({ refusals: [{ code: 'accounts.not-signed-in' }] });
      expect((await findAdviserOfPerson(db, person.personId, TODAY))?.kind).toBe('person');
    }));

  it('learns everything that is wrong with the form at once, each at its field', () =>
    withDatabase(async ({ db }) => {
      const { apply, someone } = aNetwork(db);
      const wrong = { name: ' ', communeId: 'vn-2025-c-99999', fields: ['other'], languages: [], capacity: '41' };
      const result = await apply(
        await someone(),
        { ...wrong, remote: '', about: 'x'.repeat(601) },
        {
          ...{ conflicts: [{ vendorName: 'Công ty Ví Dụ', nature: 'friend' }], declared: false, now: MONDAY },
          wish: { ministry: 'none', fields: ['customers'] },
        },
      );
      expect(result.ok ? [] : result.refusals.map(({ field }) => field)).toEqual([
        ...['name', 'commune', 'fields', 'languages', 'remote', 'capacity', 'about'],
        ...['nature1', 'ministry', 'wishFields', 'declared'],
      ]);
    }));
});
