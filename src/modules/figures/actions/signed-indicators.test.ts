/** An indicator signed while the portal runs: counted from history, then on, in every process, no event lost or counted twice. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger, type Ledger, type NewEvent } from '../../ledger/index.ts';
import { loadLocalities } from '../../localities/index.ts';
import { countingRules, loadIndicators } from '../content/load-indicators.ts';
import type { Indicator } from '../domain/indicator.ts';
import { readTotals } from '../store/cells.read.ts';
import type { CountingRules } from './counting-rules.ts';
import { memberProjector } from './project-members.ts';
import { buildMissingFigures } from './rebuild-figures.ts';
import { recountMembers } from './recount-members.ts';

const now = '2031-03-04T05:06:07.000Z' as Instant;
const before = countingRules(loadIndicators(), loadLocalities());
const MANDATES: Indicator = {
  ...{ id: 'mandates-given', version: 1, events: ['mandate.given'], distinctBy: 'dossier', kind: 'flow' },
  denominators: ['dossiers-opened'],
  unit: { vi: 'hồ sơ', en: 'dossiers' },
  name: { vi: 'hồ sơ có ủy quyền', en: 'dossiers with a mandate' },
  definition: { vi: 'Có ủy quyền.', en: 'With a mandate.' },
  hash: 'a'.repeat(64),
};
const after: CountingRules = { ...before, indicators: [...before.indicators, MANDATES] };

/** Another process: what it reads of the content may be behind, or ahead. */
const process = (rules: CountingRules): Ledger => createLedger({ projectors: [memberProjector(() => rules)] });

function given(dossierId: string): NewEvent {
  return { type: 'mandate.given', actor: { kind: 'system', job: 'test' }, dossierId, occurredAt: now, payload: {} };
}
const append = (db: Db, ledger: Ledger, ...dossiers: readonly string[]) =>
  inTransaction(db, (trx) => ledger.append(trx, { ids: randomIds, now }, dossiers.map(given)));
const total = async (db: Db) => (await readTotals(db, [MANDATES.id])).get(MANDATES.id);

/** Something to wait for. */
function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}

describe('an indicator that was signed', () => {
  it('counts what happened before and from then on also in a process that has not read it yet', () =>
    withDatabase(async ({ db }) => {
      const [behind, ahead] = [process(before), process(after)];
      const [first, second, third] = [randomIds.next(), randomIds.next(), randomIds.next()];
      await buildMissingFigures(db, before, now);
      await append(db, behind, first, first);
      // Read and not built yet: no part of it is counted, so no number is wrong.
      await append(db, ahead, second);
      expect(await total(db)).toBeUndefined();
      expect(await recountMembers(db, after)).toEqual([]);

      expect(await buildMissingFigures(db, after, now)).toEqual([MANDATES.id]);
      expect(await total(db)).toBe(2);
      await append(db, behind, second, third);
      await append(db, ahead, third);
      expect(await total(db)).toBe(3);
      expect(await recountMembers(db, after)).toEqual([]);
      expect(await buildMissingFigures(db, after, now)).toEqual([]);
    }));

  it('is built whole or not at all: whoever comes after a builder that died builds it', () =>
    withDatabase(async ({ db }) => {
      await buildMissingFigures(db, before, now);
      await append(db, process(before), randomIds.next());
      await inTransaction(db, (trx) =>
        process(before).append(trx, { ids: randomIds, now }, [
          { ...given(randomIds.next()), localityId: 'vn-2025-48' },
        ]),
      );
      const dying: CountingRules = {
        ...after,
        placeOf: () => {
          throw new Error('killed');
        },
      };
      await expect(buildMissingFigures(db, dying, now)).rejects.toThrow('killed');
      expect(await total(db)).toBeUndefined();
      expect(await buildMissingFigures(db, after, now)).toEqual([MANDATES.id]);
      expect(await total(db)).toBe(2);
      expect(await recountMembers(db, after)).toEqual([]);
    }));

  it('loses no event that is written while it is built, and counts none twice, however many build', async () => {
    const { db } = await openTestDatabase();
    await buildMissingFigures(db, before, now);
    const [behind, ahead] = [process(before), process(after)];
    const dossiers = Array.from({ length: 60 }, () => randomIds.next());
    const builds: Promise<readonly string[]>[] = [];
    await Promise.all(
      dossiers.map(async (dossier, index) => {
        await append(db, index % 2 === 0 ? behind : ahead, dossier);
        if (index % 20 === 7) builds.push(buildMissingFigures(db, after, now));
        await append(db, index % 3 === 0 ? behind : ahead, dossier, dossiers[(index + 1) % dossiers.length] ?? dossier);
      }),
    );
    const built = (await Promise.all(builds)).flat();
    expect(built).toEqual([MANDATES.id]);
    expect(await total(db)).toBe(60);
    expect(await recountMembers(db, after)).toEqual([]);
  });

  it.each(['writer', 'builder'] as const)(
    'has every event once when a %s goes first and the other comes before it has committed',
    async (first) => {
      const { db } = await openTestDatabase();
      await buildMissingFigures(db, before, now);
      const behind = process(before);
      await append(db, behind, randomIds.next());
      const write = (on: Db) => append(on, behind, randomIds.next());
      const build = (on: Db) => buildMissingFigures(on, after, now);
      const [one, other] = first === 'writer' ? [write, build] : [build, write];
      const begun = signal();
      const mayEnd = signal();
      const open = inTransaction(db, async (trx) => {
        await one(trx);
        begun.resolve();
        await mayEnd.promise;
      });
      await begun.promise;
      const late = other(db);
      // Long enough to be done, if nothing made it wait.
      await Promise.race([late, new Promise((wake) => setTimeout(wake, 300))]);
      mayEnd.resolve();
      await Promise.all([open, late]);
      expect(await total(db)).toBe(2);
      expect(await recountMembers(db, after)).toEqual([]);
    },
  );

  it('is not counted again for other words, and is for another way of counting', () =>
    withDatabase(async ({ db }) => {
      await buildMissingFigures(db, after, now);
      await append(db, process(after), randomIds.next());
      const withChange = (change: Partial<Indicator>): CountingRules => ({
        ...before,
        indicators: [...before.indicators, { ...MANDATES, ...change }],
      });
      const reworded = withChange({ name: { vi: 'khác', en: 'other' }, hash: 'b'.repeat(64) });
      expect(await buildMissingFigures(db, reworded, now)).toEqual([]);
      const { rows } = await sql<{ hash: string }>`
        select definition_hash as hash from figure_builds where indicator = ${MANDATES.id}`.execute(db);
      expect(rows).toEqual([{ hash: 'b'.repeat(64) }]);
      const counted = withChange({ version: 2, events: ['claim.made'], hash: 'c'.repeat(64) });
      expect(await buildMissingFigures(db, counted, now)).toEqual([MANDATES.id]);
      expect(await total(db)).toBeUndefined();
      // A process of the release before, while one after the other is replaced.
      expect(await buildMissingFigures(db, after, now)).toEqual([]);
    }));
});
