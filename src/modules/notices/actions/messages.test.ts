/** Short messages, where a way for them is set up: to a number that proved itself, said to be unconnected, without anybody's data, never at night. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
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
import { fileMessagePort, type ShortMessage } from '../../../foundation/messaging/message-port.ts';
import { createMessageQueue } from '../../../foundation/messaging/send-message.ts';
import { type DeskVisit, deskOf } from '../../../test-support/at-a-desk.ts';
import { withDatabase } from '../../../test-support/database-fixture.ts';
import { type FixedClock, fixedClock } from '../../../test-support/fixed-clock.ts';
import { aWorldOfCases, COMMUNE } from '../../../test-support/world-of-cases.ts';
import { parsePhone } from '../domain/preference.ts';
import { noticeRoutes } from '../pages/notice-routes.tsx';
import { createNotifier } from './notify.ts';

const vn = (day: string, time: string): Instant => instantOf(new Date(`${day}T${time}:00+07:00`));
const FORM = { mail: 'none', quiet: 'yes', language: 'vi' };

/** Somebody at an office with a file for messages; time is moved by hand. */
async function withAPhone(
  test: (tools: {
    readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<DeskVisit>;
    readonly get: (path: string) => Promise<DeskVisit>;
    readonly tell: (title: string) => Promise<void>;
    /** Something the person waits for; whether it could go. */
    readonly toPhone: (text: string) => Promise<boolean>;
    readonly deliver: (at: Instant) => Promise<unknown>;
    readonly sent: () => readonly ShortMessage[];
    readonly path: string;
    readonly clock: FixedClock;
  }) => Promise<void>,
): Promise<void> {
  await withDatabase(async ({ db }) => {
    const world = aWorldOfCases(db);
    const hoa = await world.officer(COMMUNE, 'Hoa');
    const folder = mkdtempSync(join(tmpdir(), 'cau-so-messages-'));
    const path = join(folder, 'messages.jsonl');
    const clock = fixedClock(vn('2026-06-01', '21:00'));
    const key = createSecretKey(Buffer.alloc(32, 7));
    const messages = createMessageQueue(key, fileMessagePort(folder, clock));
    const mail = { add: async () => undefined, refusalOf: async () => undefined };
    const notifier = createNotifier({ ids: randomIds, mail, messages, origin: 'https://example.vn' });
    const policy = { roles: world.deps.roles, contains: () => 'yes' as const };
    const site = deskOf(noticeRoutes({ db, ids: randomIds, policy, messages, key, mail, agenda: async () => [] }), {
      clock,
    });
    await test({
      ...{ path, clock },
      post: (at, form) => site.post(at, hoa, form),
      get: (at) => site.get(at, hoa),
      tell: (title) =>
        inTransaction(db, (trx) =>
          notifier.toPerson(
            trx,
            {
              personId: hoa.personId,
              code: 'case.new',
              key: title.slice(0, 40),
              title: { vi: title, en: title },
              href: '/desk',
            },
            clock.now(),
          ),
        ),
      toPhone: (text) => inTransaction(db, (trx) => notifier.toPhone(trx, hoa.personId, text, clock.now())),
      deliver: (at) =>
        createRunner({
          ...{ db, clock: fixedClock(at), log: silentLog, schedule: [] },
          jobs: [runnable(notifier.job), runnable(messages.job)],
        }).runDue(),
      sent: () =>
        existsSync(path)
          ? readFileSync(path, 'utf8')
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line) as ShortMessage)
          : [],
    });
    rmSync(folder, { recursive: true });
  });
}

describe('short messages', () => {
  it('reach a number only after the code sent there was typed; five wrong tries spend a code, three codes an hour are enough', () =>
    withAPhone(async ({ post, get, tell, deliver, sent, clock }) => {
      const code = async () => {
        await deliver(clock.now());
        return /\d{3} \d{3}/.exec(sent().at(-1)!.text)![0];
      };
      const type = (typed: string) => post('/vi/account/notices/phone', { code: typed });
      await post('/vi/account/notices', { ...FORM, quiet: 'no', message: 'sms', phone: '0912345678' });
      const first = await code();
      expect(sent()[0]).toMatchObject({ channel: 'sms', phone: '0912345678' });
      await tell('Trước khi xác nhận');
      await deliver(clock.now());
      expect(sent()).toHaveLength(1);
      expect((await get('/vi/account/notices')).words).toContain('Chưa có tin nào được gửi tới số này');
      const wrong = await type('000 000');
      expect([wrong.status, wrong.words.includes('Mã chưa đúng')]).toEqual([422, true]);
      for (let tries = 0; tries < 4; tries += 1) await type('000000');
      expect((await type(first)).words).toContain('Đã sai 5 lần');
      const again = () => post('/vi/account/notices/phone/code', {});
      await again();
      const second = await code();
      clock.advance({ minutes: 16 });
      expect((await type(second)).words).toContain('Mã đã hết hạn');
      await again();
      const third = await code();
      expect((await again()).words).toContain('Đã nhắn 3 mã trong một giờ');
      expect((await type(` ${third.replace(' ', '-')} `)).reply).toMatchObject({ kind: 'redirect' });
      expect((await type('')).reply).toMatchObject({ kind: 'redirect' });
      await tell('Sau khi xác nhận');
      await deliver(clock.now());
      expect(sent().at(-1)!.text).toContain('Sau khi xác nhận');
      // The same number through the other way needs no second proof; another number does.
      await post('/vi/account/notices', { ...FORM, message: 'zalo', phone: '0912345678' });
      expect((await get('/vi/account/notices')).words).toContain('Đã xác nhận số này');
      await post('/vi/account/notices', { ...FORM, message: 'sms', phone: '0987654321' });
      expect((await get('/vi/account/notices')).words).toContain('Chưa xác nhận');
      // Its own code is too many within the hour, and the old one proves nothing here.
      expect((await type(third)).status).toBe(422);
    }));

  it('somebody waits for go to a number they proved at once, at night too, and to no other number', () =>
    withAPhone(async ({ post, toPhone, deliver, sent, clock }) => {
      expect(await toPhone('Mã ký 1')).toBe(false);
      await post('/vi/account/notices', { ...FORM, message: 'sms', phone: '0912345678' });
      expect(await toPhone('Mã ký 2')).toBe(false);
      await deliver(clock.now());
      await post('/vi/account/notices/phone', { code: /\d{3} \d{3}/.exec(sent()[0]!.text)![0] });
      expect(await toPhone('Mã ký 3')).toBe(true);
      await deliver(clock.now());
      expect(sent().map(({ text }) => text)).toEqual([expect.stringContaining('mã'), 'Mã ký 3']);
      await post('/vi/account/notices', { ...FORM, message: 'sms', phone: '0987654321' });
      expect(await toPhone('Mã ký 4')).toBe(false);
    }));

  it('are written once to the file the operator reads, after the quiet hours, cut to what a telephone shows', async () => {
    await withAPhone(async ({ post, tell, deliver, sent, path, clock }) => {
      await post('/vi/account/notices', { ...FORM, message: 'zalo', phone: '+84 912 345 678' });
      await deliver(clock.now());
      await post('/vi/account/notices/phone', { code: /\d{3} \d{3}/.exec(sent()[0]!.text)![0] });
      await tell(`Việc ${'dài '.repeat(60)}`);
      await deliver(vn('2026-06-01', '21:01'));
      expect(sent()).toHaveLength(1);
      await deliver(vn('2026-06-02', '07:01'));
      await deliver(vn('2026-06-02', '08:00'));
      expect(sent()).toHaveLength(2);
      expect(sent()[1]).toMatchObject({ channel: 'zalo', phone: '0912345678' });
      expect(sent()[1]!.text).toMatch(/^Cầu Số: Việc dài/);
      expect([...sent()[1]!.text].length).toBe(200);
      expect(statSync(path).mode & 0o077).toBe(0);
    });
  });

  it('are offered only where a way is set up, with what is true about it, and a wrong number is kept and explained', async () => {
    await withDatabase(async ({ db }) => {
      const world = aWorldOfCases(db);
      const hoa = await world.officer(COMMUNE, 'Hoa');
      const policy = { roles: world.deps.roles, contains: world.deps.places.contains };
      const key = createSecretKey(Buffer.alloc(32, 7));
      const mail = { refusalOf: async () => undefined };
      const given = { db, ids: randomIds, policy, key, mail, agenda: async () => [] };
      const without = deskOf(noticeRoutes(given));
      expect((await without.get('/vi/account/notices', hoa)).html).not.toContain('name="phone"');
      await without.post('/vi/account/notices', hoa, { ...FORM, message: 'sms', phone: '0912345678' });
      const site = deskOf(noticeRoutes({ ...given, messages: { isConnected: false, add: async () => undefined } }));
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
