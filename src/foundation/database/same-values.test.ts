import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../test-support/database-fixture.ts';
import { inTransaction } from './in-transaction.ts';

describe('values look the same on both engines', () => {
  it('when they are read', async () => {
    await withDatabase(async ({ trx }) => {
      const { rows } = await sql`
        select 20000000::int8 as dong, 9007199254740993::int8 as beyond, date '2026-02-28' as day,
          timestamptz '2026-01-02 10:04:05.678901+07' as instant, timestamptz '2026-01-02 03:04:05+00' as whole,
          1.50::numeric as ratio, '{"a":[1]}'::jsonb as data, array[1, null, 3]::int8[] as numbers,
          array[date '2026-02-28', null] as days, array['a b', 'ắ,"x']::text[] as words,
          array[timestamptz '2026-01-02 03:04:05+00'] as instants, null::date as nothing, true as yes,
          'Đặng'::text as name`.execute(trx);
      expect(rows).toEqual([
        {
          dong: 20_000_000,
          beyond: 9_007_199_254_740_993n,
          day: '2026-02-28',
          instant: '2026-01-02T03:04:05.678Z',
          whole: '2026-01-02T03:04:05.000Z',
          ratio: '1.50',
          data: { a: [1] },
          numbers: [1, null, 3],
          days: ['2026-02-28', null],
          words: ['a b', 'ắ,"x'],
          instants: ['2026-01-02T03:04:05.000Z'],
          nothing: null,
          yes: true,
          name: 'Đặng',
        },
      ]);
    });
  });

  it('when they are written', async () => {
    await withDatabase(async ({ trx }) => {
      await sql`create table kept (id uuid, day date, at timestamptz, dong bigint, data jsonb, words text[], yes boolean)`.execute(
        trx,
      );
      const written = {
        id: '01900000-0000-7000-8000-000000000001',
        day: '2024-02-29',
        at: '2026-01-02T03:04:05.678Z',
        dong: 9_007_199_254_740_991,
        words: ['một', 'hai, ba'],
        yes: false,
      };
      await sql`insert into kept values (${written.id}, ${written.day}, ${written.at}, ${written.dong},
        ${JSON.stringify(['x', { y: null }])}, ${written.words}, ${written.yes})`.execute(trx);
      const { rows } = await sql`select * from kept`.execute(trx);
      expect(rows).toEqual([{ ...written, data: ['x', { y: null }] }]);
    });
  });

  it('when a statement counts what it changed', async () => {
    await withDatabase(async ({ trx }) => {
      await sql`create table counted (n int)`.execute(trx);
      const inserted = await sql`insert into counted values (1), (2), (3)`.execute(trx);
      const updated = await sql`update counted set n = n + ${1} where n > ${1}`.execute(trx);
      expect([inserted.numAffectedRows, updated.numAffectedRows]).toEqual([3n, 2n]);
    });
  });
});

describe('a statement asked many times', () => {
  it('answers as the table is now, also after the table was changed', async () => {
    await withDatabase(async ({ trx }) => {
      const read = async () => (await sql`select * from changing where n > ${0}`.execute(trx)).rows;
      await sql`create table changing (n int); insert into changing values (1)`.execute(trx);
      for (let time = 0; time < 8; time += 1) expect(await read()).toEqual([{ n: 1 }]);
      await sql`alter table changing add column name text default 'x'`.execute(trx);
      expect(await read()).toEqual([{ n: 1, name: 'x' }]);
      await expect(inTransaction(trx, (inner) => sql`select ${1}::int / 0`.execute(inner))).rejects.toThrow('zero');
      await expect(inTransaction(trx, (inner) => sql`select ${1}::int / 0`.execute(inner))).rejects.toThrow('zero');
    });
  });

  it('outlives its plan, also when plans are made anew in a transaction that has failed', async () => {
    await withDatabase(async ({ trx }) => {
      const twice = async (n: number) => (await sql<{ m: number }>`select ${n}::int * 2 as m`.execute(trx)).rows[0]?.m;
      for (let n = 0; n < 1_200; n += 1) expect(await twice(n)).toBe(2 * n);
      const failing = inTransaction(trx, async (inner) => {
        const ask = () => sql`select ${1}::int / 0`.execute(inner);
        await ask().catch(() => undefined);
        // Only the embedded database keeps plans of its own, made anew every thousand uses.
        const uses = process.env.TEST_DATABASE_URL ? 3 : 1_100;
        for (let n = 0; n < uses; n += 1) await expect(ask()).rejects.toThrow(/aborted/);
        throw new Error('undone');
      });
      await expect(failing).rejects.toThrow('undone');
      expect(await twice(7)).toBe(14);
    });
  });

  it('stays itself among hundreds of others', async () => {
    await withDatabase(async ({ trx }) => {
      for (let round = 0; round < 2; round += 1) {
        for (let n = 0; n < 320; n += 1) {
          const { rows } = await sql`select ${n}::int as ${sql.id(`c${n}`)}`.execute(trx);
          expect(rows).toEqual([{ [`c${n}`]: n }]);
        }
      }
    });
  });
});

describe('a transaction inside a transaction', () => {
  it('undoes only itself, and siblings take turns', async () => {
    await withDatabase(async ({ trx }) => {
      await sql`create table steps (name text)`.execute(trx);
      const step = (name: string, fails = false) =>
        inTransaction(trx, async (inner) => {
          await sql`insert into steps values (${name})`.execute(inner);
          await inTransaction(inner, (deeper) => sql`insert into steps values (${`${name}.1`})`.execute(deeper));
          if (fails) throw new Error(name);
        });
      const outcomes = await Promise.allSettled([step('a'), step('b', true), step('c')]);
      expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const { rows } = await sql<{ name: string }>`select name from steps order by name`.execute(trx);
      expect(rows.map((row) => row.name)).toEqual(['a', 'a.1', 'c', 'c.1']);
    });
  });

  it('and no statement is compiled for the machine: such a session hears neither a cancel nor a drop for seconds', async () => {
    await withDatabase(async ({ trx }) => {
      const { rows } = await sql`select setting from pg_settings where name = 'jit' and pg_jit_available()`.execute(
        trx,
      );
      expect(rows.filter((row) => (row as { setting: string }).setting !== 'off')).toEqual([]);
    });
  });
});
