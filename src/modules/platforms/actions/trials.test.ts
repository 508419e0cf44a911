/** A trial from the place of an offer to the owner's word after 90 days: clocks that run, a vendor that sees only its own, contact by consent. */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { addDays, type Instant, type LocalDate } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { at, COMMUNE, MONDAY } from '../../../test-support/world-of-cases.ts';
import { done, OTHER_PRODUCT, PRODUCT } from '../../../test-support/world-of-products.ts';
import { aWorldOfTrials } from '../../../test-support/world-of-trials.ts';
import { actOnCase, findCase, lapseCases, listCasesOfDossier } from '../../cases/index.ts';
import { trialDetails } from '../pages/trial-details.tsx';
import { findTrial } from '../store/trials.read.ts';
import { changeContactConsent } from './change-contact-consent.ts';
import { trialEraser } from './follow-trial.ts';
import { readOfVendor } from './read-of-vendor.ts';

const left = async (db: Db) => (await readOfVendor(db, PRODUCT)).offers[0]?.left;
const eventsOf = async (db: Db) =>
  (await db.selectFrom('events').select(['type']).where('type', 'like', 'trial.%').orderBy('id').execute()).map(
    ({ type }) => type.slice('trial.'.length),
  );
const morningAfter = (day: LocalDate): Instant => at(addDays(day, 1), '00:05');

describe('a trial', () => {
  it('runs by its clocks until the owner says after 90 days that it is in use', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db);
      const { caseId, firm } = await world.ask();
      expect(await left(db)).toBe(1);
      expect((await findCase(db, caseId))!).toMatchObject({ turn: 'partner', promise: { lastDay: '2026-06-03' } });
      done(await world.asVendor(caseId, 'set-up', 'Mở rồi, vào bằng số điện thoại.', at('2026-06-02')));
      expect(await findTrial(db, caseId)).toMatchObject({ beganOn: '2026-06-02', until: '2026-08-01' });
      const steps: [string, string][] = [];
      for (let turns = 0; turns < 3; turns += 1) {
        const { state, promise } = (await findCase(db, caseId))!;
        steps.push([state, promise!.lastDay]);
        await lapseCases(world.cases.deps, at(promise!.lastDay, '23:59'));
        expect((await findCase(db, caseId))!.state, 'too early').toBe(state);
        await lapseCases(world.cases.deps, morningAfter(promise!.lastDay));
      }
      // 30 and 7 days before the end, then the end itself, whatever day of the week.
      expect(steps).toEqual([
        ['running', '2026-07-02'],
        ['last-month', '2026-07-25'],
        ['last-week', '2026-08-01'],
      ]);
      done(await world.asFirm(caseId, firm, 'continue', at('2026-08-03')));
      const { promise } = (await findCase(db, caseId))!;
      expect(promise!.lastDay >= '2026-11-01').toBe(true);
      expect((await world.asFirm(caseId, firm, 'confirm-use', at('2026-08-04'))).ok).toBe(false);
      await lapseCases(world.cases.deps, morningAfter(promise!.lastDay));
      expect((await world.asVendor(caseId, 'confirm-use', '', morningAfter(promise!.lastDay))).ok).toBe(false);
      done(await world.asFirm(caseId, firm, 'confirm-use', morningAfter(promise!.lastDay)));
      expect((await findCase(db, caseId))!.state).toBe('used');
      expect(await eventsOf(db)).toEqual([
        ...['asked', 'started', 'reminded', 'reminded', 'continued', 'use-confirmed'],
      ]);
      expect(await findTrial(db, caseId)).toMatchObject({ endedBy: 'confirm-use' });
    }));

  it('of two weeks begins in its last days and is reminded once', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db, { trialDays: '14' });
      const { caseId } = await world.ask();
      done(await world.asVendor(caseId, 'set-up', 'Mở rồi.', MONDAY));
      expect((await findCase(db, caseId))!).toMatchObject({ state: 'last-month', promise: { lastDay: '2026-06-08' } });
    }));

  it('nobody answers about is unknown, and counts as no use', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db, { trialDays: '7' });
      const { caseId, firm } = await world.ask();
      done(await world.asVendor(caseId, 'set-up', 'Mở rồi.', MONDAY));
      done(await world.asFirm(caseId, firm, 'continue', MONDAY));
      for (let turns = 0; turns < 3; turns += 1)
        await lapseCases(world.cases.deps, morningAfter((await findCase(db, caseId))!.promise!.lastDay));
      expect((await findCase(db, caseId))!.state).toBe('use-unknown');
      expect((await eventsOf(db)).at(-1)).toBe('use-unknown');
    }));

  it('a late vendor does not open is followed up by the desk, and gives its place back when it is closed', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db);
      const { caseId } = await world.ask();
      await lapseCases(world.cases.deps, at('2026-06-04', '00:05'));
      expect((await findCase(db, caseId))!).toMatchObject({ state: 'chased', turn: 'desk' });
      const desk = { side: 'desk', actor: world.officer } as const;
      const order = { caseId, as: desk, command: world.next(), now: at('2026-06-04') };
      done(
        await actOnCase(world.cases.deps, { ...order, act: 'end-unserved', message: 'Nhà cung cấp không trả lời.' }),
      );
      expect(await left(db)).toBe(2);
    }));

  it('stopped for a reason says which; withdrawn before it opens gives its place back', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db);
      const [one, two] = [await world.ask(), await world.ask()];
      expect(await left(db)).toBe(0);
      done(await world.asFirm(one.caseId, one.firm, 'withdraw', MONDAY));
      expect(await left(db)).toBe(1);
      done(await world.asVendor(two.caseId, 'set-up', 'Mở rồi.', MONDAY));
      done(await world.asFirm(two.caseId, two.firm, 'stop-price', MONDAY));
      expect(await left(db)).toBe(1);
      expect((await findTrial(db, two.caseId))?.endedBy).toBe('stop-price');
    }));
});

describe('the last places of an offer', () => {
  it('are taken exactly, whoever comes at once, and a form sent twice takes one', async () => {
    const { db } = await openTestDatabase();
    const world = await aWorldOfTrials(db, { places: '5' });
    const firms = await Promise.all(Array.from({ length: 64 }, () => world.firm()));
    const commands = firms.map(() => world.next());
    const tries = firms.flatMap((firm, index) => [
      world.tryIt(firm, { command: commands[index]! }),
      ...(index % 8 === 0 ? [world.tryIt(firm, { command: commands[index]! })] : []),
    ]);
    const outcomes = await Promise.all(tries);
    const cases = new Set(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
    expect(cases.size).toBe(5);
    const codes = new Set(outcomes.flatMap((each) => (each.ok ? [] : each.refusals.map(({ code }) => code))));
    expect([...codes]).toEqual(['platforms.trial.full']);
    expect(await left(db)).toBe(0);
    const trials = await db.selectFrom('platform_trials').select('case_id').execute();
    expect(new Set(trials.map(({ case_id }) => case_id))).toEqual(cases);
    expect(await db.selectFrom('cases').select('id').where('type', '=', 'platform-trial').execute()).toHaveLength(5);
  }, 60_000);
});

it('two tabs of one firm that ask at the same moment are one trial', async () => {
  const { db } = await openTestDatabase();
  const world = await aWorldOfTrials(db);
  const firm = await world.firm();
  const tabs = await Promise.all([world.tryIt(firm), world.tryIt(firm), world.tryIt(firm)]);
  expect(new Set(tabs.map((tab) => (tab.ok ? tab.value : tab.refusals))).size).toBe(1);
  expect(await left(db)).toBe(1);
});

describe('a vendor', () => {
  it('sees how to reach a firm only while the firm agrees, and each look is written down', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db);
      const { caseId, firm } = await world.ask();
      const seen = async () => {
        const found = (await findCase(db, caseId))!;
        const details = trialDetails(world.trials);
        const shown = await details(db, found, 'vi', 'partner', { now: MONDAY, actor: world.vendor });
        return renderToString(shown!.body).includes('0912345678');
      };
      const looks = async () =>
        (await db.selectFrom('events').select('payload').where('type', '=', 'personal-data.read').execute()).length;
      expect([await seen(), await looks()]).toEqual([false, 0]);
      const version = world.trials.consent.version;
      const change = (act: 'give' | 'withdraw', dossierId = firm.dossierId) =>
        changeContactConsent(world.trials, { dossierId, caseId, act, version, command: world.next(), now: MONDAY });
      expect((await change('give', (await world.firm()).dossierId)).ok).toBe(false);
      done(await change('give'));
      expect([await seen(), await looks()]).toEqual([true, 1]);
      done(await change('withdraw'));
      expect(await seen()).toBe(false);
      const consents = await db
        .selectFrom('events')
        .select('type')
        .where('type', 'like', 'consent.%')
        .orderBy('id')
        .execute();
      expect(consents.map(({ type }) => type)).toEqual(['consent.given', 'consent.withdrawn']);
    }));

  it('can do nothing with another vendor’s trial, and a firm nothing with another’s', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db);
      const { caseId } = await world.ask();
      const other = await world.products.vendor(world.officer, OTHER_PRODUCT);
      const order = { caseId, act: 'set-up', message: 'Lạ', command: world.next(), now: MONDAY };
      expect((await actOnCase(world.cases.deps, { ...order, as: { side: 'partner', actor: other } })).ok).toBe(false);
      const stranger = await world.firm();
      expect((await world.asFirm(caseId, stranger, 'withdraw', MONDAY)).ok).toBe(false);
      expect((await findCase(db, caseId))!.state).toBe('asked');
    }));

  it('gets no trial once its offer is over, stopped, or the product was taken off the list', () =>
    withDatabase(async ({ db }) => {
      const world = await aWorldOfTrials(db);
      const firm = await world.firm();
      const late = await world.tryIt(firm, { now: at('2026-07-01') });
      expect(late).toMatchObject({ refusals: [{ code: 'platforms.trial.offer' }] });
      const wrong = await world.tryIt(firm, { offerId: world.next() });
      expect(wrong).toMatchObject({ refusals: [{ code: 'platforms.trial.offer' }] });
      const unread = await world.tryIt(firm, { contactTo: 99 });
      expect(unread).toMatchObject({ refusals: [{ code: 'platforms.trial.consent-changed' }] });
      await world.delist();
      expect((await world.tryIt(firm)).ok).toBe(false);
      expect(await listCasesOfDossier(db, firm.dossierId)).toEqual([]);
    }));
});

it('a firm that is erased agrees to nothing any more, and its place is free if the trial had not begun', () =>
  withDatabase(async ({ db, trx }) => {
    const world = await aWorldOfTrials(db);
    const { caseId, firm } = await world.ask({ contactTo: world.trials.consent.version });
    expect((await findTrial(db, caseId))?.contactGiven).toBe(true);
    const erase = trialEraser({ ...world.cases.deps, clock: { now: () => MONDAY } });
    await inTransaction(trx, (inner) => erase(inner, firm.dossierId));
    expect(await findTrial(db, caseId)).toMatchObject({ contactGiven: false, endedBy: 'erased' });
    expect(await left(db)).toBe(2);
  }));

it('the case of a trial is where the firm is, held by its province', () =>
  withDatabase(async ({ db }) => {
    const world = await aWorldOfTrials(db);
    const { caseId } = await world.ask();
    const found = (await findCase(db, caseId))!;
    expect([found.place.communeId, found.holder.level]).toEqual([COMMUNE, 'nation']);
  }));
