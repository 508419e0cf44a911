/** An operator sees what failed for the last time and has it tried again. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { withDatabase } from '../../test-support/database-fixture.ts';
import { fixedClock } from '../../test-support/fixed-clock.ts';
import { randomIds } from '../ids.ts';
import { enqueue, type Job } from './job.ts';
import { jobsVerb } from './jobs-verb.ts';

const letter: Job<{ to: string }> = {
  id: 'mail.send',
  payload: z.object({ to: z.string() }),
  handle: async () => undefined,
};

it('dead letters are listed without their words, one or all tried again, and made-up ids refused', async () => {
  await withDatabase(async ({ db, trx }) => {
    const clock = fixedClock();
    const verb = jobsVerb({ clock, withDatabase: (work) => work(db) });
    const say = async (...args: string[]) => {
      const [out, err] = [[] as string[], [] as string[]];
      const exit = await verb.run(args, {
        out: (line: string) => out.push(line),
        err: (line: string) => err.push(line),
      } as never);
      return { exit, out, err };
    };
    expect(await say()).toEqual({ exit: 0, out: [], err: [] });
    for (const to of ['a@example.vn', 'b@example.vn', 'c@example.vn'])
      await enqueue(trx, letter, { to }, { ids: randomIds, now: clock.now() });
    await db.updateTable('jobs').set({ state: 'dead', attempts: 4, last_fault: 'Error ECONNREFUSED' }).execute();
    const listed = await say();
    expect(listed.out).toHaveLength(3);
    expect(JSON.parse(listed.out[0] ?? '')).toMatchObject({
      kind: 'mail.send',
      attempts: 4,
      lastFault: 'Error ECONNREFUSED',
    });
    expect(listed.out.join()).not.toContain('example.vn');
    const { id } = JSON.parse(listed.out[0] ?? '') as { id: string };
    expect(await say('retry', id)).toMatchObject({ exit: 0, out: ['{"retried":1}'] });
    expect(await say('retry', id)).toMatchObject({ exit: 1 });
    expect(await say('retry', 'all')).toMatchObject({ exit: 0, out: ['{"retried":2}'] });
    expect(await db.selectFrom('jobs').select(['state', 'attempts']).execute()).toEqual(
      Array(3).fill({ state: 'waiting', attempts: 0 }),
    );
    for (const wrong of [['again'], ['retry'], ['retry', 'x'], ['retry', id, 'more']])
      expect((await say(...wrong)).exit).toBe(2);
  });
});
