import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase } from '../../test-support/database-fixture.ts';
import { fixedClock } from '../../test-support/fixed-clock.ts';
import { fixedIds } from '../../test-support/fixed-ids.ts';
import type { Instant } from '../clock.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Db } from '../database/tables.ts';
import { silentLog } from '../log.ts';
import { enqueue, type Job, type RunnableJob, runnable } from './job.ts';
import { claimJob, listDeadJobs, reviveJob } from './queue.ts';
import { createRunner } from './runner.ts';
import { isDue, type Rhythm, type ScheduledWork } from './schedule.ts';

const ids = fixedIds();
let shared: Promise<{ db: Db }> | undefined;
let db: Db;
const clock = fixedClock();

beforeEach(async () => {
  shared ??= openTestDatabase();
  db = (await shared).db;
  await sql
    .raw('drop table if exists sent; create table sent (n int); delete from jobs; delete from clocks')
    .execute(db);
});

function sending(fails: () => boolean = () => false): Job<{ n: number }> {
  return {
    id: 'test.send',
    payload: z.object({ n: z.number().int() }),
    maxAttempts: 3,
    handle: async (trx, { n }) => {
      await sql`insert into sent values (${n})`.execute(trx);
      if (fails()) throw new RangeError('Nguyễn Văn A is not to be stored');
    },
  };
}
const send = (job: Job<{ n: number }>, n: number, purpose?: string) =>
  inTransaction(db, (trx) => enqueue(trx, job, { n }, { ids, now: clock.now(), purpose }));
const sent = async () => (await sql<{ n: number }>`select n from sent order by n`.execute(db)).rows.map((row) => row.n);
const runner = (jobs: RunnableJob[], schedule: ScheduledWork[] = []) =>
  createRunner({ db, clock, log: silentLog, jobs, schedule, pollMs: 5 });

describe('work that follows a change', () => {
  it('is done exactly once each, however many runners share it', async () => {
    const job = sending();
    const numbers = Array.from({ length: 40 }, (_, n) => n);
    await inTransaction(db, async (trx) => {
      for (const n of numbers) await enqueue(trx, job, { n }, { ids, now: clock.now() });
    });
    const done = await Promise.all([1, 2, 3].map(() => runner([runnable(job)]).runDue()));
    expect(done.reduce((sum, count) => sum + count)).toBe(40);
    expect(await sent()).toEqual(numbers);
  });

  it('is not done when the change was undone', async () => {
    const job = sending();
    const undone = inTransaction(db, async (trx) => {
      await enqueue(trx, job, { n: 1 }, { ids, now: clock.now() });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await runner([runnable(job)]).runDue()).toBe(0);
  });

  it('is tried again later and later, leaves nothing half-done, and at last is shown as dead', async () => {
    let failing = true;
    const job = sending(() => failing);
    await send(job, 7);
    const { runDue } = runner([runnable(job)]);
    const waits = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await runDue()).toBe(1);
      expect(await runDue()).toBe(0);
      const { rows } = await sql<{
        wait: string;
      }>`select extract(epoch from run_at - ${clock.now()}) as wait from jobs`.execute(db);
      waits.push(Number(rows[0]?.wait));
      clock.advance({ hours: 2 });
    }
    expect(waits).toEqual([5, 20, 80]);
    expect(await sent()).toEqual([]);
    const [dead] = await listDeadJobs(db);
    expect(dead).toMatchObject({ kind: 'test.send', attempts: 3, lastFault: 'RangeError' });

    failing = false;
    await reviveJob(db, dead!.id, clock.now());
    expect(await runDue()).toBe(1);
    expect(await sent()).toEqual([7]);
    expect(await listDeadJobs(db)).toEqual([]);
  });

  it('is given up, not repeated for ever, when every attempt killed its process', async () => {
    const job = sending();
    await send(job, 1);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await claimJob(db, clock.now())).toMatchObject({ attempt });
      clock.advance({ hours: 2 });
    }
    expect(await runner([runnable(job)]).runDue()).toBe(0);
    expect(await listDeadJobs(db)).toMatchObject([{ attempts: 3, lastFault: 'process-died' }]);
  });

  it('waits once for each purpose', async () => {
    const job = sending();
    await send(job, 1, 'digest');
    await send(job, 2, 'digest');
    await send(job, 3);
    await runner([runnable(job)]).runDue();
    expect(await sent()).toEqual([1, 3]);
    await send(job, 4, 'digest');
    await runner([runnable(job)]).runDue();
    expect(await sent()).toEqual([1, 3, 4]);
  });
});

describe('a clock', () => {
  const ticking = (run: () => Promise<void>): ScheduledWork => ({
    name: 'test.tick',
    sentence: 'Every 30 seconds tick.',
    rhythm: { everySeconds: 30 },
    run,
  });

  it('is run by one process at a time, and again when it is due', async () => {
    let runs = 0;
    const work = ticking(async () => {
      runs += 1;
      await new Promise((wake) => setTimeout(wake, 20));
    });
    const both = () => Promise.all([runner([], [work]).runDue(), runner([], [work]).runDue()]);
    await both();
    expect(runs).toBe(1);
    clock.advance({ seconds: 29 });
    await both();
    expect(runs).toBe(1);
    clock.advance({ seconds: 1 });
    await both();
    expect(runs).toBe(2);
  });

  it('that looks after what a process alone remembers is run by every process, and once more at the end', async () => {
    const runs: string[] = [];
    const processes = ['a', 'b'].map((name) =>
      createRunner({
        db,
        clock,
        log: silentLog,
        jobs: [],
        duties: name === 'a' ? 'all' : 'own',
        schedule: [
          { ...ticking(async () => void runs.push(name)), everyProcess: true },
          { ...ticking(async () => void runs.push(`shared by ${name}`)), name: 'test.shared' },
        ],
      }),
    );
    const all = () => Promise.all(processes.map((process) => process.runDue()));
    await all();
    await all();
    expect([...runs].sort()).toEqual(['a', 'b', 'shared by a']);
    clock.advance({ seconds: 30 });
    await all();
    await Promise.all(processes.map((process) => process.stop()));
    expect([...runs].sort()).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'shared by a', 'shared by a']);
  });

  it('is left to the worker by a process that only answers people', async () => {
    const job = sending();
    await send(job, 1);
    const web = createRunner({ db, clock, log: silentLog, jobs: [runnable(job)], schedule: [], duties: 'own' });
    expect(await web.runDue()).toBe(0);
    expect(await runner([runnable(job)]).runDue()).toBe(1);
  });

  it('goes on after a failure', async () => {
    let runs = 0;
    const work = ticking(async () => {
      runs += 1;
      throw new Error('once more');
    });
    await runner([], [work]).runDue();
    clock.advance({ seconds: 30 });
    await runner([], [work]).runDue();
    expect(runs).toBe(2);
  });

  it('stops only after the work at hand is finished', async () => {
    let finished = false;
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const work = ticking(async () => {
      begun();
      await new Promise((wake) => setTimeout(wake, 50));
      finished = true;
    });
    const running = runner([], [work]);
    running.start();
    await beginning;
    await running.stop();
    expect(finished).toBe(true);
  });

  it.each<[string, Rhythm, string | undefined, string, boolean]>([
    ['never run before', { dailyAt: '00:10' }, undefined, '2031-03-04T02:00:00.000Z', true],
    ['run today already', { dailyAt: '00:10' }, '2031-03-03T17:10:00.000Z', '2031-03-04T16:59:59.000Z', false],
    [
      'due again at 00:10 in Viet Nam',
      { dailyAt: '00:10' },
      '2031-03-03T17:10:00.000Z',
      '2031-03-04T17:10:00.000Z',
      true,
    ],
    [
      'missed while the server was down',
      { dailyAt: '00:10' },
      '2031-03-01T17:10:00.000Z',
      '2031-03-04T02:00:00.000Z',
      true,
    ],
    [
      'every minute, a second early',
      { everySeconds: 60 },
      '2031-03-04T02:00:00.000Z',
      '2031-03-04T02:00:59.000Z',
      false,
    ],
  ])('%s: due as it should be', (_what, rhythm, last, now, due) => {
    expect(isDue(rhythm, last as Instant | undefined, now as Instant)).toBe(due);
  });
});
