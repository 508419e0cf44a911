/** The projection follows the dossier, is found out when it does not, and can always be made again. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { LocalDate } from '../../../foundation/clock.ts';
import { localDateOf } from '../../../foundation/clock.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { fixedIds } from '../../../test-support/fixed-ids.ts';
import { contextOn, facts } from '../../../test-support/measures-context.ts';
import { createLedger } from '../../ledger/index.ts';
import type { Statement } from '../domain/fact.ts';
import { itemColumnNames, PROFILE_TABLE, profileColumnNames, profileColumns } from '../domain/profile-columns.ts';
import { eraseDossier } from './erase-dossier.ts';
import { openDossier } from './open-dossier.ts';
import { rebuildProfiles, settleProfiles } from './rebuild-profiles.ts';
import { recordFacts } from './record-facts.ts';
import { recountProfiles } from './recount-profiles.ts';

const one = (key: string, value: string | number | boolean): Statement => ({ key, kind: 'one', value });
const list = (key: string, ...codes: string[]): Statement => ({
  key,
  kind: 'many',
  items: codes.map((code) => ({ code })),
});

function aPortal(db: Db) {
  const clock = fixedClock();
  const deps = {
    db,
    ids: fixedIds(1),
    ledger: createLedger(),
    randomBytes: (count: number) => randomBytes(count),
    contextAt: (asOf: LocalDate) => contextOn(asOf),
    erasers: [],
  };
  const commands = fixedIds(2);
  return {
    deps,
    clock,
    today: () => localDateOf(clock.now()),
    open: () => openDossier(db as Trx, deps, { command: commands.next(), now: clock.now() }),
    say: (dossierId: string, ...statements: Statement[]) =>
      recordFacts(db as Trx, deps, { dossierId, statements, source: { kind: 'owner' }, now: clock.now() }),
    profileOf: async (id: string) => {
      const { rows } = await sql<Record<string, unknown>>`
        select p.*, array(select f.code from profile_functions as f where f.dossier_id = p.dossier_id order by 1) as functions
        from enterprise_profiles as p where p.dossier_id = ${id}`.execute(db);
      return rows[0];
    },
  };
}

test('every fact a rule may read has its columns, and every column a fact', async () => {
  await withDatabase(async ({ db }) => {
    const columnsOf = async (table: string) => {
      const { rows } = await sql<{ name: string }>`
        select column_name as name from information_schema.columns where table_name = ${table}`.execute(db);
      return rows.map(({ name }) => name).sort();
    };
    const definitions = Object.values(facts.vocabularyAt('2026-09-01' as LocalDate).facts);
    const keys = (cardinality: 'one' | 'many') =>
      definitions.filter((each) => each.cardinality === cardinality && each.type !== 'tax-code').map(({ key }) => key);
    expect(Object.keys(profileColumns.one).sort()).toEqual(keys('one').sort());
    expect(Object.keys(profileColumns.many).sort()).toEqual(keys('many').sort());
    expect(await columnsOf(PROFILE_TABLE)).toEqual([...profileColumnNames].sort());
    for (const [fact, each] of Object.entries(profileColumns.many)) {
      expect(Object.keys(each.fields)).toEqual(Object.keys(definitions.find(({ key }) => key === fact)?.fields ?? {}));
      expect(await columnsOf(each.table)).toEqual([...itemColumnNames(each)].sort());
    }
  });
});

test('what is said, changed, taken back and cleared shows in the row at once; a person’s own tax code never', async () => {
  await withDatabase(async ({ db }) => {
    const { open, say, profileOf, clock } = aPortal(db);
    const { dossier } = await open();
    expect(await profileOf(dossier.id)).toBeUndefined();
    await say(dossier.id, one('taxCode', '079090001234'), one('commune', 'vn-2025-38'), one('industry', '4711'));
    await say(dossier.id, one('revenueVnd', 2_000_000_000), list('functionsInUse', 'e-invoice', 'crm'));
    const first = await profileOf(dossier.id);
    expect(first).toMatchObject({
      commune: 'vn-2025-38',
      commune_province: 'vn-2025-38',
      industry_sector_group: 'trade-services',
      revenue_vnd: 2_000_000_000,
      revenue_vnd_grade: 0,
      functions_in_use_said: true,
      functions: ['crm', 'e-invoice'],
      certifications_said: false,
    });
    expect(JSON.stringify(first)).not.toContain('079090001234');
    clock.advance({ minutes: 1 });
    await say(
      dossier.id,
      { key: 'revenueVnd', kind: 'unknown' },
      list('functionsInUse', 'crm'),
      list('certifications'),
    );
    expect(await profileOf(dossier.id)).toMatchObject({
      revenue_vnd: null,
      revenue_vnd_grade: null,
      functions: ['crm'],
      certifications_said: true,
    });
  });
});

test('an erased dossier leaves the projection with all its items', async () => {
  await withDatabase(async ({ db }) => {
    const { deps, open, say, clock } = aPortal(db);
    const { dossier, key } = await open();
    await say(dossier.id, list('functionsInUse', 'crm'));
    expect((await eraseDossier(deps, { key, now: clock.now() })).ok).toBe(true);
    for (const table of ['enterprise_profiles', 'profile_functions'])
      expect((await sql`select 1 from ${sql.table(table)}`.execute(db)).rows).toEqual([]);
  });
});

test('a recount names the firm and the column that differ, without a value, and a rebuild mends all of it', async () => {
  const { db } = await openTestDatabase();
  const { deps, open, say, clock, today } = aPortal(db);
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { dossier } = await open();
    ids.push(dossier.id);
    await say(
      dossier.id,
      one('commune', 'vn-2025-01'),
      one('employeesInsuredAverage', n),
      list('functionsInUse', 'crm'),
    );
  }
  expect(await recountProfiles(deps, today())).toEqual({ checked: 5, differences: [] });
  // Time passing is no difference: what expired since is still what was said.
  clock.advance({ days: 500 });
  expect((await recountProfiles(deps, today())).differences).toEqual([]);
  // The night settles what expired, once, and that is no difference either.
  expect(await settleProfiles(deps, today())).toBe(5);
  expect(await settleProfiles(deps, today())).toBe(0);
  expect((await recountProfiles(deps, today())).differences).toEqual([]);

  await sql`update enterprise_profiles set employees_insured_average = 77 where dossier_id = ${ids[1]}`.execute(db);
  await sql`delete from profile_functions where dossier_id = ${ids[2]}`.execute(db);
  await sql`delete from enterprise_profiles where dossier_id = ${ids[3]}`.execute(db);
  await sql`delete from facts where dossier_id = ${ids[4]}`.execute(db);
  const { differences } = await recountProfiles(deps, today());
  expect(differences).toEqual([
    `${ids[1]}: employees_insured_average`,
    `${ids[2]}: profile_functions`,
    `${ids[3]}: no profile`,
    `${ids[4]}: its dossier says nothing`,
  ]);
  expect(await rebuildProfiles(deps, today())).toEqual({ profiles: 4, removed: 1 });
  expect(await recountProfiles(deps, today())).toEqual({ checked: 4, differences: [] });
});
