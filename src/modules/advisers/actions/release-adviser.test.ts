/** An adviser who is suspended leaves nobody waiting: what they hold and what they were asked passes on at once, and they learn why. */
import { expect, it } from 'vitest';
import { randomIds } from '../../../foundation/ids.ts';
import { certain } from '../../../test-support/advisers-world.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfAdvisers } from '../../../test-support/world-of-advisers.ts';
import { at, COMMUNE, PROVINCE } from '../../../test-support/world-of-cases.ts';
import { loadLocalities } from '../../localities/index.ts';
import { loadNetwork } from '../content/load-network.ts';
import { loadTopics } from '../content/load-topics.ts';
import { offerRoutes } from '../pages/offer-routes.tsx';
import { listOffersOf } from '../store/offers.read.ts';
import { acceptOffer } from './answer-offer.ts';
import { dispatchRequests } from './dispatch-requests.ts';
import { overseeAdviser } from './oversee-adviser.ts';

const SOON = at('2026-06-01', '09:15');
const NOON = at('2026-06-01', '12:00');
const [places, network, topics] = [loadLocalities(), loadNetwork(), loadTopics()];

it('what a suspended adviser held is the desk’s again with its day, what they were asked goes to the next', () =>
  withDatabase(async ({ db }) => {
    const world = aWorldOfAdvisers(db);
    const { live, now, stateOf, twice } = world;
    const deps = { ...world.deps, places, network, topics };
    const [hoa, province] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(PROVINCE, 'Tỉnh')];
    const mai = await world.adviser('Mai');
    const [held, asked] = [await world.request(), await world.request()];
    await dispatchRequests(world.deps, SOON);
    const take = { actor: mai.actor, offerId: (await live(held.id))!.id, now: SOON };
    certain(await acceptOffer(world.deps, { ...take, command: randomIds.next() }));
    const before = await now(held.id);
    expect(before.holder.personId).toBe(mai.actor.personId);
    const offered = (await live(asked.id))!;

    const lan = await world.adviser('Lan', { capacityPerWeek: 5 });
    const command = randomIds.next();
    const order = { actor: province, adviserId: mai.id, what: { act: 'suspend' }, now: NOON } as const;
    const suspend = () => overseeAdviser(deps, { ...order, reason: 'complaint-upheld', command });
    certain(await suspend());
    certain(await suspend());
    const after = await now(held.id);
    expect(after.holder.personId).toBe(hoa.personId);
    expect(after.promise).toEqual(before.promise);
    for (const { id } of [held, asked]) {
      expect(await stateOf(id)).toBe('seeking');
      const { stored, folded } = await twice(id);
      expect(folded).toEqual(stored);
    }
    const ended = async (id: string) => (await listOffersOf(db, id)).map((each) => each.ended?.outcome);
    expect([await ended(held.id), await ended(asked.id)]).toEqual([['handed-back'], ['withdrawn']]);
    const late = { actor: mai.actor, offerId: offered.id, now: NOON, command: randomIds.next() };
    expect((await acceptOffer(world.deps, late)).ok).toBe(false);
    await dispatchRequests(world.deps, at('2026-06-01', '12:30'));
    for (const { id } of [held, asked]) expect((await live(id))?.adviserId).toBe(lan.id);

    const told = await db
      .selectFrom('notices')
      .select(['code', 'title_vi as title', 'href'])
      .where('person_id', '=', mai.actor.personId)
      .where('code', '=', 'adviser.suspend')
      .execute();
    expect(told).toEqual([
      { code: 'adviser.suspend', title: 'Mạng lưới tạm dừng bạn: Khiếu nại có căn cứ', href: '/desk/profile' },
    ]);
    const pages = { ...deps, aboutInWords: () => 'Việc', languages: network.languages };
    const shapes = { viewBox: '0 0 1 1', shapes: [], islands: [] };
    const desk = deskOf(offerRoutes({ ...pages, shapes }), { clock: fixedClock(NOON) });
    expect((await desk.get('/vi/desk/offers', mai.actor)).words).toContain('Bạn đang bị tạm dừng');
  }));
