/** A product has one vendor, what the vendor says is shown when an officer accepted it, and nobody touches what is another's. */
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { at, MONDAY } from '../../../test-support/world-of-cases.ts';
import { aWorldOfProducts, done, OTHER_PRODUCT, PRODUCT } from '../../../test-support/world-of-products.ts';
import { standingOfOffer } from '../domain/offer.ts';
import { listClaimsOfPerson } from '../store/submissions.read.ts';
import { decideListing } from './decide-listing.ts';
import { endSubmission } from './end-submission.ts';
import { readMarks } from './read-marks.ts';
import { readOfVendor } from './read-of-vendor.ts';
import { sendEdit, sendOffer } from './send-change.ts';

const EDIT = {
  ...{
    summaryVi: 'Bán hàng, kho, thu chi trong một ứng dụng.',
    summaryEn: '',
    website: 'https://vi-du.example/ban-hang',
  },
  ...{ priceVnd: '150.000', priceUnit: 'month' },
};

describe('a product of the catalogue', () => {
  it('has one vendor at a time, confirmed by an officer on a proof', () =>
    withDatabase(async ({ db }) => {
      const world = aWorldOfProducts(db);
      const officer = await world.cases.ministry('Thử');
      const [first, second] = [await world.applicant('Một'), await world.applicant('Hai')];
      const [one, two] = [done(await world.claim(first)), done(await world.claim(second))];
      expect((await world.claim(first)).ok).toBe(false);
      expect(await world.decide(officer, one, 'because')).toMatchObject({
        refusals: [{ code: 'platforms.review.reason', field: 'reason' }],
      });
      done(await world.decide(officer, one, 'papers-seen'));
      expect(await world.decide(officer, two, 'papers-seen')).toMatchObject({
        refusals: [{ code: 'platforms.review.has-vendor' }],
      });
      done(await world.decide(officer, two, 'not-the-maker'));
      expect((await readOfVendor(db, PRODUCT)).vendor?.company).toBe('Công ty Phần mềm Ví Dụ');
      expect((await listClaimsOfPerson(db, second.personId)).map(({ state, reason }) => [state, reason])).toEqual([
        ['refused', 'not-the-maker'],
      ]);
      const roles = await db.selectFrom('assignments').select('role').where('person_id', '=', first.personId).execute();
      expect(roles.map(({ role }) => role)).toContain('vendor');
      const codes = await db.selectFrom('notices').select('code').where('person_id', '=', first.personId).execute();
      expect(codes).toEqual([{ code: 'platforms.claim-accepted' }]);
    }));

  it('is claimed once when the form is sent twice, and never by the officer who decides', () =>
    withDatabase(async ({ db }) => {
      const world = aWorldOfProducts(db);
      const officer = await world.cases.ministry('Thử');
      const person = await world.applicant('Một');
      const command = world.next();
      const [one, two] = [await world.claim(person, PRODUCT, command), await world.claim(person, PRODUCT, command)];
      expect(one).toEqual(two);
      expect(await listClaimsOfPerson(db, person.personId)).toHaveLength(1);
      const own = done(await world.claim(officer, OTHER_PRODUCT));
      expect(await world.decide(officer, own, 'papers-seen')).toMatchObject({
        refusals: [{ code: 'platforms.review.own' }],
      });
      const commune = await world.cases.officer('vn-2025-c-16249', 'Xã');
      expect((await world.decide(commune, done(one), 'papers-seen')).ok).toBe(false);
    }));

  it('shows the vendor’s word once it is accepted, and the last accepted one until the next', () =>
    withDatabase(async ({ db }) => {
      const world = aWorldOfProducts(db);
      const officer = await world.cases.ministry('Thử');
      const actor = await world.vendor(officer);
      const send = (entered: typeof EDIT) =>
        sendEdit(world.deps, { actor, platformId: PRODUCT, command: world.next(), now: MONDAY, entered });
      const said = async () => (await readOfVendor(db, PRODUCT)).said;
      expect(await send({ ...EDIT, website: 'javascript:alert(1)', priceVnd: 'rẻ' })).toMatchObject({
        refusals: [{ field: 'website' }, { field: 'priceVnd' }],
      });
      const first = done(await send(EDIT));
      expect(await said()).toBeUndefined();
      done(await world.decide(officer, first, 'read-and-compared', at('2026-06-02')));
      expect(await said()).toMatchObject({ price: { vnd: 150000, unit: 'month' }, acceptedAt: at('2026-06-02') });
      const second = done(await send({ ...EDIT, summaryVi: 'Tốt nhất Việt Nam.' }));
      const third = done(await send({ ...EDIT, summaryVi: 'Số một.' }));
      expect((await world.decide(officer, second, 'read-and-compared')).ok).toBe(false);
      done(await world.decide(officer, third, 'advertising'));
      expect((await said())?.summaryVi).toBe(EDIT.summaryVi);
    }));

  it('is out of reach of another vendor, and of its own one once they gave it up', () =>
    withDatabase(async ({ db }) => {
      const world = aWorldOfProducts(db);
      const officer = await world.cases.ministry('Thử');
      const [mine, theirs] = [await world.vendor(officer), await world.vendor(officer, OTHER_PRODUCT)];
      const offerId = await world.offer(officer, mine);
      const order = { platformId: PRODUCT, now: MONDAY };
      const tries = [
        await sendEdit(world.deps, { ...order, actor: theirs, command: world.next(), entered: EDIT }),
        await sendOffer(world.deps, { ...order, actor: theirs, command: world.next(), entered: world.OFFER }),
        await endSubmission(world.deps, { actor: theirs, id: offerId, command: world.next(), now: MONDAY }),
      ];
      expect(tries.map(({ ok }) => ok)).toEqual([false, false, false]);
      const { claimId } = (await readOfVendor(db, PRODUCT)).vendor!;
      done(await endSubmission(world.deps, { actor: mine, id: claimId, command: world.next(), now: MONDAY }));
      expect(await readOfVendor(db, PRODUCT)).toMatchObject({ vendor: undefined, offers: [] });
      expect((await sendEdit(world.deps, { ...order, actor: mine, command: world.next(), entered: EDIT })).ok).toBe(
        false,
      );
    }));
});

describe('an offer', () => {
  it('opens on its first day with all its places, and is shown as over or stopped after', () =>
    withDatabase(async ({ db }) => {
      const world = aWorldOfProducts(db);
      const officer = await world.cases.ministry('Thử');
      const actor = await world.vendor(officer);
      const id = await world.offer(officer, actor, { from: '10/06/2026', places: '1.000' });
      const read = async () => (await readOfVendor(db, PRODUCT)).offers[0]!;
      const offer = await read();
      expect(offer).toMatchObject({ left: 1000, places: 1000 });
      const standing = (day: string) => standingOfOffer(offer, day as never);
      expect(['2026-06-09', '2026-06-10', '2026-06-30', '2026-07-01'].map(standing)).toEqual([
        ...['coming', 'open', 'open', 'over'],
      ]);
      expect((await readMarks(db, [PRODUCT], '2026-06-15' as never)).get(PRODUCT)?.placesLeft).toBe(1000);
      done(await endSubmission(world.deps, { actor, id, command: world.next(), now: MONDAY }));
      expect(standingOfOffer(await read(), '2026-06-15' as never)).toBe('ended');
    }));

  it('is refused at each field that is wrong', () =>
    withDatabase(async ({ db }) => {
      const world = aWorldOfProducts(db);
      const actor = await world.vendor(await world.cases.ministry('Thử'));
      const entered = {
        termsVi: '',
        termsEn: '',
        from: '31/02/2026',
        until: '01/01/2020',
        places: '0',
        trialDays: '3',
      };
      const order = { actor, platformId: PRODUCT, command: world.next(), now: MONDAY, entered };
      const refused = await sendOffer(world.deps, order);
      expect(!refused.ok && refused.refusals.map(({ field }) => field)).toEqual([
        ...['termsVi', 'from', 'until', 'places', 'trialDays'],
      ]);
    }));
});

it('a product is listed by the required criteria and taken off for a reason, each read by everybody', () =>
  withDatabase(async ({ db }) => {
    const world = aWorldOfProducts(db);
    const officer = await world.cases.ministry('Thử');
    const actor = await world.vendor(officer);
    const decide = (act: string, reasons: readonly string[], by = officer) =>
      decideListing(world.deps, { actor: by, platformId: PRODUCT, act, reasons, command: world.next(), now: MONDAY });
    const { required } = world.deps.catalogue.criteria;
    expect(await decide('listed', ['company'])).toMatchObject({ refusals: [{ code: 'platforms.listing.required' }] });
    expect((await decide('listed', required, actor)).ok).toBe(false);
    done(await decide('listed', required));
    expect(await decide('listed', required)).toMatchObject({ refusals: [{ code: 'platforms.listing.stands' }] });
    await world.offer(officer, actor);
    done(await decide('delisted', ['data-not-returned']));
    expect((await readOfVendor(db, PRODUCT)).listing).toMatchObject({
      act: 'delisted',
      reasons: ['data-not-returned'],
    });
    const marks = (await readMarks(db, [PRODUCT], '2026-06-15' as never)).get(PRODUCT);
    expect(marks).toEqual({ listing: 'delisted' });
    const sent = { actor, platformId: PRODUCT, command: world.next(), now: MONDAY, entered: world.OFFER };
    const again = done(await sendOffer(world.deps, sent));
    expect(await world.decide(officer, again, 'terms-clear')).toMatchObject({
      refusals: [{ code: 'platforms.review.delisted' }],
    });
  }));
