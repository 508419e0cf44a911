/** A corrected member leaves or moves by deltas that the ledger explains; firms of the register count by their record and as stocks. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger, type NewEvent } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { countingRules, loadIndicators } from '../content/load-indicators.ts';
import { correctionEvent } from '../domain/correction.ts';
import type { RegisterCount } from '../domain/stock.ts';
import { readProvinceCells, readTotals } from '../store/cells.read.ts';
import { listPlacesIn } from '../store/open-cells.read.ts';
import { readStockPlaces, readStockTotals } from '../store/stocks.read.ts';
import { memberProjector } from './project-members.ts';
import { buildMissingFigures, rebuildFigures } from './rebuild-figures.ts';
import { recountMembers } from './recount-members.ts';

const HAC_THANH = 'vn-2025-c-14797';
const DA_NANG = 'vn-2025-48';
const now = '2031-03-04T05:06:07.000Z' as Instant;
const register: RegisterCount[] = [];
const rules = countingRules(loadIndicators(), loadLocalities(), async () => register);
const ledger = createLedger({ projectors: [memberProjector(() => rules)] });

const append = (db: Db, ...events: NewEvent[]) =>
  inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, events));

function happened(type: string, more: Partial<NewEvent> = {}): NewEvent {
  return { type, actor: { kind: 'system', job: 'test' }, occurredAt: now, payload: {}, ...more };
}

const plan = (dossierId: string, localityId: string): NewEvent =>
  happened('plan.made', { dossierId, localityId, sectorGroup: 'trade-services', sizeClass: 'micro' });

const corrects = (memberId: string, act: 'excluded' | 'moved' | 'restored', localityId: string): NewEvent => {
  const placing = { localityId, sectorGroup: 'trade-services', sizeClass: 'small' };
  return happened(
    '',
    correctionEvent({ indicator: 'anonymous-plans', memberId, act, reason: 'wrong-place', ...placing }),
  );
};

async function provinces(db: Db): Promise<Record<string, number>> {
  const cells = await readProvinceCells(db, 'anonymous-plans', 'size_class');
  return Object.fromEntries(cells.map(({ row, column, members }) => [`${row} ${column}`, members]));
}

describe('a corrected member', () => {
  it('leaves, comes elsewhere and comes back by deltas, also when its own events move it meanwhile', () =>
    withDatabase(async ({ db }) => {
      const [wrong, right] = [randomIds.next(), randomIds.next()];
      await append(db, plan(wrong, HAC_THANH), plan(right, HAC_THANH));

      await append(db, corrects(wrong, 'excluded', HAC_THANH));
      expect(await provinces(db)).toEqual({ 'vn-2025-38 micro': 1 });
      expect(await recountMembers(db, rules)).toEqual([]);
      // An earlier event of an excluded member moves nothing that is counted.
      await append(db, { ...plan(wrong, DA_NANG), occurredAt: '2031-01-10T00:00:00.000Z' as Instant });
      expect(await provinces(db)).toEqual({ 'vn-2025-38 micro': 1 });

      await append(db, corrects(wrong, 'moved', DA_NANG));
      expect(await provinces(db)).toEqual({ 'vn-2025-38 micro': 1, 'vn-2025-48 small': 1 });
      expect(await recountMembers(db, rules)).toEqual([]);

      await append(db, corrects(wrong, 'restored', HAC_THANH));
      expect(await provinces(db)).toEqual({ 'vn-2025-38 micro': 1, 'vn-2025-48 micro': 1 });
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('stays corrected when figures are built again, and a correction the ledger does not know is named', () =>
    withDatabase(async ({ db }) => {
      const member = randomIds.next();
      await append(db, plan(member, HAC_THANH));
      await append(db, corrects(member, 'moved', DA_NANG));
      await sql`delete from figure_corrections`.execute(db);
      expect(await recountMembers(db, rules)).toContainEqual(
        `anonymous-plans: correction of ${member} is not what the ledger says`,
      );
      await rebuildFigures(db, rules, now);
      expect(await provinces(db)).toEqual({ 'vn-2025-48 small': 1 });
      expect(await recountMembers(db, rules)).toEqual([]);
    }));

  it('keeps the latest correction whichever arrives first, and one of nobody counts nobody', () =>
    withDatabase(async ({ db }) => {
      const member = randomIds.next();
      await append(db, plan(member, HAC_THANH));
      await append(db, corrects(member, 'excluded', HAC_THANH), corrects(member, 'moved', DA_NANG));
      await append(db, corrects(randomIds.next(), 'moved', DA_NANG));
      expect(await provinces(db)).toEqual({ 'vn-2025-48 small': 1 });
      expect(await recountMembers(db, rules)).toEqual([]);
    }));
});

describe('a request', () => {
  it('counts as confirmed by both sides only when the owner pressed that it is solved', () =>
    withDatabase(async ({ db }) => {
      const [solved, silent] = [randomIds.next(), randomIds.next()];
      const moved = (dossierId: string, transition: string) =>
        happened('case.moved', { dossierId, localityId: HAC_THANH, payload: { transition } });
      await append(db, moved(solved, 'answer'), moved(silent, 'close-silent'));
      expect(await readTotals(db, ['help-confirmed'])).toEqual(new Map());
      await append(db, moved(solved, 'confirm'), moved(solved, 'confirm'));
      expect(await readTotals(db, ['help-confirmed'])).toEqual(new Map([['help-confirmed', 1]]));
      expect(await recountMembers(db, rules)).toEqual([]);
    }));
});

describe('a firm of the register', () => {
  it('is reached when somebody spoke with it, once however often, and not when nobody answered', () =>
    withDatabase(async ({ db }) => {
      const [first, second] = [randomIds.next(), randomIds.next()];
      const contact = (recordId: string, outcome: string) =>
        happened('contact.logged', { localityId: HAC_THANH, payload: { recordId, outcome } });
      await append(db, contact(first, 'no-answer'), contact(first, 'spoke'), contact(second, 'closed-down'));
      await append(db, contact(first, 'refused'), contact('not-an-id', 'spoke'));
      expect(await readTotals(db, ['firms-reached'])).toEqual(new Map([['firms-reached', 1]]));
      expect(await listPlacesIn(db, 'firms-reached', { level: 'commune', parents: ['vn-2025-38'] })).toEqual(
        new Map([[HAC_THANH, 1]]),
      );
      expect(await recountMembers(db, rules)).toEqual([]);
      await rebuildFigures(db, rules, now);
      expect(await readTotals(db, ['firms-reached'])).toEqual(new Map([['firms-reached', 1]]));
    }));

  it('stands in the stocks of its place from the transaction that imports it, and a wrong stock is named', () =>
    withDatabase(async ({ db }) => {
      const firms = { communeId: HAC_THANH, provinceId: 'vn-2025-38', taxStatus: null, taxArisen: false };
      register.splice(0, register.length);
      await buildMissingFigures(db, rules, now);
      expect(await readStockTotals(db)).toEqual(new Map());
      register.push(
        { ...firms, operatingStatus: 'active', firms: 7 },
        { ...firms, operatingStatus: 'closed', firms: 2 },
      );
      register.push({ ...firms, operatingStatus: null, taxStatus: '00', communeId: null, firms: 3 });
      await append(db, happened('register.imported'));
      expect(await readStockTotals(db)).toEqual(
        new Map([
          ['operating', 7],
          ['registered', 10],
          ['tax-code-in-force', 3],
        ]),
      );
      expect(await readStockPlaces(db, 'commune', ['vn-2025-38'])).toContainEqual({
        stock: 'registered',
        localityId: 'unknown',
        firms: 3,
      });
      expect(await recountMembers(db, rules)).toEqual([]);
      await sql`update figure_stocks set firms = 8 where stock = 'operating' and level = 'nation'`.execute(db);
      expect(await recountMembers(db, rules)).toEqual(['operating: nation vn in : kept 8, register 7']);
    }));

  it('counts as paying tax by the last closed year, and anew when a year has closed', () =>
    withDatabase(async ({ db }) => {
      const latest = [2029, 2030, 2030, 2031];
      const asked: number[] = [];
      const counts = async (_: Db, { taxSince }: { readonly taxSince: number }): Promise<RegisterCount[]> => {
        asked.push(taxSince);
        const place = { communeId: HAC_THANH, provinceId: 'vn-2025-38', operatingStatus: 'active', taxStatus: '00' };
        return latest.map((year) => ({ ...place, taxArisen: year >= taxSince, firms: 1 }));
      };
      const byYear = { ...rules, countRegister: counts };
      const paying = async () => (await readStockTotals(db)).get('tax-arisen');
      await buildMissingFigures(db, byYear, now);
      expect(await paying()).toBe(3);
      const newYear = '2031-12-31T17:30:00.000Z' as Instant;
      // What stands was counted in another year: that is no fault of it.
      expect(await recountMembers(db, byYear)).toEqual([]);
      await buildMissingFigures(db, byYear, newYear);
      expect(await paying()).toBe(1);
      await buildMissingFigures(db, byYear, newYear);
      expect(asked).toEqual([2030, 2030, 2031]);
    }));
});
