/** A release follows from the ledger up to one seal, tells of nobody by itself or beside another, and never changes. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Actor, Scope } from '../../../foundation/actor.ts';
import { type Instant, systemClock } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { loadRoles } from '../../accounts/index.ts';
import { createLedger, type NewEvent } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { countingRules, loadIndicators } from '../content/load-indicators.ts';
import { correctionEvent } from '../domain/correction.ts';
import { type ReleaseCounts, type ReleasedIndicator, releaseOf } from '../domain/release.ts';
import { findRelease, listReleaseTables } from '../store/releases.read.ts';
import { prepareRelease } from './prepare-release.ts';
import { memberProjector } from './project-members.ts';
import { recountReleases } from './recount-releases.ts';
import { settleRelease } from './settle-release.ts';

const THANH_HOA = 'vn-2025-38';
const DA_NANG = 'vn-2025-48';
const GIA_LAI = 'vn-2025-52';
const HAC_THANH = 'vn-2025-c-14797';
const now = '2031-04-02T05:00:00.000Z' as Instant;
const places = loadLocalities();
const rules = countingRules(loadIndicators(), places);
const ledger = createLedger({ projectors: [memberProjector(() => rules)] });

const officer = (role: string, scope: Scope): Actor => ({
  ...{ personId: randomIds.next(), sessionId: randomIds.next(), name: 'Ví dụ' },
  actingAs: { assignmentId: randomIds.next(), role, scope },
});
const ministry = officer('ministry-officer', { kind: 'nation' });
const province = officer('province-officer', { kind: 'locality', localityId: THANH_HOA });

let db: Db;
async function officersIn(opened: Db): Promise<void> {
  db = opened;
  for (const { personId } of [ministry, province])
    await sql`insert into people (id, name, created_at) values (${personId}, 'Ví dụ', now())`.execute(db);
}
/** Taken back at the end. */
const released = (test: () => Promise<void>) => () =>
  withDatabase(async (opened) => {
    await officersIn(opened.db);
    await test();
  });
/** For what several sessions do at once, or the database itself refuses. */
const committed = (test: () => Promise<void>) => async () => {
  await officersIn((await openTestDatabase()).db);
  await test();
};

async function plans(localityId: string, count: number, more: Partial<NewEvent> = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomIds.next());
  await inTransaction(db, (trx) =>
    ledger.append(
      trx,
      { ids: randomIds, now },
      ids.map((dossierId) => ({
        ...{
          type: 'plan.made',
          actor: { kind: 'plan-holder', dossierId } as const,
          dossierId,
          localityId,
          payload: {},
        },
        ...{ sectorGroup: 'trade-services', sizeClass: 'micro', occurredAt: '2031-03-10T05:00:00.000Z' as Instant },
        ...more,
      })),
    ),
  );
  return ids;
}

const deps = () => ({
  ...{ db, ids: randomIds, ledger, roles: loadRoles(), places, clock: systemClock },
  ...{ indicators: rules.indicators, placeOf: rules.placeOf },
});

const prepare = (more: Partial<Parameters<typeof prepareRelease>[1]> = {}) =>
  prepareRelease(deps(), {
    ...{ actor: ministry, indicators: ['anonymous-plans'], from: '2031-01-01', to: '2031-03-01' },
    ...{ corrects: '', reason: '', command: randomIds.next(), now, ...more },
  });

async function publish(id: string, more: Partial<Parameters<typeof settleRelease>[1]> = {}) {
  const contentHash = (await findRelease(db, id))?.contentHash ?? '';
  return settleRelease(deps(), {
    ...{ actor: ministry, releaseId: id, state: 'published', contentHash, command: randomIds.next(), now, ...more },
  });
}

async function release(): Promise<ReleasedIndicator> {
  const prepared = await prepare();
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.refusals));
  expect((await publish(prepared.value)).ok).toBe(true);
  return shownOf(prepared.value);
}

const shownOf = async (id: string): Promise<ReleasedIndicator> =>
  (await listReleaseTables(db, id))[0]?.shown as ReleasedIndicator;

const totalsOf = ({ byMonth }: ReleasedIndicator) =>
  Object.fromEntries(Object.entries(byMonth.rows).flatMap(([id, { total }]) => (total === 0 ? [] : [[id, total]])));

describe('a release', () => {
  it(
    'shows places as the ledger counts them, corrections included, and can be proved again',
    released(async () => {
      const [wrong = ''] = await plans(HAC_THANH, 20);
      await plans(DA_NANG, 10);
      const act = { indicator: 'anonymous-plans', memberId: wrong, act: 'excluded' as const, reason: 'duplicate' };
      const placing = { localityId: HAC_THANH, sectorGroup: 'trade-services', sizeClass: 'micro' };
      const event = { ...correctionEvent({ ...act, ...placing }), actor: { kind: 'system' as const, job: 'test' } };
      await inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, [{ ...event, occurredAt: now }]));
      const shown = await release();
      expect(totalsOf(shown)).toEqual({ [THANH_HOA]: 19, [DA_NANG]: 10 });
      expect(shown.communes[THANH_HOA]?.[HAC_THANH]).toBe(19);
      // What happens afterwards changes nothing that was released.
      await plans(HAC_THANH, 50);
      expect(await recountReleases(db, rules)).toEqual({ checked: 1, differences: [] });
    }),
  );

  it(
    'withholds what differs by few from any release before, also when other places would tell by subtraction',
    released(async () => {
      await plans(HAC_THANH, 40);
      await plans(DA_NANG, 30);
      await plans(GIA_LAI, 20);
      expect(totalsOf(await release())).toEqual({ [THANH_HOA]: 40, [DA_NANG]: 30, [GIA_LAI]: 20 });
      // One more firm in Gia Lai, ten in Thanh Hóa: 21 would point at the one, so would 91 - 50 - 30.
      await plans(GIA_LAI, 1);
      await plans(HAC_THANH, 10);
      const second = totalsOf(await release());
      expect(second[GIA_LAI]).toBeNull();
      expect(Object.values(second).filter((total) => total === null).length).toBeGreaterThanOrEqual(2);
      // Still few more than the first release showed, though the second withheld it.
      await plans(GIA_LAI, 2);
      expect(totalsOf(await release())[GIA_LAI]).toBeNull();
      await plans(GIA_LAI, 6);
      expect(totalsOf(await release())[GIA_LAI]).toBe(29);
      expect(await recountReleases(db, rules)).toEqual({ checked: 4, differences: [] });
    }),
  );

  it(
    'is made by an officer of the nation in two steps, each once',
    committed(async () => {
      await plans(HAC_THANH, 20);
      expect(await prepare({ actor: province })).toMatchObject({ ok: false });
      expect(await prepare({ actor: undefined })).toMatchObject({ ok: false });
      const command = randomIds.next();
      const first = await prepare({ command });
      expect(await prepare({ command })).toEqual(first);
      const id = first.ok ? first.value : '';
      expect(await prepare()).toMatchObject({ refusals: [{ code: 'figures.release.another-prepared' }] });
      expect(await publish(id, { actor: province })).toMatchObject({ ok: false });
      expect(await publish(id, { contentHash: '0'.repeat(64) })).toMatchObject({
        refusals: [{ code: 'figures.release.other-content' }],
      });
      const both = await Promise.all([publish(id), publish(id, { state: 'discarded' })]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await publish(id)).toMatchObject({ refusals: [{ code: 'figures.release.settled' }] });
      const { rows } =
        await sql`select 1 from events where type in ('figures.released', 'figures.release-discarded')`.execute(db);
      expect(rows).toHaveLength(1);
    }),
  );

  it.each([
    ['months that are not over', { to: '2031-04-01' }, 'figures.release.month-not-over'],
    ['months the wrong way round', { from: '2031-03-01', to: '2031-01-01' }, 'figures.release.span-wrong'],
    ['no month', { to: '03/2031' }, 'figures.release.span-wrong'],
    ['nothing', { indicators: ['no-such'] }, 'figures.release.nothing-chosen'],
    [
      'a correction of what was never released',
      { corrects: '7', reason: 'mistake' },
      'figures.release.corrects-unknown',
    ],
  ])('refuses %s', (_, more, code) =>
    released(async () => {
      expect(await prepare(more)).toMatchObject({ ok: false, refusals: [{ code }] });
    })(),
  );

  it(
    'never changes: the database refuses, and what was forced is named',
    committed(async () => {
      await plans(HAC_THANH, 20);
      await release();
      for (const change of [
        "update figure_releases set state = 'discarded', number = null",
        'delete from figure_releases',
        "update figure_release_tables set shown = '{}'",
      ])
        await expect(inTransaction(db, (trx) => sql.raw(change).execute(trx))).rejects.toMatchObject({ code: '23001' });
      await sql`alter table figure_release_tables disable trigger release_tables_are_frozen`.execute(db);
      await sql`update figure_release_tables set shown = jsonb_set(shown, '{total}', '21')`.execute(db);
      const { differences } = await recountReleases(db, rules);
      expect(differences.join('\n')).toMatch(
        /release 1: kept hash .*\nrelease 1: anonymous-plans is not what its counts allow/,
      );
    }),
  );
});

describe('two releases', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const countsOf = (totals: readonly number[]): ReleaseCounts => ({
    byMonth: totals.map((members, at) => [ids[at] ?? '', '2031-01-01', members] as const),
    ...{ bySector: [], bySize: [], byCommune: [], provinces: ids, communes: {}, became: {} },
  });
  const columns = { from: '2031-01-01', to: '2031-01-01', sectors: [], sizes: [] };
  const rowsOf = (release: ReleasedIndicator) => ids.map((id) => release.byMonth.rows[id]?.total ?? null);

  it('never let one subtract a place that gained or lost one to four', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 4, maxLength: 4 });
    const gains = fc.array(fc.integer({ min: -4, max: 12 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(totals, gains, (first, gained) => {
        const second = first.map((value, at) => Math.max(0, value + (gained[at] ?? 0)));
        const one = releaseOf(countsOf(first), columns, []);
        const two = releaseOf(countsOf(second), columns, [one]);
        const [before, after] = [rowsOf(one), rowsOf(two)];
        for (const [at] of ids.entries()) {
          const [was, is] = [before[at], after[at]];
          if (typeof was === 'number' && typeof is === 'number')
            expect(Math.abs(is - was) % 5 === 0 || Math.abs(is - was) > 4).toBe(true);
        }
        // A single hidden place would be the country less the others.
        for (const rows of [before, after]) {
          const hidden = rows.filter((value) => value === null).length;
          const whole = (rows === before ? first : second).reduce((sum, value) => sum + value, 0);
          if (whole > 4) expect(hidden).not.toBe(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
