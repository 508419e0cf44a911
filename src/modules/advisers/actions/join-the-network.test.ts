/** A person applies, an officer admits them: from then on they stand among the advisers, with what they declared. */
import { describe, expect, it } from 'vitest';
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { anOfficer } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { COMMUNE, MONDAY, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { loadRoles } from '../../accounts/index.ts';
import { insertPerson } from '../../accounts/store/people.write.ts';
import { createLedger, type RecordedEvent, readEvents } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { loadNetwork } from '../content/load-network.ts';
import { loadTopics } from '../content/load-topics.ts';
import { conflictsOn } from '../domain/adviser.ts';
import type { EnteredProfile } from '../domain/read-profile.ts';
import { findAdviserOfPerson, listAdvisers } from '../store/advisers.read.ts';
import { admitAdviser } from './admit-adviser.ts';
import type { AdviserDeps } from './adviser-deps.ts';
import { applyAsAdviser } from './apply-as-adviser.ts';

const [roles, places, network, topics] = [loadRoles(), loadLocalities(), loadNetwork(), loadTopics()];
const TODAY = localDateOf(MONDAY);
const NATION: Scope = { kind: 'nation' };
const OTHER_PROVINCE: Scope = { kind: 'locality', localityId: 'vn-2025-40' };

const depsOn = (db: Db): AdviserDeps => ({
  db,
  ids: randomIds,
  ledger: createLedger(),
  roles,
  places,
  network,
  topics,
});

const PROFILE: EnteredProfile = {
  ...{ kind: 'person', name: 'Nguyễn Thị Thử', communeId: COMMUNE, provinceId: '', about: '' },
  ...{ fields: ['security', 'people'], languages: ['vi'], remote: 'yes', capacity: '4' },
};

async function aPerson(db: Db): Promise<Actor> {
  const personId = randomIds.next();
  await insertPerson(db as Trx, { id: personId, email: `${personId}@example.vn`, name: 'Thử', createdAt: MONDAY });
  return { personId, sessionId: randomIds.next(), name: 'Thử' };
}

const apply = (db: Db, actor: Actor | undefined, entered: Partial<EnteredProfile> = {}, command = randomIds.next()) =>
  applyAsAdviser(depsOn(db), {
    ...{ actor, command, now: MONDAY, entered: { ...PROFILE, ...entered } },
    conflicts: [{ vendorName: 'Công ty Ví Dụ', nature: 'commission' }],
  });

describe('somebody who wants to be an adviser', () => {
  it('stands among the advisers once an officer of the place admitted them, with place, fields and who pays them', () =>
    withDatabase(async ({ db, trx }) => {
      const person = await aPerson(db);
      const applied = await apply(db, person);
      if (!applied.ok) throw new Error(applied.refusals[0]?.code);
      expect(await listAdvisers(db, { today: TODAY })).toEqual([]);
      const officer = await anOfficer(db, 'ministry-officer', NATION);
      const admitted = await admitAdviser(trx, depsOn(db), { adviserId: applied.value, actor: officer, now: MONDAY });
      expect(admitted.ok).toBe(true);
      const [adviser] = await listAdvisers(db, { today: TODAY, field: 'security', places: [PROVINCE] });
      expect(adviser).toMatchObject({
        ...{ name: 'Nguyễn Thị Thử', communeId: COMMUNE, provinceId: PROVINCE, status: 'active', remoteOk: true },
        ...{ capacityPerWeek: 4, recognitions: [], personId: person.personId, seat: network.seats.get(PROVINCE) },
      });
      expect(conflictsOn(adviser!, TODAY).map(({ vendorName }) => vendorName)).toEqual(['Công ty Ví Dụ']);
      expect(await listAdvisers(db, { today: TODAY, field: 'customers' })).toEqual([]);
      expect(await listAdvisers(db, { today: TODAY, places: ['vn-2025-40'] })).toEqual([]);
      const events: RecordedEvent[] = [];
      for await (const batch of readEvents(db)) events.push(...batch);
      const types = events.map(({ type }) => type);
      expect(types).toEqual(['adviser.applied', 'account.assignment-began', 'adviser.admitted']);
      expect(JSON.stringify(events)).not.toContain('Nguyễn');
    }));

  it('is admitted by nobody of another province', () =>
    withDatabase(async ({ db, trx }) => {
      const applied = await apply(db, await aPerson(db));
      if (!applied.ok) throw new Error(applied.refusals[0]?.code);
      for (const [role, scope] of [
        ['province-officer', OTHER_PROVINCE],
        ['commune-officer', { kind: 'locality', localityId: COMMUNE }],
        ['adviser', NATION],
      ] as const) {
        const actor = await anOfficer(db, role, scope);
        const result = await admitAdviser(trx, depsOn(db), { adviserId: applied.value, actor, now: MONDAY });
        expect(result.ok, role).toBe(false);
      }
      expect(await listAdvisers(db, { today: TODAY })).toEqual([]);
    }));

  it('applies once: a form sent twice has one outcome, a second form is refused, a visitor is turned away', () =>
    withDatabase(async ({ db }) => {
      const person = await aPerson(db);
      const command = randomIds.next();
      const [first, again] = [await apply(db, person, {}, command), await apply(db, person, {}, command)];
      expect(again).toEqual(first);
      expect(await apply(db, person, { kind: 'organisation' })).toMatchObject({
        refusals: [{ code: 'advisers.apply.already' }],
      });
      expect(await apply(db, undefined)).toMatchObject({ refusals: [{ code: 'accounts.not-signed-in' }] });
      expect((await findAdviserOfPerson(db, person.personId, TODAY))?.kind).toBe('person');
    }));

  it('learns everything that is wrong with the form at once, each at its field', () =>
    withDatabase(async ({ db }) => {
      const wrong = { name: ' ', communeId: 'vn-2025-c-99999', fields: ['other'], languages: [], capacity: '41' };
      const result = await apply(db, await aPerson(db), { ...wrong, remote: '', about: 'x'.repeat(601) });
      expect(result.ok ? [] : result.refusals.map(({ field }) => field)).toEqual([
        ...['name', 'commune', 'fields', 'languages', 'remote', 'capacity', 'about'],
      ]);
    }));
});
