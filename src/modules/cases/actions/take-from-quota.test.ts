/** Places that run out: never one too many, never one lost, however many ask at once and however often they ask again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { createLedger } from '../../ledger/index.ts';
import { findQuota } from '../store/quotas.read.ts';
import { giveBackToQuota, openQuota, resizeQuota, takeFromQuota } from './take-from-quota.ts';

const now = '2026-06-01T02:00:00.000Z' as Instant;
const actor = { kind: 'system', job: 'test' } as const;
const deps = { ids: randomIds, ledger: createLedger() };

async function newQuota(db: Db, total: number, unit: 'places' | 'vnd' = 'places'): Promise<string> {
  const id = randomIds.next();
  await inTransaction(db, (trx) => openQuota(trx, deps, { id, unit, total, actor, now }));
  return id;
}

const take = (db: Db, quotaId: string, takingId: string, amount = 1) =>
  inTransaction(db, (trx: Trx) => takeFromQuota(trx, deps, { quotaId, takingId, amount, actor, now }));
const used = async (db: Db, id: string) => (await findQuota(db, id))?.used;

describe('64 clients', () => {
  it('that take the last 20 places of an offer get exactly 20', async () => {
    const { db } = await openTestDatabase();
    const quota = await newQuota(db, 20);
    const answers = await Promise.all(Array.from({ length: 64 }, () => take(db, quota, randomIds.next())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.flatMap((each) => (each.ok ? [] : each.refusals.map(({ code }) => code)))).toEqual(
      Array.from({ length: 44 }, () => 'cases.quota.exhausted'),
    );
    expect(await used(db, quota)).toBe(20);
  });

  it('that all send the same taking take once, and all hear yes', async () => {
    const { db } = await openTestDatabase();
    const quota = await newQuota(db, 1);
    const id = randomIds.next();
    const answers = await Promise.all(Array.from({ length: 64 }, () => take(db, quota, id)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await used(db, quota)).toBe(1);
    const events = await db.selectFrom('events').select('id').where('type', '=', 'quota.taken').execute();
    expect(events).toHaveLength(1);
  });

  it('that take and give back in any order leave what their takings say', async () => {
    const { db } = await openTestDatabase();
    const quota = await newQuota(db, 10);
    await Promise.all(
      Array.from({ length: 64 }, async (_, index) => {
        const id = randomIds.next();
        const taken = await take(db, quota, id);
        const back = () => inTransaction(db, (trx) => giveBackToQuota(trx, deps, { takingId: id, actor, now }));
        if (taken.ok && index % 2 === 0) await Promise.all([back(), back()]);
      }),
    );
    const open = await db
      .selectFrom('quota_takings')
      .select((eb) => eb.fn.sum<number>('amount').as('sum'))
      .where('quota_id', '=', quota)
      .where('given_back_at', 'is', null)
      .executeTakeFirst();
    expect(Number(open?.sum ?? 0)).toBe(await used(db, quota));
  });
});

it('any sequence of takings, repeats and returns leaves the sum of what is out, and nothing is refused that fits', async () => {
  await withDatabase(async ({ db }) => {
    const step = fc.record({
      who: fc.nat(5),
      act: fc.constantFrom('take', 'back'),
      amount: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 15 }), fc.array(step, { maxLength: 15 }), async (total, steps) => {
        const quota = await newQuota(db, total);
        const ids = Array.from({ length: 6 }, () => randomIds.next());
        const out = new Map<number, number>();
        const returned = new Set<number>();
        for (const { who, act, amount } of steps) {
          if (act === 'back') {
            await giveBackToQuota(db as Trx, deps, { takingId: ids[who]!, actor, now });
            if (out.delete(who)) returned.add(who);
            continue;
          }
          // The same taking is always sent with the same amount; one that was given back stays so.
          const asked = out.get(who) ?? amount;
          if (returned.has(who)) continue;
          const sum = [...out.values()].reduce((all, each) => all + each, 0);
          const { ok } = await take(db, quota, ids[who]!, asked);
          expect(ok).toBe(out.has(who) || sum + asked <= total);
          if (ok) out.set(who, asked);
        }
        expect(await used(db, quota)).toBe([...out.values()].reduce((all, each) => all + each, 0));
      }),
      { numRuns: 40 },
    );
  });
});

it('a budget is never cut below what is spent, and nobody takes nothing, a fraction, or from what is not there', async () => {
  await withDatabase(async ({ db, trx }) => {
    const budget = await newQuota(db, 100_000_000, 'vnd');
    await take(db, budget, randomIds.next(), 60_000_000);
    const resize = (total: number) => resizeQuota(trx, deps, { quotaId: budget, total, actor, now });
    expect(await resize(59_999_999)).toEqual({ ok: false, refusals: [{ code: 'cases.quota.in-use' }] });
    expect((await resize(60_000_000)).ok).toBe(true);
    expect((await take(db, budget, randomIds.next(), 1)).ok).toBe(false);
    expect(await take(db, randomIds.next(), randomIds.next())).toEqual({
      ok: false,
      refusals: [{ code: 'cases.quota.unknown' }],
    });
    for (const amount of [0, -1, 0.5])
      await expect(take(db, budget, randomIds.next(), amount)).rejects.toThrow(RangeError);
  });
});
