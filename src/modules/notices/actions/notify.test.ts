/** News reaches each person once, as they want it, however often it is told and whatever dies on the way. */
import { describe, expect, it } from 'vitest';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db, Trx } from '../../../foundation/database/tables.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { runnable } from '../../../foundation/jobs/job.ts';
import { createRunner } from '../../../foundation/jobs/runner.ts';
import { silentLog } from '../../../foundation/log.ts';
import type { Mail } from '../../../foundation/mail/mail.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE } from '../../../test-support/world-of-cases.ts';
import { quietUntil } from '../domain/preference.ts';
import { countNotices, listNotices } from '../store/notices.read.ts';
import { markAllRead, savePreference } from '../store/notices.write.ts';
import { createNotifier } from './notify.ts';
import { sendDigests } from './send-digests.ts';

const vn = (day: string, time: string): Instant => instantOf(new Date(`${day}T${time}:00+07:00`));
const NOON = vn('2026-06-01', '12:00');

/** Letters are what was queued in committed transactions; `fail` makes the next ones die before their commit. */
function aPost(db: Db) {
  const sent: Mail[] = [];
  let failing = 0;
  const mail = {
    add: async (_: Trx, letter: Mail) => {
      if (failing > 0) {
        failing -= 1;
        throw new Error('the process died');
      }
      sent.push(letter);
    },
  };
  const deps = { db, ids: randomIds, mail, origin: 'https://example.vn' };
  const notifier = createNotifier(deps);
  const tell = (personId: string, key: string, now = NOON) =>
    inTransaction(db, (trx) =>
      notifier.toPerson(
        trx,
        { personId, code: 'case.new', key, title: { vi: `Việc ${key}`, en: `Case ${key}` }, href: '/desk/cases/1' },
        now,
      ),
    );
  /** Runs what is due at that time, as the server's own runner does. */
  const deliver = async (now: Instant) => {
    const clock = fixedClock(now);
    const runner = createRunner({ db, clock, log: silentLog, jobs: [runnable(notifier.job)], schedule: [] });
    await runner.runDue();
  };
  const fail = (times: number): void => {
    failing = times;
  };
  return { sent, deps, notifier, tell, deliver, fail };
}

describe('news', () => {
  it('stands in the inbox at once and in one letter with its link, told twice or not', async () => {
    const { db } = await openTestDatabase();
    const hoa = await aWorldOfCases(db).officer(COMMUNE, 'Hoa');
    const post = aPost(db);
    await Promise.all([post.tell(hoa.personId, 'a'), post.tell(hoa.personId, 'a')]);
    expect(await countNotices(db, hoa.personId)).toEqual({ all: 1, unread: 1 });
    await post.deliver(NOON);
    await post.deliver(NOON);
    expect(post.sent.map(({ subject }) => subject)).toEqual(['Việc a']);
    expect(post.sent[0]?.text).toContain('https://example.vn/vi/desk/cases/1');
  });

  it('is not told when the change it belongs to is rolled back', async () => {
    await withDatabase(async ({ db }) => {
      const hoa = await aWorldOfCases(db).officer(COMMUNE, 'Hoa');
      const post = aPost(db);
      await inTransaction(db, async (trx) => {
        await post.notifier.toPerson(
          trx,
          { personId: hoa.personId, code: 'case.new', key: 'k', title: { vi: 'x', en: 'x' }, href: '/' },
          NOON,
        );
        throw new Error('refused');
      }).catch(() => undefined);
      expect(await countNotices(db, hoa.personId)).toEqual({ all: 0, unread: 0 });
      expect(await db.selectFrom('jobs').select('id').execute()).toEqual([]);
    });
  });

  it('is neither lost nor doubled when the process dies in the middle', async () => {
    const { db } = await openTestDatabase();
    const hoa = await aWorldOfCases(db).officer(COMMUNE, 'Hoa');
    const post = aPost(db);
    await post.tell(hoa.personId, 'a');
    post.fail(2);
    for (const minutes of [0, 10, 20, 60, 180])
      await post.deliver(instantOf(new Date(Date.parse(NOON) + minutes * 60_000)));
    expect(post.sent).toHaveLength(1);
  });

  it('waits for the morning at night, and is not written about once it was read', async () => {
    const { db } = await openTestDatabase();
    const hoa = await aWorldOfCases(db).officer(COMMUNE, 'Hoa');
    const post = aPost(db);
    await post.tell(hoa.personId, 'night', vn('2026-06-01', '21:00'));
    await post.deliver(vn('2026-06-01', '21:01'));
    await post.deliver(vn('2026-06-02', '06:59'));
    expect(post.sent).toEqual([]);
    await post.deliver(vn('2026-06-02', '07:00'));
    expect(post.sent).toHaveLength(1);
    await post.tell(hoa.personId, 'read');
    await inTransaction(db, (trx) => markAllRead(trx, hoa.personId, NOON));
    await post.deliver(vn('2026-06-02', '09:00'));
    expect(post.sent).toHaveLength(1);
    expect((await listNotices(db, hoa.personId, { limit: 9, offset: 0 })).every(({ isRead }) => isRead)).toBe(true);
  });

  it('is gathered into one letter a day for whoever wants that, in their language, and not sent at all to others', async () => {
    const { db } = await openTestDatabase();
    const world = aWorldOfCases(db);
    const [hoa, lan] = [await world.officer(COMMUNE, 'Hoa'), await world.officer(COMMUNE, 'Lan')];
    const post = aPost(db);
    await inTransaction(db, async (trx) => {
      await savePreference(trx, hoa.personId, { mail: 'digest', language: 'en', quiet: true });
      await savePreference(trx, lan.personId, { mail: 'none', language: 'vi', quiet: true });
    });
    for (const key of ['a', 'b']) for (const { personId } of [hoa, lan]) await post.tell(personId, key);
    await post.deliver(NOON);
    expect(post.sent).toEqual([]);
    await sendDigests(post.deps, vn('2026-06-02', '07:30'));
    await sendDigests(post.deps, vn('2026-06-02', '07:31'));
    expect(post.sent).toHaveLength(1);
    expect(post.sent[0]).toMatchObject({ subject: 'Cầu Số: 2 waiting for you' });
    expect(post.sent[0]?.text).toContain('Case b');
  });
});

it('quiet hours end at seven, on the same morning or the next', () => {
  const preference = { mail: 'each', language: 'vi', quiet: true } as const;
  const until = (time: string) => quietUntil(preference, vn('2026-06-01', time));
  expect([until('07:00'), until('19:59')]).toEqual([undefined, undefined]);
  expect([until('20:00'), until('23:59')]).toEqual([vn('2026-06-02', '07:00'), vn('2026-06-02', '07:00')]);
  expect([until('00:00'), until('06:59')]).toEqual([vn('2026-06-01', '07:00'), vn('2026-06-01', '07:00')]);
  expect(quietUntil({ ...preference, quiet: false }, vn('2026-06-01', '23:00'))).toBeUndefined();
});
