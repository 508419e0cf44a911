/** What an adviser changes by themselves, what an office decides about them, and what the clock ends. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../foundation/actor.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { aNetwork, certain } from '../../../test-support/advisers-world.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { at, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { absenceOn, conflictsOn, recognitionsOn } from '../domain/adviser.ts';
import { findAdviser, listAdvisers } from '../store/advisers.read.ts';
import { searchDirectory } from '../store/directory.read.ts';
import { eraseAdviser } from './erase-adviser.ts';
import { expireRecognitions } from './expire-recognitions.ts';
import { keepOwnProfile, type OwnChange } from './keep-own-profile.ts';
import { type OverseeOrder, overseeAdviser } from './oversee-adviser.ts';

const NOW = at('2026-06-05');
type Day = Parameters<typeof findAdviser>[2];
const TODAY = '2026-06-05' as Day;

function aMember(db: Db) {
  const network = aNetwork(db);
  const { deps, officer, adviser, ministry } = network;
  const keep = (actor: Actor, change: OwnChange, command = randomIds.next()) =>
    keepOwnProfile(deps, { actor, change, command, now: NOW });
  const oversee = (actor: Actor, order: Pick<OverseeOrder, 'adviserId' | 'what'> & { readonly reason?: string }) =>
    overseeAdviser(deps, { reason: 'complaint-upheld', ...order, actor, command: randomIds.next(), now: NOW });
  const member = async (decision: Parameters<typeof adviser>[2] = {}) => {
    const province = await officer(PROVINCE, 'Cán bộ tỉnh');
    return { ...(await adviser(province, {}, decision)), province };
  };
  return { ...network, keep, oversee, member, ministry };
}

describe('an adviser on their own page', () => {
  it('notes days away, during which they are absent, and takes them back', () =>
    withDatabase(async ({ db }) => {
      const { keep, member } = aMember(db);
      const { actor, adviserId } = await member();
      const late = await keep(actor, { kind: 'absence', from: '04/06/2026', until: '01/06/2026' });
      expect(late.ok ? [] : late.refusals.map(({ field }) => field)).toEqual(['from', 'until']);
      certain(await keep(actor, { kind: 'absence', from: '8/6/2026', until: '12/6/2026' }));
      const adviser = (await findAdviser(db, adviserId, TODAY))!;
      expect(
        ['2026-06-07', '2026-06-08', '2026-06-12', '2026-06-13'].map(
          (day) => absenceOn(adviser, day as Day) !== undefined,
        ),
      ).toEqual([false, true, true, false]);
      certain(await keep(actor, { kind: 'absence-removed', absenceId: adviser.absences[0]!.id }));
      expect((await findAdviser(db, adviserId, TODAY))?.absences).toEqual([]);
    }));

  it('declares who pays them once, and ends it as of today without losing what was', () =>
    withDatabase(async ({ db }) => {
      const { keep, member } = aMember(db);
      const { actor, adviserId } = await member();
      const declare: OwnChange = { kind: 'conflict', entered: { vendorName: 'Ví Dụ', nature: 'share' } };
      certain(await keep(actor, declare));
      certain(await keep(actor, declare));
      const adviser = (await findAdviser(db, adviserId, TODAY))!;
      expect(conflictsOn(adviser, TODAY)).toHaveLength(1);
      certain(await keep(actor, { kind: 'conflict-ended', conflictId: adviser.conflicts[0]!.id }));
      const after = (await findAdviser(db, adviserId, TODAY))!;
      expect(conflictsOn(after, TODAY)).toHaveLength(1);
      expect(conflictsOn(after, '2026-06-06' as Day)).toEqual([]);
      expect(after.conflicts).toHaveLength(1);
    }));

  it('reaches nothing of another adviser by its id, and nobody else has a page', () =>
    withDatabase(async ({ db }) => {
      const { keep, member, adviser, someone } = aMember(db);
      const { actor, adviserId, province } = await member();
      certain(await keep(actor, { kind: 'absence', from: '8/6/2026', until: '12/6/2026' }));
      const absenceId = (await findAdviser(db, adviserId, TODAY))!.absences[0]!.id;
      const other = await adviser(province, { name: 'Người Khác' });
      expect((await keep(other.actor, { kind: 'absence-removed', absenceId })).ok).toBe(false);
      expect((await findAdviser(db, adviserId, TODAY))?.absences).toHaveLength(1);
      expect(await keep(await someone(), { kind: 'absence', from: '8/6/2026', until: '8/6/2026' })).toMatchObject({
        refusals: [{ code: 'advisers.own.none' }],
      });
    }));

  it('asks a ministry to recognise them; the decision replaces an older one for the same field', () =>
    withDatabase(async ({ db }) => {
      const { keep, member, act, decide } = aMember(db);
      const { actor, adviserId, province } = await member({ outcome: 'recognised', until: '01/07/2026' });
      const wish = { ministry: 'most', fields: ['security'] };
      const caseId = certain(await keep(actor, { kind: 'recognition', wish }));
      expect(await keep(actor, { kind: 'recognition', wish })).toMatchObject({
        refusals: [{ code: 'advisers.own.application-open' }],
      });
      certain(await act(caseId, 'complete', { side: 'desk', actor: province }, { now: NOW }));
      expect((await decide(caseId, province, { outcome: 'admitted' })).ok).toBe(false);
      certain(await decide(caseId, province, { decisionNo: '99/QĐ-BKHCN', decidedOn: '05/06/2026' }, { now: NOW }));
      const adviser = (await findAdviser(db, adviserId, TODAY))!;
      expect(recognitionsOn(adviser, TODAY).map(({ decisionNo }) => decisionNo)).toEqual(['99/QĐ-BKHCN']);
      expect(adviser.recognitions.map(({ status }) => status).sort()).toEqual(['replaced', 'valid']);
    }));
});

describe('an office', () => {
  it('suspends an adviser, who is out of the directory until reinstated; another province finds nobody', () =>
    withDatabase(async ({ db }) => {
      const { member, oversee, person, keep } = aMember(db);
      const { actor, adviserId, province } = await member();
      const far = await person('province-officer', { kind: 'locality', localityId: 'vn-2025-40' }, 'Tỉnh khác');
      expect((await oversee(far, { adviserId, what: { act: 'suspend' } })).ok).toBe(false);
      expect((await oversee(actor, { adviserId, what: { act: 'suspend' } })).ok).toBe(false);
      expect(await oversee(province, { adviserId, what: { act: 'suspend' }, reason: '' })).toMatchObject({
        refusals: [{ field: 'reason' }],
      });
      certain(await oversee(province, { adviserId, what: { act: 'suspend' } }));
      expect(await listAdvisers(db, { today: TODAY })).toEqual([]);
      expect((await keep(actor, { kind: 'absence', from: '8/6/2026', until: '8/6/2026' })).ok).toBe(false);
      expect((await oversee(province, { adviserId, what: { act: 'suspend' } })).ok).toBe(false);
      certain(await oversee(province, { adviserId, what: { act: 'reinstate' } }));
      expect(await listAdvisers(db, { today: TODAY })).toHaveLength(1);
    }));

  it('suspends, restores and withdraws a recognition; what was withdrawn stays so', () =>
    withDatabase(async ({ db }) => {
      const { member, oversee } = aMember(db);
      const { adviserId, province } = await member({ outcome: 'recognised' });
      const recognitionId = (await findAdviser(db, adviserId, TODAY))!.recognitions[0]!.id;
      const change = (act: 'suspend-recognition' | 'restore-recognition' | 'withdraw-recognition') =>
        oversee(province, { adviserId, what: { act, recognitionId } });
      const valid = async () => recognitionsOn((await findAdviser(db, adviserId, TODAY))!, TODAY).length;
      certain(await change('suspend-recognition'));
      expect(await valid()).toBe(0);
      certain(await change('restore-recognition'));
      expect(await valid()).toBe(1);
      certain(await change('withdraw-recognition'));
      expect([await valid(), (await change('restore-recognition')).ok]).toEqual([0, false]);
    }));
});

describe('the clock of recognitions', () => {
  it('warns thirty days before, once, and ends it the day after its last day', () =>
    withDatabase(async ({ db }) => {
      const { member, deps } = aMember(db);
      const { actor, adviserId } = await member({ outcome: 'recognised', until: '05/07/2026' });
      const told = async () => {
        const rows = await db.selectFrom('notices').select('code').where('person_id', '=', actor.personId).execute();
        return rows.map(({ code }) => code).filter((code) => code.startsWith('adviser.'));
      };
      await expireRecognitions(deps, at('2026-06-04'));
      expect(await told()).toEqual([]);
      await expireRecognitions(deps, at('2026-06-05'));
      await expireRecognitions(deps, at('2026-06-06'));
      expect(await told()).toEqual(['adviser.ending']);
      expect(await expireRecognitions(deps, at('2026-07-05'))).toBe(0);
      expect(await expireRecognitions(deps, at('2026-07-06'))).toBe(1);
      expect((await findAdviser(db, adviserId, TODAY))?.recognitions[0]?.status).toBe('expired');
      expect(await told()).toEqual(['adviser.ending', 'adviser.expired']);
    }));
});

describe('the directory', () => {
  it('finds without marks, puts neighbours first, then those who help from afar, and favours nobody over the days', () =>
    withDatabase(async ({ db }) => {
      const { officer, ministry, adviser } = aMember(db);
      const nation = await ministry('Bộ');
      await officer(PROVINCE, 'Tỉnh');
      const near = await adviser(nation, { name: 'Đặng Văn Gần' });
      const afar = await adviser(nation, { name: 'Từ Xa', communeId: '', provinceId: 'vn-2025-40' });
      await adviser(nation, { name: 'Ở Xa', communeId: '', provinceId: 'vn-2025-40', remote: 'no' });
      const base = { text: '', remoteOnly: false, today: TODAY };
      const page = { limit: 30, offset: 0 };
      const place = { communes: [], provinces: [PROVINCE] };
      const found = await searchDirectory(db, { ...base, near: place }, page);
      expect(found.advisers.map(({ id }) => id)).toEqual([near.adviserId, afar.adviserId]);
      expect((await searchDirectory(db, { ...base, text: 'dang van' }, page)).advisers[0]?.id).toBe(near.adviserId);
      expect((await searchDirectory(db, { ...base, text: "' or 1=1 --%" }, page)).found).toBe(0);
      const firsts = new Set<string>();
      for (let day = 1; day <= 20; day += 1) {
        const today = `2026-07-${String(day).padStart(2, '0')}` as Day;
        firsts.add((await searchDirectory(db, { ...base, today }, { limit: 1, offset: 0 })).advisers[0]!.id);
      }
      expect(firsts.size).toBe(3);
    }));

  it('keeps no name of a person who was erased', () =>
    withDatabase(async ({ db, trx }) => {
      const { member } = aMember(db);
      const { actor, adviserId } = await member();
      await eraseAdviser(trx, { personId: actor.personId, now: NOW });
      expect(await findAdviser(db, adviserId, TODAY)).toMatchObject({ name: '', status: 'ended' });
      expect(
        (await searchDirectory(db, { text: '', remoteOnly: false, today: TODAY }, { limit: 9, offset: 0 })).found,
      ).toBe(0);
    }));
});
