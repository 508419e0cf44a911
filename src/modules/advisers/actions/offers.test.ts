/** Offers as firms, advisers and coordinators live them, on the real database. */
import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfAdvisers, MAKER } from '../../../test-support/world-of-advisers.ts';
import { at, COMMUNE, MONDAY, NEXT_COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { caseEraser } from '../../cases/index.ts';
import { acceptOffer, declineOffer } from './answer-offer.ts';
import { findCoordinated, letInAgain, offerByHand } from './coordinate.ts';
import { dispatchRequests, dispatchUrgent } from './dispatch-requests.ts';
import { requestEraser } from './erase-requests.ts';
import { handBack } from './hand-back.ts';
import { lapseOffers } from './lapse-offers.ts';

const SOON = at('2026-06-01', '09:15');
const answer = (actor: Parameters<typeof acceptOffer>[1]['actor'], offerId: string, now = SOON) => ({
  ...{ actor, offerId, now, command: randomIds.next() },
});
const codes = (result: { ok: true } | { ok: false; refusals: readonly { code: string }[] }) =>
  result.ok ? [] : result.refusals.map(({ code }) => code);

describe('a request for advice', () => {
  it('stays with its desk until an adviser accepts, and is then theirs with its day', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const officer = await world.officer(COMMUNE, 'Hoa');
      const mai = await world.adviser('Mai');
      const { id } = await world.request();
      expect(await dispatchRequests(world.deps, at('2026-06-01', '09:05'))).toEqual({ offered: 0, unplaced: 0 });
      expect(await dispatchRequests(world.deps, SOON)).toEqual({ offered: 1, unplaced: 0 });
      expect((await world.now(id)).holder.personId).toBe(officer.personId);
      const offer = (await world.live(id))!;
      // Eight working hours after 09:15.
      expect(offer).toMatchObject({ adviserId: mai.id, way: 'visit', expiresAt: at('2026-06-02', '09:15') });
      expect(await acceptOffer(world.deps, answer(mai.actor, offer.id))).toEqual({ ok: true, value: id });
      expect(await world.now(id)).toMatchObject({
        state: 'accepted',
        holder: { level: 'commune', placeId: COMMUNE, personId: mai.actor.personId },
        promise: { lastDay: '2026-06-03' },
      });
      expect(await world.stateOf(id)).toBe('taken');
      const written = await db.selectFrom('events').select('type').where('type', 'like', 'offer.%').execute();
      expect(written.map(({ type }) => type).sort()).toEqual(['offer.accepted', 'offer.made']);
      expect((await world.twice(id)).folded).toEqual((await world.twice(id)).stored);
    });
  });

  it('is offered at once when it cannot wait', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const mai = await world.adviser('Mai', { fields: ['security'] });
      const { id } = await world.request({ kind: 'topic', code: 'security' });
      expect(await dispatchUrgent(world.deps, id, MONDAY)).toEqual({ offered: 1, unplaced: 0 });
      expect((await world.live(id))?.adviserId).toBe(mai.id);
    });
  });

  it('goes on to the next when it is declined or nobody answers, and two lapses in a row pause the adviser', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const province = await world.officer(PROVINCE, 'Tỉnh');
      const [an, binh, chi] = [await world.adviser('An'), await world.adviser('Bình'), await world.adviser('Chi')];
      const actors = new Map([an, binh, chi].map(({ id, actor }) => [id, actor]));
      const { id } = await world.request();
      await dispatchRequests(world.deps, SOON);
      const first = (await world.live(id))!;
      const declined = await declineOffer(world.deps, {
        ...answer(actors.get(first.adviserId)!, first.id),
        reason: 'too-busy',
      });
      expect(declined.ok).toBe(true);
      await dispatchRequests(world.deps, SOON);
      const second = (await world.live(id))!;
      expect(second.adviserId).not.toBe(first.adviserId);
      expect(await lapseOffers(world.deps, second.expiresAt)).toBe(0);
      const late = at('2026-06-02', '10:00');
      expect(await lapseOffers(world.deps, late)).toBe(1);
      expect(await lapseOffers(world.deps, late)).toBe(0);
      expect(codes(await acceptOffer(world.deps, answer(actors.get(second.adviserId)!, second.id, late)))).toEqual([
        'advisers.offer.gone',
      ]);
      await dispatchRequests(world.deps, late);
      const third = (await world.live(id))!;
      expect(new Set([first.adviserId, second.adviserId, third.adviserId]).size).toBe(3);
      // Another request, nobody but the one who let the first pass has the field.
      const paused = () =>
        db.selectFrom('adviser_profiles').select('pause_reason').where('id', '=', second.adviserId).executeTakeFirst();
      expect(await paused()).toEqual({ pause_reason: null });
      await db
        .updateTable('adviser_profiles')
        .set({ fields: ['people'] })
        .where('id', '=', second.adviserId)
        .execute();
      const other = await world.request({ kind: 'topic', code: 'people' }, { now: late });
      await dispatchRequests(world.deps, at('2026-06-02', '10:20'));
      expect((await world.live(other.id))?.adviserId).toBe(second.adviserId);
      await lapseOffers(world.deps, at('2026-06-04'));
      expect(await paused()).toEqual({ pause_reason: 'offers-lapsed' });
      const told = await db.selectFrom('notices').select('person_id').where('code', '=', 'adviser.paused').execute();
      expect(told.map((each) => each.person_id)).toContain(province.personId);
      await dispatchRequests(world.deps, at('2026-06-04'));
      expect(await world.stateOf(other.id)).toBe('unplaced');
      const order = { adviserId: second.adviserId, actor: province, command: randomIds.next(), now: at('2026-06-04') };
      expect((await letInAgain(world.deps, order)).ok).toBe(true);
      expect(await paused()).toEqual({ pause_reason: null });
    });
  });

  it('goes to the province with its reason when nobody fits, and is looked at again', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      await world.officer(COMMUNE, 'Hoa');
      const province = await world.officer(PROVINCE, 'Tỉnh');
      await world.adviser('Mai', { fields: ['people'], away: ['2026-06-01' as LocalDate, '2026-06-03' as LocalDate] });
      const { id } = await world.request();
      expect(await dispatchRequests(world.deps, SOON)).toEqual({ offered: 0, unplaced: 1 });
      expect((await world.now(id)).holder).toMatchObject({ level: 'province', personId: province.personId });
      const people = await world.request({ kind: 'topic', code: 'people' });
      await dispatchRequests(world.deps, SOON);
      const rows = await db.selectFrom('advice_requests').select(['case_id', 'gap_reason']).execute();
      expect(new Map(rows.map((row) => [row.case_id, row.gap_reason]))).toEqual(
        new Map([
          [id, 'no-skill-within-60km'],
          [people.id, 'all-away'],
        ]),
      );
      await dispatchRequests(world.deps, at('2026-06-04'));
      expect(await world.stateOf(people.id)).toBe('offered');
      const gaps = await db.selectFrom('events').select('payload').where('type', '=', 'advice.unplaced').execute();
      expect(gaps).toHaveLength(2);
    });
  });

  it('is left to the desk alone where there is no network at all', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const officer = await world.officer(COMMUNE, 'Hoa');
      await world.officer(PROVINCE, 'Tỉnh');
      const { id } = await world.request();
      expect(await dispatchRequests(world.deps, SOON)).toEqual({ offered: 0, unplaced: 0 });
      expect((await world.now(id)).holder.personId).toBe(officer.personId);
    });
  });

  it('takes its offer back when the desk does it itself or the firm withdraws', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const officer = await world.officer(COMMUNE, 'Hoa');
      const mai = await world.adviser('Mai');
      const [kept, dropped] = [await world.request(), await world.request()];
      await dispatchRequests(world.deps, SOON);
      const offer = (await world.live(kept.id))!;
      expect((await world.actWith(kept.id, 'accept', { side: 'desk', actor: officer })).ok).toBe(true);
      expect(await world.stateOf(kept.id)).toBe('kept');
      expect(codes(await acceptOffer(world.deps, answer(mai.actor, offer.id)))).toEqual(['advisers.offer.gone']);
      await world.actWith(dropped.id, 'withdraw', { side: 'firm', dossierId: dropped.dossierId });
      expect(await world.stateOf(dropped.id)).toBe('ended');
      expect(await world.live(dropped.id)).toBeUndefined();
    });
  });
});

describe('a firm that erases its dossier', () => {
  it('is helped by nobody any more: its offer is taken back and nobody is asked again', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const mai = await world.adviser('Mai');
      const { id, dossierId } = await world.request();
      await dispatchRequests(world.deps, SOON);
      const offer = (await world.live(id))!;
      const clock = fixedClock(SOON);
      await inTransaction(db, async (trx) => {
        await caseEraser(clock)(trx, dossierId);
        await requestEraser({ ...world.deps, clock })(trx, dossierId);
      });
      expect(codes(await acceptOffer(world.deps, answer(mai.actor, offer.id)))).toEqual(['advisers.offer.gone']);
      expect(await world.stateOf(id)).toBe('ended');
      expect(await dispatchRequests(world.deps, at('2026-06-05'))).toEqual({ offered: 0, unplaced: 0 });
    });
  });
});

describe('an offer', () => {
  it('is one person’s: nobody else may answer it, and accepted twice at once it is accepted once', async () => {
    const { db } = await openTestDatabase();
    const world = aWorldOfAdvisers(db);
    const [mai, other] = [await world.adviser('Mai'), await world.adviser('Khác', { fields: ['people'] })];
    const officer = await world.officer(COMMUNE, 'Hoa');
    const { id } = await world.request();
    await dispatchRequests(world.deps, SOON);
    const offer = (await world.live(id))!;
    expect(codes(await acceptOffer(world.deps, answer(other.actor, offer.id)))).toEqual(['advisers.offer.not-found']);
    expect(codes(await acceptOffer(world.deps, answer(officer, offer.id)))).toEqual(['accounts.role-may-not']);
    const raced = await Promise.all(
      Array.from({ length: 6 }, () => acceptOffer(world.deps, answer(mai.actor, offer.id))),
    );
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    const again = answer(mai.actor, offer.id);
    expect(codes(await acceptOffer(world.deps, again))).toEqual(['advisers.offer.gone']);
    const taken = await db.selectFrom('events').select('id').where('type', '=', 'offer.accepted').execute();
    expect(taken).toHaveLength(1);
  });

  it('is made once by two dispatchers at work, and never more than a week takes', async () => {
    const { db } = await openTestDatabase();
    const world = aWorldOfAdvisers(db);
    const mai = await world.adviser('Mai', { capacityPerWeek: 2 });
    const asked = await Promise.all(Array.from({ length: 5 }, () => world.request()));
    const ran = await Promise.all(Array.from({ length: 4 }, () => dispatchRequests(world.deps, SOON)));
    expect(ran.reduce((sum, { offered }) => sum + offered, 0)).toBe(2);
    const states = await Promise.all(asked.map(({ id }) => world.stateOf(id)));
    expect(states.filter((state) => state === 'offered')).toHaveLength(2);
    for (const { id } of asked) {
      const offer = await world.live(id);
      if (offer !== undefined) await acceptOffer(world.deps, answer(mai.actor, offer.id));
    }
    await dispatchRequests(world.deps, at('2026-06-03'));
    expect(await db.selectFrom('adviser_offers').select('id').execute()).toHaveLength(2);
    // The next week has room again.
    await dispatchRequests(world.deps, at('2026-06-08'));
    expect(await db.selectFrom('adviser_offers').select('id').execute()).toHaveLength(4);
  });

  it('never goes to somebody a vendor involved pays, not even by hand or declared after it was made', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const province = await world.officer(PROVINCE, 'Tỉnh');
      const tied = await world.adviser('Có Hoa Hồng', { fields: ['other'], tie: MAKER });
      const about = { kind: 'platform', code: 'x' } as const;
      const { id } = await world.request(about);
      expect(await dispatchRequests(world.deps, SOON)).toEqual({ offered: 0, unplaced: 1 });
      const byHand = (adviserId: string) =>
        offerByHand(world.deps, {
          ...{ caseId: id, adviserId, reason: 'only-one-left', actor: province, command: randomIds.next(), now: SOON },
        });
      expect(codes(await byHand(tied.id))).toEqual(['advisers.offer.conflict']);
      const free = await world.adviser('Không Ràng Buộc', { fields: ['other'] });
      expect((await byHand(free.id)).ok).toBe(true);
      const offer = (await world.live(id))!;
      expect(offer).toMatchObject({ adviserId: free.id, chosenBecause: 'only-one-left' });
      await db
        .insertInto('adviser_conflicts')
        .values({
          ...{ id: randomIds.next(), adviser_id: free.id, vendor_name: MAKER, organisation_id: null, nature: 'share' },
          ...{ from_day: '2026-05-01' as LocalDate, until_day: null, declared_at: MONDAY },
        })
        .execute();
      expect(codes(await acceptOffer(world.deps, answer(free.actor, offer.id)))).toEqual(['advisers.offer.conflict']);
    });
  });
});

describe('an adviser', () => {
  it('gives a case back with a reason: the day stays, and somebody else is asked', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const officer = await world.officer(COMMUNE, 'Hoa');
      const [mai, nam] = [await world.adviser('Mai'), await world.adviser('Nam')];
      const { id } = await world.request();
      await dispatchRequests(world.deps, SOON);
      const offer = (await world.live(id))!;
      const [taker, next] = offer.adviserId === mai.id ? [mai, nam] : [nam, mai];
      await acceptOffer(world.deps, answer(taker.actor, offer.id));
      const { promise } = await world.now(id);
      const back = (actor: typeof mai.actor, reason: string) =>
        handBack(world.deps, { caseId: id, reason, actor, command: randomIds.next(), now: SOON });
      expect(codes(await back(next.actor, 'ill'))).toEqual(['advisers.request.not-found']);
      expect(codes(await back(taker.actor, 'bored'))).toEqual(['advisers.offer.reason']);
      expect((await back(taker.actor, 'ill')).ok).toBe(true);
      expect(await world.now(id)).toMatchObject({ holder: { personId: officer.personId }, promise });
      await dispatchRequests(world.deps, SOON);
      expect((await world.live(id))?.adviserId).toBe(next.id);
      await acceptOffer(world.deps, answer(next.actor, (await world.live(id))!.id));
      expect((await world.now(id)).holder.personId).toBe(next.actor.personId);
    });
  });

  it('who solved something for a firm is asked first when it asks again', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const [mai, nam] = [await world.adviser('Mai'), await world.adviser('Nam')];
      const first = await world.request();
      await dispatchRequests(world.deps, SOON);
      const offer = (await world.live(first.id))!;
      const helper = offer.adviserId === mai.id ? mai : nam;
      await acceptOffer(world.deps, answer(helper.actor, offer.id));
      const desk = { side: 'desk', actor: helper.actor } as const;
      const acted = world.actWith(first.id, 'answer', desk, 'Làm theo mẫu 01.');
      expect((await acted).ok).toBe(true);
      await world.actWith(first.id, 'confirm', { side: 'firm', dossierId: first.dossierId });
      expect(await world.stateOf(first.id)).toBe('ended');
      const again = await world.request(undefined, { dossierId: first.dossierId });
      await dispatchRequests(world.deps, SOON);
      expect((await world.live(again.id))?.adviserId).toBe(helper.id);
    });
  });
});

describe('a coordinator', () => {
  it('sees and asks only where they answer for', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfAdvisers(db);
      const [commune, province, elsewhere] = [
        await world.officer(COMMUNE, 'Hoa'),
        await world.officer(PROVINCE, 'Tỉnh'),
        await world.person('province-officer', { kind: 'locality', localityId: 'vn-2025-01' }, 'Tỉnh khác'),
      ];
      const mai = await world.adviser('Mai');
      const { id } = await world.request(undefined, { localityId: NEXT_COMMUNE });
      expect(await findCoordinated(db, world.deps, province, id)).toBeDefined();
      for (const [actor, code] of [
        [commune, 'accounts.role-may-not'],
        [elsewhere, 'advisers.request.not-found'],
        [mai.actor, 'accounts.role-may-not'],
      ] as const) {
        expect(await findCoordinated(db, world.deps, actor, id)).toBeUndefined();
        const order = { caseId: id, adviserId: mai.id, reason: 'urgent', actor, command: randomIds.next(), now: SOON };
        expect(codes(await offerByHand(world.deps, order))).toEqual([code]);
      }
      const full = await world.adviser('Đã Đủ', { capacityPerWeek: 1 });
      const order = (caseId: string) => ({
        ...{ caseId, adviserId: full.id, reason: 'urgent', actor: province, command: randomIds.next(), now: SOON },
      });
      expect((await offerByHand(world.deps, order(id))).ok).toBe(true);
      const other = await world.request();
      expect(codes(await offerByHand(world.deps, order(other.id)))).toEqual(['advisers.offer.full']);
    });
  });
});
