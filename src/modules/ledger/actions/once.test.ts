import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { accepted, refused } from '../../../foundation/result.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { fixedId } from '../../../test-support/fixed-ids.ts';
import { forgetCommands } from './forget-commands.ts';
import { once, onceAccepted } from './once.ts';

describe('a form that is sent twice', () => {
  let db: Db;
  beforeAll(async () => {
    db = (await openTestDatabase()).db;
    await sql`create table plans_made (id text)`.execute(db);
  });
  const made = async (id: string) => (await sql`select 1 from plans_made where id = ${id}`.execute(db)).rows.length;
  const makePlan = (key: string, id: string, answer = id) =>
    inTransaction(db, (trx) =>
      once(trx, key, async () => {
        await sql`insert into plans_made values (${id})`.execute(trx);
        await new Promise((wake) => setTimeout(wake, 30));
        return answer;
      }),
    );

  it('gets the first answer again', async () => {
    expect(await makePlan(fixedId(1), 'p1')).toBe('p1');
    expect(await makePlan(fixedId(1), 'p1', 'another')).toBe('p1');
    expect(await made('p1')).toBe(1);
  });

  it('is carried out once even when both arrive at the same moment', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((answer) => makePlan(fixedId(2), 'p2', answer)));
    expect(new Set(answers).size).toBe(1);
    expect(await made('p2')).toBe(1);
  });

  it('is carried out by the second when the first failed', async () => {
    let begun: () => void = () => undefined;
    const begin = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const failing = inTransaction(db, (trx) =>
      once(trx, fixedId(3), async () => {
        await sql`insert into plans_made values ('p3')`.execute(trx);
        begun();
        await new Promise((wake) => setTimeout(wake, 30));
        throw new Error('first failed');
      }),
    );
    const second = begin.then(() => makePlan(fixedId(3), 'p3'));
    const outcomes = await Promise.allSettled([failing, second]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'fulfilled']);
    expect(await made('p3')).toBe(1);
  });

  it('may be corrected after a refusal, and then counts', async () => {
    const submit = (closed: boolean) =>
      inTransaction(db, (trx) =>
        onceAccepted(trx, fixedId(4), async () => (closed ? refused({ code: 'test.closed' }) : accepted('p4'))),
      );
    expect(await submit(true)).toEqual(refused({ code: 'test.closed' }));
    expect(await submit(false)).toEqual(accepted('p4'));
    expect(await submit(true)).toEqual(accepted('p4'));
  });

  it('is remembered for thirty days', async () => {
    await makePlan(fixedId(6), 'p6');
    const { rows } = await sql<{
      at: string;
    }>`select recorded_at as at from commands where key = ${fixedId(6)}`.execute(db);
    const daysLater = (days: number) => instantOf(new Date(Date.parse(rows[0]?.at ?? '') + days * 86_400_000));
    await forgetCommands(db, daysLater(29));
    await makePlan(fixedId(6), 'p6');
    expect(await made('p6')).toBe(1);
    await forgetCommands(db, daysLater(31));
    await makePlan(fixedId(6), 'p6');
    expect(await made('p6')).toBe(2);
  });

  it('with a key that is no key is a fault of ours, not of the sender', async () => {
    await expect(makePlan("1' or true", 'p5')).rejects.toThrow(TypeError);
  });
});
