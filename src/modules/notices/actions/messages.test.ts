/** Short messages, where a way for them is set up: chosen by the person, said to be unconnected, without anybody's data, never at night. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecretKey } from '../../../foundation/auth-crypto/secrets.ts';
import { type Instant, instantOf } from '../../../foundation/clock.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import { randomIds } from '../../../foundation/ids.ts';
import { runnable } from '../../../foundation/jobs/job.ts';
import { createRunner } from '../../../foundation/jobs/runner.ts';
import { silentLog } from '../../../foundation/log.ts';
import { fileMessagePort } from '../../../foundation/messaging/message-port.ts';
import { createMessageQueue } from '../../../foundation/messaging/send-message.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { openTestDatabase, withDatabase } from '../../../test-support/database-fixture.ts';
import { fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE } from '../../../test-support/world-of-cases.ts';
import { parsePhone } from '../domain/preference.ts';
import { noticeRoutes } from '../pages/notice-routes.tsx';
import { createNotifier } from './notify.ts';

const vn = (day: string, time: string): Instant => instantOf(new Date(`${day}T${time}:00+07:00`));
const FORM = { mail: 'none', quiet: 'yes', language: 'vi' };

describe('short messages', () => {
  it('are written once to the file the operator reads, after the quiet hours, cut to what a telephone shows', async () => {
    const { db } = await openTestDatabase();
    const hoa = await aWorldOfCases(db).officer(COMMUNE, 'Hoa');
    const folder = mkdtempSync(join(tmpdir(), 'cau-so-messages-'));
    const clock = fixedClock(vn('2026-06-01', '21:00'));
    const messages = createMessageQueue(createSecretKey(Buffer.alloc(32, 7)), fileMessagePort(folder, clock));
    const notifier = createNotifier({
      ids: randomIds,
      mail: { add: async () => undefined },
      messages,
      origin: 'https://example.vn',
    });
    const policy = { roles: aWorldOfCases(db).deps.roles, contains: () => 'yes' as const };
    const site = deskOf(
      noticeRoutes({
        ...{ db, ids: randomIds, policy, messages },
        mail: { refusalOf: async () => undefined },
        agenda: async () => [],
      }),
      { clock },
    );
    await site.post('/vi/account/notices', hoa, { ...FORM, message: 'zalo', phone: '+84 912 345 678' });
    const title = `Việc ${'dài '.repeat(60)}`;
    await inTransaction(db, (trx) =>
      notifier.toPerson(
        trx,
        { personId: hoa.personId, code: 'case.new', key: 'k', title: { vi: title, en: 'Case' }, href: '/desk/cases/1' },
        clock.now(),
      ),
    );
    const deliver = (at: Instant) =>
      createRunner({
        ...{ db, clock: fixedClock(at), log: silentLog, schedule: [] },
        jobs: [runnable(notifier.job), runnable(messages.job)],
      }).runDue();
    await deliver(vn('2026-06-01', '21:01'));
    expect(() => readFileSync(join(folder, 'messages.jsonl'))).toThrow();
    await deliver(vn('2026-06-02', '07:01'));
    await deliver(vn('2026-06-02', '08:00'));
    const lines = readFileSync(join(folder, 'messages.jsonl'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(1);
    const sent = JSON.parse(lines[0] ?? '') as { channel: string; phone: string; text: string };
    expect(sent).toMatchObject({ channel: 'zalo', phone: '0912345678' });
    expect(sent.text).toMatch(/^Cầu Số: Việc dài/);
    expect([...sent.text].length).toBe(200);
    expect(statSync(join(folder, 'messages.jsonl')).mode & 0o077).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('are offered only where a way is set up, with what is true about it, and a wrong number is kept and explained', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const policy = { roles: world.deps.roles, contains: world.deps.places.contains };
      const given = { db, ids: randomIds, policy, mail: { refusalOf: async () => undefined }, agenda: async () => [] };
      const without = deskOf(noticeRoutes(given));
      expect((await without.get('/vi/account/notices', hoa)).html).not.toContain('name="phone"');
      await without.post('/vi/account/notices', hoa, { ...FORM, message: 'sms', phone: '0912345678' });
      const site = deskOf(noticeRoutes({ ...given, messages: { isConnected: false } }));
      const page = await site.get('/vi/account/notices', hoa);
      expect(page.words).toContain('Chưa nối mạng điện thoại thật');
      // What was sent where it is not offered was not kept.
      expect(page.html).not.toContain('0912345678');
      const wrong = await site.post('/vi/account/notices', hoa, { ...FORM, message: 'sms', phone: '12 34' });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain('value="12 34"');
      expect(wrong.words).toContain('Nhập số di động 10 chữ số');
      await site.post('/vi/account/notices', hoa, { ...FORM, message: 'sms', phone: '0912.345.678' });
      expect((await site.get('/vi/account/notices', hoa)).html).toContain('value="0912345678"');
      await site.post('/vi/account/notices', hoa, { ...FORM, message: 'none', phone: '0912345678' });
      expect((await site.get('/vi/account/notices', hoa)).html).not.toContain('0912345678');
    });
  });
});

it('a mobile number is read as people write it, and nothing else is one', () => {
  expect(['0912 345 678', '+84912345678', '84-912-345-678', '(091) 2345678'].map(parsePhone)).toEqual(
    Array(4).fill('0912345678'),
  );
  for (const wrong of ['', '12', '0212345678', '09123456789', '0912x45678', '+1 912 345 678'])
    expect(parsePhone(wrong)).toBeUndefined();
});
