/** Every figure follows from its events: once a member and level, by what was true first, in the same transaction, recounted by name. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger, type NewEvent } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { countingRules, loadIndicators } from '../content/load-indicators.ts';
import { listMembers, readNationMonths, readProvinceCells, readTotals } from '../store/cells.read.ts';
import { listPlacesIn } from '../store/open-cells.read.ts';
import { memberProjector } from './project-members.ts';
import { buildMissingFigures, rebuildFigures } from './rebuild-figures.ts';
import { recountMembers } from './recount-members.ts';

const rules = countingRules(loadIndicators(), loadLocalities());
const ids = rules.indicators.map(({ id }) => id);
const ledger = createLedger({ projectors: [memberProjector(() => rules)] });
const now = '2031-03-04T05:06:07.000Z' as Instant;
const HAC_THANH = 'vn-2025-c-14797';

function happened(type: string, dossierId: string, more: Partial<NewEvent> = {}): NewEvent {
  return { type, actor: { kind: 'plan-holder', dossierId }, dossierId, occurredAt: now, payload: {}, ...more };
}

const append = (db: Db, events: readonly NewEvent[]) =>
  inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, events));

/** Cells that count somebody, as `level locality period sector size: members`. */
async function cells(db: Db, indicator: string): Promise<string[]> {
  const { rows } = await sql<{ cell: string }>`
    select level || ' ' || locality_id || ' ' || to_char(period, 'YYYY-MM') || ' ' || sector_group || ' ' || size_class || ': ' || members as cell
    from figure_cells where indicator = ${indicator} and members > 0 order by 1`.execute(db);
  return rows.map(({ cell }) => cell);
}

describe('figures', () => {
  it('count a platform as experienced when the vendor opened a trial, as used only by the owner’s word, each firm once', () =>
    withDatabase(async ({ db }) => {
      const [tried, stopped, onlyAsked] = [randomIds.next(), randomIds.next(), randomIds.next()];
      const trial = (type: string, dossierId: string) =>
        happened(type, dossierId, { payload: { platform: 'kiotviet' } });
      await append(
        db,
        [tried, stopped, onlyAsked].map((id) => happened('dossier.opened', id)),
      );
      await append(
        db,
        [tried, stopped, onlyAsked].map((id) => trial('trial.asked', id)),
      );
      await append(db, [trial('trial.started', tried), trial('trial.started', tried), trial('trial.started', stopped)]);
      await append(db, [trial('trial.stopped', stopped), trial('trial.continued', tried)]);
      const totals = async () => {
        const read = await readTotals(db, ids);
        return ['dossiers-opened', 'platforms-experienced', 'platforms-in-use', 'used-after-ninety-days'].map(
          (id) => read.get(id) ?? 0,
        );
      };
      expect(await totals()).toEqual([3, 2, 1, 0]);
      await append(db, [trial('trial.use-unknown', tried)]);
      expect((await totals())[3]).toBe(0);
      await append(db, [trial('trial.use-confirmed', tried)]);
      expect((await totals())[3]).toBe(1);
      // Whoever experienced a platform had access before: the others are the difference.
      const of = rules.indicators.find(({ id }) => id === 'platforms-experienced')?.othersThan;
      expect(of).toBe('dossiers-opened');
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('count a dossier once however often it plans, open to its first event, and a tampered cell is named', () =>
    withDatabase(async ({ db }) => {
      const [first, second] = [randomIds.next(), randomIds.next()];
      const recorded = await append(db, [
        happened('plan.made', first),
        happened('plan.made', first),
        happened('plan.made', second),
      ]);
      await append(db, [happened('plan.made', first)]);

      expect((await readTotals(db, ids)).get('anonymous-plans')).toBe(2);
      const members = await listMembers(db, 'anonymous-plans', { limit: 10, offset: 0 });
      expect(members.find((member) => member.member_id === first)?.event_id).toBe(recorded[0]?.id);
      expect(await recountMembers(db, rules)).toEqual([]);

      await sql`update figure_cells set members = 3 where level = 'nation'`.execute(db);
      expect(await recountMembers(db, rules)).toEqual([
        'anonymous-plans: nation vn 2031-03-01 unknown unknown: kept 3, counted 2',
      ]);
      await sql`update figure_members set sector_group = 'trade-services' where member_id = ${first}`.execute(db);
      expect((await recountMembers(db, rules))[0]).toContain(`anonymous-plans: member ${first}`);
    }));

  it('count once a level by the place, sector and size of the first event, in the month it happened in Viet Nam', () =>
    withDatabase(async ({ db }) => {
      const dossier = randomIds.next();
      const standing = { localityId: HAC_THANH, sectorGroup: 'trade-services', sizeClass: 'micro' };
      const lastEvening = '2031-02-28T18:00:00.000Z' as Instant;
      await append(db, [happened('plan.made', dossier, { ...standing, occurredAt: lastEvening })]);
      await append(db, [happened('plan.made', dossier, { ...standing, localityId: 'vn-2025-48', sizeClass: 'small' })]);
      expect(await cells(db, 'anonymous-plans')).toEqual([
        `commune ${HAC_THANH} 2031-03 trade-services micro: 1`,
        'nation vn 2031-03 trade-services micro: 1',
        'province vn-2025-38 2031-03 trade-services micro: 1',
      ]);
      expect(await listPlacesIn(db, 'anonymous-plans', { level: 'commune', parents: ['vn-2025-38'] })).toEqual(
        new Map([[HAC_THANH, 1]]),
      );
    }));

  it('are placed by the first event that says where, in the month of the first event of all, whichever comes first', () =>
    withDatabase(async ({ db }) => {
      const [before, after] = [randomIds.next(), randomIds.next()];
      const told = { localityId: HAC_THANH, sectorGroup: 'trade-services', sizeClass: 'micro' };
      const earlier = '2031-01-10T00:00:00.000Z' as Instant;
      await append(db, [happened('plan.made', before, { occurredAt: earlier })]);
      await append(db, [happened('plan.made', before, told), happened('plan.made', after, told)]);
      await append(db, [happened('plan.made', after, { occurredAt: earlier })]);
      await append(db, [happened('plan.made', after, { ...told, localityId: 'vn-2025-48' })]);
      expect(await cells(db, 'anonymous-plans')).toEqual([
        `commune ${HAC_THANH} 2031-01 trade-services micro: 2`,
        'nation vn 2031-01 trade-services micro: 2',
        'province vn-2025-38 2031-01 trade-services micro: 2',
      ]);
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('are restated by two deltas when an earlier event is recorded later', () =>
    withDatabase(async ({ db }) => {
      const [moving, staying] = [randomIds.next(), randomIds.next()];
      await append(db, [
        happened('plan.made', moving, { localityId: 'vn-2025-48' }),
        happened('plan.made', staying, { localityId: 'vn-2025-48' }),
      ]);
      const before = '2031-01-10T00:00:00.000Z' as Instant;
      await append(db, [happened('plan.made', moving, { localityId: 'vn-2025-38', occurredAt: before })]);
      expect(await readProvinceCells(db, 'anonymous-plans', 'period')).toEqual([
        { row: 'vn-2025-38', column: '2031-01-01', members: 1 },
        { row: 'vn-2025-48', column: '2031-03-01', members: 1 },
      ]);
      expect(await readTotals(db, ids)).toEqual(new Map([['anonymous-plans', 2]]));
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('agree after a storm of writers in any order, their months add up to the total, and a rebuild changes nothing', async () => {
    const { db } = await openTestDatabase();
    const dossiers = Array.from({ length: 12 }, () => randomIds.next());
    const types = loadIndicators().value.flatMap(({ events }) => events);
    const places = ['vn-2025-38', 'vn-2025-48', HAC_THANH, 'vn-gso-74', undefined];
    // A small generator of our own: the same storm every time.
    let seed = 7;
    const pick = <T>(from: readonly T[]): T => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return from[seed % from.length] as T;
    };
    const storm = Array.from({ length: 60 }, () =>
      Array.from({ length: 4 }, () => {
        const localityId = pick(places);
        const occurredAt = `2031-0${pick([1, 2, 3])}-1${pick([0, 1, 2, 3])}T00:00:00.000Z` as Instant;
        return happened(pick(types), pick(dossiers), { occurredAt, ...(localityId && { localityId }) });
      }),
    );
    await Promise.all(storm.map((events) => append(db, events)));

    expect(await recountMembers(db, rules)).toEqual([]);
    for (const [indicator, total] of await readTotals(db, ids)) {
      const months = await readNationMonths(db, indicator);
      expect(months.reduce((sum, { members }) => sum + members, 0)).toBe(total);
      const provinces = await readProvinceCells(db, indicator, 'size_class');
      expect(provinces.reduce((sum, { members }) => sum + members, 0)).toBe(total);
    }
    const before = await cells(db, 'steps-started');
    expect(await buildMissingFigures(db, rules, now)).toEqual(rules.indicators.map(({ id }) => id));
    expect(await cells(db, 'steps-started')).toEqual(before);
    expect(await buildMissingFigures(db, rules, now)).toEqual([]);
    await append(db, [happened('plan.made', randomIds.next())]);
    expect(await recountMembers(db, rules)).toEqual([]);
  });

  it('come back from the ledger alone', () =>
    withDatabase(async ({ db }) => {
      await append(db, [
        happened('plan.made', randomIds.next(), { localityId: HAC_THANH, sizeClass: 'small' }),
        happened('plan.made', randomIds.next(), { localityId: 'vn-gso-74' }),
      ]);
      const before = await cells(db, 'anonymous-plans');
      expect(before).toContain('province vn-2025-79 2031-03 unknown unknown: 1');
      await sql`delete from figure_cells`.execute(db);
      await sql`delete from figure_members`.execute(db);
      expect((await recountMembers(db, rules)).length).toBe(2);
      await rebuildFigures(db, rules, now);
      expect(await cells(db, 'anonymous-plans')).toEqual(before);
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('are named wrong whatever was tampered with, also where every sum stays the same', () =>
    withDatabase(async ({ db }) => {
      const [first, second] = [randomIds.next(), randomIds.next()];
      const told = { localityId: HAC_THANH, sectorGroup: 'trade-services', sizeClass: 'micro' };
      const later = '2031-03-05T05:06:07.000Z' as Instant;
      await append(db, [happened('plan.made', first), happened('plan.made', first, { ...told, occurredAt: later })]);
      await append(db, [happened('plan.made', second, { ...told, localityId: 'vn-2025-48' })]);
      expect(await recountMembers(db, rules)).toEqual([]);
      const member = (set: string) => `update figure_members set ${set} where member_id = '${first}'`;
      const cell = (level: string, by: number, of: string) =>
        `update figure_cells set members = members + ${String(by)} where level = '${level}' and locality_id = '${of}'`;
      const tampered = [
        member('event_id = placed_by'),
        member("occurred_at = occurred_at - interval '1 second'"),
        member("period = period - interval '1 month'"),
        member('placed_by = event_id'),
        member("placed_at = placed_at + interval '1 second'"),
        member('said = 3'),
        member("locality_id = 'vn-2025-48'"),
        member("province_id = 'vn-2025-48'"),
        member("commune_id = 'unknown'"),
        member("sector_group = 'unknown'"),
        member("size_class = 'small'"),
        member('member_id = gen_random_uuid()'),
        `delete from figure_members where member_id = '${first}'`,
        `insert into figure_members select indicator, gen_random_uuid(), event_id, occurred_at, period, locality_id, province_id, commune_id,
           sector_group, size_class, said, placed_at, placed_by from figure_members where member_id = '${first}'`,
        cell('commune', 1, HAC_THANH),
        cell('province', 1, 'vn-2025-38'),
        cell('nation', -1, 'vn'),
        `${cell('province', 1, 'vn-2025-38')}; ${cell('province', -1, 'vn-2025-48')}`,
        "update figure_cells set parent_id = 'vn-2025-48' where level = 'commune' and parent_id = 'vn-2025-38'",
        "update figure_cells set period = period + interval '1 month' where level = 'nation'",
      ];
      const unnoticed: string[] = [];
      for (const statement of tampered) {
        const undone = new Error('undone');
        await inTransaction(db, async (trx) => {
          for (const each of statement.split('; ')) await sql.raw(each).execute(trx);
          const said = await recountMembers(trx, rules);
          if (said.length === 0 || said.some((line) => line.includes('none is found wrong'))) unnoticed.push(statement);
          throw undone;
        }).catch((fault: unknown) => {
          if (fault !== undone) throw fault;
        });
      }
      expect(unnoticed).toEqual([]);
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('undo with the transaction that fails', () =>
    withDatabase(async ({ db }) => {
      await expect(
        inTransaction(db, async (trx) => {
          await ledger.append(trx, { ids: randomIds, now }, [happened('plan.made', randomIds.next())]);
          throw new Error('the shop closed');
        }),
      ).rejects.toThrow('the shop closed');
      expect(await readTotals(db, ids)).toEqual(new Map());
      expect(await recountMembers(db, rules)).toEqual([]);
    }));
});
