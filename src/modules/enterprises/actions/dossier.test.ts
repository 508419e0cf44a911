import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type LocalDate, localDateOf } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedId, fixedIds } from '../../../test-support/fixed-ids.ts';
import { createLedger, listEventsOfDossier } from '../../ledger/index.ts';
import { loadVocabulary } from '../content/load-vocabulary.ts';
import { currentDossier } from '../domain/current-dossier.ts';
import type { Statement } from '../domain/fact.ts';
import { eraseExpiredDossiers } from '../jobs/erase-expired-dossiers.ts';
import { answerFact } from './answer-fact.ts';
import type { DossierDeps } from './dossier-deps.ts';
import { eraseDossier } from './erase-dossier.ts';
import { exportDossier } from './export-dossier.ts';
import { openByKey } from './open-by-key.ts';
import { openDossier } from './open-dossier.ts';
import { recordFacts } from './record-facts.ts';

const content = loadVocabulary();

function aWorld(db: Db) {
  const clock = fixedClock();
  const deps: DossierDeps = {
    db,
    ids: fixedIds(1),
    ledger: createLedger(),
    randomBytes: (count) => randomBytes(count),
    contextAt: (asOf: LocalDate) => ({
      asOf,
      vocabulary: content.vocabularyAt(asOf),
      localities: { contains: () => 'unknown' },
      lookups: { province: () => 'vn-2025-38', sectorGroup: () => 'trade-services' },
    }),
  };
  const commands = fixedIds(2);
  const say = (dossierId: string, ...statements: Statement[]) =>
    recordFacts(db as Trx, deps, { dossierId, statements, source: { kind: 'owner' }, now: clock.now() });
  const open = (command = commands.next()) => openDossier(db as Trx, deps, { command, now: clock.now() });
  const factsOf = async (key: string) => {
    const opened = await openByKey(db, key, localDateOf(clock.now()));
    if (!opened.ok) return opened.refusals[0]?.code;
    return currentDossier(opened.value.facts, content.vocabularyAt(localDateOf(clock.now())), localDateOf(clock.now()));
  };
  return { clock, deps, say, open, factsOf, commands };
}

const one = (key: string, value: string | number | boolean): Statement => ({ key, kind: 'one', value });
const certificates: Statement = {
  key: 'certifications',
  kind: 'many',
  items: [{ code: 'iso-9001', expires: '2033-01-01' }, { code: 'haccp' }],
};

describe('a dossier without an account', () => {
  it('opens with its key alone, however the key is typed, and keeps every type of fact', async () => {
    await withDatabase(async ({ db }) => {
      const { say, open, factsOf, clock } = aWorld(db);
      const { dossier, key } = await open();
      await say(
        dossier.id,
        one('commune', 'vn-2025-c-14758'),
        one('revenueVnd', 2_000_000_000),
        one('womenOwned', true),
      );
      clock.advance({ minutes: 1 });
      await say(dossier.id, one('foundedOn', '2029-02-28'), certificates, {
        key: 'functionsInUse',
        kind: 'many',
        items: [],
      });
      const facts = await factsOf(` ${key.slice(0, 10).toUpperCase()} - ${key.slice(10)} `);
      expect(facts).toEqual({
        one: {
          commune: { value: 'vn-2025-c-14758', grade: 'declared' },
          revenueVnd: { value: 2_000_000_000, grade: 'declared', expiresOn: '2032-03-04' },
          womenOwned: { value: true, grade: 'declared' },
          foundedOn: { value: '2029-02-28', grade: 'declared' },
        },
        many: {
          certifications: [
            { fields: { code: 'iso-9001', expires: '2033-01-01' }, grade: 'declared', expiresOn: '2033-01-01' },
            { fields: { code: 'haccp' }, grade: 'declared' },
          ],
          functionsInUse: [],
        },
      });
      expect(await factsOf(key.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe(
        'enterprises.dossier.not-found',
      );
      expect(await factsOf('<script>')).toBe('enterprises.dossier.not-found');
    });
  });

  it('is opened once by a double submit, and both answers lead to it', async () => {
    await withDatabase(async ({ db }) => {
      const { open, say, factsOf, commands, clock } = aWorld(db);
      const command = commands.next();
      const first = await open(command);
      await say(first.dossier.id, one('mainGoal', 'sell-more'));
      const second = await open(command);
      expect(second.dossier.id).toBe(first.dossier.id);
      expect(second.key).not.toBe(first.key);
      for (const { key } of [first, second])
        expect(await factsOf(key)).toMatchObject({ one: { mainGoal: { value: 'sell-more' } } });
      // An old form found in the history of a shared computer gives nobody a key to it.
      clock.advance({ hours: 2 });
      expect((await open(command)).dossier.id).not.toBe(first.dossier.id);
    });
  });

  it('keeps history: a change adds a fact, a repetition adds nothing, an item can be taken back', async () => {
    await withDatabase(async ({ db }) => {
      const { say, open, factsOf, clock } = aWorld(db);
      const { dossier, key } = await open();
      const count = async (statement: Statement) => {
        clock.advance({ minutes: 1 });
        return (await say(dossier.id, statement)).added.length;
      };
      expect(await count(one('mainGoal', 'sell-more'))).toBe(1);
      expect(await count(one('mainGoal', 'sell-more'))).toBe(0);
      expect(await count(one('mainGoal', 'keep-safe'))).toBe(1);
      expect(await count(certificates)).toBe(2);
      expect(await count(certificates)).toBe(0);
      expect(await count({ key: 'certifications', kind: 'many', items: [{ code: 'haccp' }] })).toBe(1);
      expect(await factsOf(key)).toMatchObject({ many: { certifications: [{ fields: { code: 'haccp' } }] } });
      expect(await count({ key: 'certifications', kind: 'many', items: [] })).toBe(1);
      expect(await count({ key: 'certifications', kind: 'many', items: [] })).toBe(0);
      expect(await factsOf(key)).toMatchObject({ many: { certifications: [] } });
      expect(await count({ key: 'certifications', kind: 'unknown' })).toBe(1);
      expect(await count({ key: 'mainGoal', kind: 'unknown' })).toBe(1);
      expect(await factsOf(key)).toEqual({ one: {}, many: {} });
    });
  });

  it('never lets a declaration replace a proof of the same value', async () => {
    await withDatabase(async ({ db }) => {
      const { say, open, deps, clock } = aWorld(db);
      const { dossier } = await open();
      const statements = [one('foundedOn', '2029-02-28')];
      const proof = {
        dossierId: dossier.id,
        statements,
        source: { kind: 'register' },
        grade: 'verified',
        now: clock.now(),
      } as const;
      expect((await recordFacts(db as Trx, deps, proof)).added).toHaveLength(1);
      expect((await say(dossier.id, one('foundedOn', '2029-02-28'))).added).toHaveLength(0);
      expect((await say(dossier.id, one('foundedOn', '2029-02-27'))).added).toHaveLength(1);
    });
  });

  it('writes an event for each fact with where the firm stood, and never the value', async () => {
    await withDatabase(async ({ db, trx }) => {
      const { say, open } = aWorld(db);
      const { dossier } = await open();
      await say(
        dossier.id,
        one('commune', 'vn-2025-c-14758'),
        one('industry', '47'),
        one('employeesInsuredAverage', 7),
        one('revenueVnd', 1_234_567_890),
      );
      const events = (await listEventsOfDossier(trx, dossier.id)).reverse();
      expect(events.map(({ type }) => type)).toEqual(['dossier.opened', ...Array(4).fill('fact.recorded')]);
      expect(events.at(-1)).toMatchObject({
        localityId: 'vn-2025-c-14758',
        sectorGroup: 'trade-services',
        sizeClass: 'micro',
      });
      expect(events.at(-1)?.payload).toMatchObject({
        key: 'revenueVnd',
        grade: 'declared',
        said: 'value',
        source: 'owner',
      });
      expect(JSON.stringify(events.map(({ payload }) => payload))).not.toMatch(/1234567890|"7"|vn-2025-c/);
    });
  });

  it('records an answer sent twice once, and a changed answer from the same old form too', async () => {
    await withDatabase(async ({ db, trx }) => {
      const { deps, open, factsOf, commands, clock } = aWorld(db);
      const { dossier, key } = await open();
      const command = commands.next();
      const send = async (value: number) => {
        clock.advance({ days: 1 });
        await answerFact(deps, { key, command, statement: one('revenueVnd', value), now: clock.now() });
        return (await listEventsOfDossier(trx, dossier.id)).filter(({ type }) => type === 'fact.recorded').length;
      };
      expect(await send(1_000_000)).toBe(1);
      expect(await send(1_000_000)).toBe(1);
      expect(await send(2_000_000)).toBe(2);
      expect(await factsOf(key)).toMatchObject({ one: { revenueVnd: { value: 2_000_000 } } });
    });
  });

  it('gives its owner a copy of everything, other modules included', async () => {
    await withDatabase(async ({ db, trx }) => {
      const { deps, say, open, clock } = aWorld(db);
      const { dossier, key } = await open();
      await say(dossier.id, one('taxCode', '079090001234'));
      const exporters = [{ section: 'plans', read: async (_db: Db, id: string) => [{ of: id }] }];
      const copy = await exportDossier({ ...deps, exporters }, { key, now: clock.now() });
      expect(copy).toMatchObject({
        ok: true,
        value: {
          facts: [{ key: 'taxCode', value: '079090001234' }],
          plans: [{ of: dossier.id }],
          readBy: [{ purpose: 'export' }],
        },
      });
      expect((await listEventsOfDossier(trx, dossier.id))[0]?.type).toBe('dossier.exported');
    });
  });

  it('is deleted with everything in it, in every module, while the ledger stays', async () => {
    await withDatabase(async ({ db, trx }) => {
      const { deps, say, open, factsOf, clock } = aWorld(db);
      const { dossier, key } = await open();
      await say(dossier.id, one('taxCode', '079090001234'), certificates);
      const other = await open();
      await say(other.dossier.id, one('mainGoal', 'sell-more'));
      const erased: string[] = [];
      const erasers = [async (_trx: Trx, id: string) => void erased.push(id)];
      expect((await eraseDossier({ ...deps, erasers }, { key, now: clock.now() })).ok).toBe(true);
      expect(await factsOf(key)).toBe('enterprises.dossier.erased');
      expect(erased).toEqual([dossier.id]);
      for (const table of ['facts', 'dossier_secrets', 'readings']) {
        const left = await sql<{
          n: number;
        }>`select count(*)::int as n from ${sql.table(table)} where dossier_id = ${dossier.id}`.execute(db);
        expect(left.rows[0]?.n, table).toBe(0);
      }
      expect((await sql<{ n: number }>`select count(*)::int as n from fact_fields`.execute(db)).rows[0]?.n).toBe(0);
      expect((await listEventsOfDossier(trx, dossier.id))[0]).toMatchObject({
        type: 'dossier.erased',
        payload: { because: 'asked' },
      });
      expect(await factsOf(other.key)).toMatchObject({ one: { mainGoal: { value: 'sell-more' } } });
      expect(await eraseDossier({ ...deps, erasers }, { key, now: clock.now() })).toMatchObject({ ok: false });
    });
  });

  it('goes 180 days after its last change, not after its first', async () => {
    await withDatabase(async ({ db }) => {
      const { deps, say, open, factsOf, clock } = aWorld(db);
      const { dossier, key } = await open();
      const untouched = await open();
      clock.advance({ days: 100 });
      await say(dossier.id, one('mainGoal', 'sell-more'));
      clock.advance({ days: 81 });
      expect(await factsOf(untouched.key)).toBe('enterprises.dossier.expired');
      expect(await eraseExpiredDossiers({ ...deps, erasers: [] }, clock.now())).toBe(1);
      expect(await factsOf(untouched.key)).toBe('enterprises.dossier.expired');
      expect(await factsOf(key)).toMatchObject({ one: { mainGoal: { value: 'sell-more' } } });
      expect(await eraseExpiredDossiers({ ...deps, erasers: [] }, clock.now())).toBe(0);
    });
  });

  it('holds no key in the clear, and a text that looks like a day but is none comes back as it was', async () => {
    await withDatabase(async ({ db }) => {
      const { say, open, factsOf } = aWorld(db);
      const { dossier, key } = await open();
      const stored = await sql<{
        key_hash: string;
      }>`select key_hash from plan_keys where dossier_id = ${fixedId(1, 1)}`.execute(db);
      expect(stored.rows.map((row) => row.key_hash)).not.toContain(key);
      expect(key).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
      await say(dossier.id, {
        key: 'functionsInUse',
        kind: 'many',
        items: [{ code: '2024-13-45' }, { code: '2024-01-31' }],
      });
      expect(await factsOf(key)).toMatchObject({
        many: { functionsInUse: [{ fields: { code: '2024-13-45' } }, { fields: { code: '2024-01-31' } }] },
      });
    });
  });
});
