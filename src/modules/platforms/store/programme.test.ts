/** The programme in numbers: each number is exactly its events, and only the office that runs the programme opens them. */
import { expect, it } from 'vitest';
import type { Db } from '../../../foundation/database/tables.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { at, MONDAY } from '../../../test-support/world-of-cases.ts';
import { done, OTHER_PRODUCT, PRODUCT } from '../../../test-support/world-of-products.ts';
import { aWorldOfTrials } from '../../../test-support/world-of-trials.ts';
import { findCase, lapseCases, listQuotas } from '../../cases/index.ts';
import { EVENTS_OF, STEPS, sumOf, takenOf } from '../domain/programme.ts';
import { programmeRoutes } from '../pages/programme-routes.tsx';
import { countOffers } from './programme.read.ts';

/** One withdrawn, one stopped, one gone on with and confirmed after 90 days; a second offer that nobody took. */
async function aProgramme(db: Db) {
  const world = await aWorldOfTrials(db, { places: '3', trialDays: '14' });
  const [withdrawn, stopped, used] = [await world.ask(), await world.ask(), await world.ask()];
  done(await world.asFirm(withdrawn.caseId, withdrawn.firm, 'withdraw', MONDAY));
  for (const { caseId } of [stopped, used]) done(await world.asVendor(caseId, 'set-up', 'Mở rồi.', MONDAY));
  done(await world.asFirm(stopped.caseId, stopped.firm, 'stop-price', MONDAY));
  done(await world.asFirm(used.caseId, used.firm, 'continue', MONDAY));
  await lapseCases(world.cases.deps, at('2026-09-10'));
  expect((await findCase(db, used.caseId))?.state).toBe('use-asked');
  done(await world.asFirm(used.caseId, used.firm, 'confirm-use', at('2026-09-10')));
  await world.products.offer(world.officer, world.vendor, { places: '40' });
  return world;
}

it('counts every step as often as its events stand in the ledger, places as the quota has them', () =>
  withDatabase(async ({ db }) => {
    const world = await aProgramme(db);
    const all = sumOf(await countOffers(db));
    expect(all).toEqual({ offers: 2, places: 43, asked: 3, 'given-back': 1, started: 2, continued: 1, confirmed: 1 });
    const own = await countOffers(db, PRODUCT);
    expect(own.map(({ offerId, counts }) => [offerId === world.offerId, takenOf(counts)])).toContainEqual([true, 2]);
    expect(await countOffers(db, OTHER_PRODUCT)).toEqual([]);
    expect((await listQuotas(db, [world.offerId])).get(world.offerId)?.used).toBe(2);
    for (const step of STEPS) {
      const events = await db
        .selectFrom('events')
        .select('payload')
        .where('type', 'in', [...EVENTS_OF[step]])
        .execute();
      const isOffer = step === 'offers' || step === 'places';
      const told = events.filter(({ payload }) => !isOffer || (payload as { kind?: string }).kind === 'offer');
      expect(told.length, step).toBe(step === 'places' ? all.offers : all[step]);
    }
  }));

it('opens for the office that decides on products down to sealed events, by product, and for nobody else', () =>
  withDatabase(async ({ db }) => {
    const world = await aProgramme(db);
    const desk = deskOf(programmeRoutes(world.products.deps), { clock: fixedClock(at('2026-09-11')) });
    const base = '/vi/desk/product-review/programme';
    const page = await desk.get(base, world.officer);
    expect(page.words).toContain('Suất đã nhận 3');
    expect(page.words).toContain('Còn dùng sau 90 ngày 1');
    const opened = await desk.get(`${base}/events?step=asked&product=${PRODUCT}`, world.officer);
    expect(opened.html.match(/chờ niêm phong/g)).toHaveLength(3);
    expect((await desk.get(`${base}/events?step=asked&product=${OTHER_PRODUCT}`, world.officer)).words).toContain(
      'Chưa có sự kiện nào',
    );
    expect((await desk.get(`${base}/events?step=places`, world.officer)).html.match(/chờ niêm phong/g)).toHaveLength(2);
    // The contact of a firm stands in no page of numbers.
    expect(opened.words).not.toContain('Trần Thị Thử');
    for (const made of [
      `${base}?product=no-such`,
      `${base}/events?step=everything`,
      `${base}/events?step=asked&product=%27--`,
    ])
      expect((await desk.get(made, world.officer)).reply.kind, made).toBe('not-found');
    for (const address of [base, `${base}/events?step=asked`]) {
      expect((await desk.get(address, world.vendor)).status).toBe(403);
      expect((await desk.get(address, undefined)).reply).toMatchObject({ kind: 'redirect', to: '/vi/sign-in' });
    }
  }));
