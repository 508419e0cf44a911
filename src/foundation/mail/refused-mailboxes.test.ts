/** A mailbox that is not there is written to no more, by whichever way we learn of it, until somebody proves it. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test-support/database-fixture.ts';
import { fixedClock } from '../../test-support/fixed-clock.ts';
import { createSecretKey } from '../auth-crypto/secrets.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Db } from '../database/tables.ts';
import { randomIds } from '../ids.ts';
import { runnable } from '../jobs/job.ts';
import { createRunner } from '../jobs/runner.ts';
import { silentLog } from '../log.ts';
import { readBounces } from './bounce-folder.ts';
import { type Mail, MailboxRefused } from './mail.ts';
import { createMailQueue } from './send-mail.ts';

const GONE = 'khong.con@example.vn';

function aPost(db: Db) {
  const clock = fixedClock();
  const sent: { mail: Mail; id: string }[] = [];
  const refusing = new Map<string, string>();
  const queue = createMailQueue(createSecretKey(Buffer.alloc(32, 7)), {
    sentence: '',
    send: async (mail, id) => {
      const status = refusing.get(mail.to);
      if (status !== undefined) throw new MailboxRefused(status);
      sent.push({ mail, id });
    },
  });
  const write = async (to: string, more: Partial<Mail> = {}) => {
    await inTransaction(db, (trx) =>
      queue.add(trx, { to, subject: 'Việc', text: 'Xem', ...more }, { ids: randomIds, now: clock.now() }),
    );
    await createRunner({ db, clock, log: silentLog, jobs: [runnable(queue.job)], schedule: [] }).runDue();
  };
  const bounce = async (...letters: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'cau-so-bounces-'));
    mkdirSync(join(folder, 'new'));
    for (const [index, letter] of letters.entries()) writeFileSync(join(folder, 'new', `${index}.host`), letter);
    const ours = await readBounces({ db, mail: queue, folder }, clock.now());
    const left = { new: readdirSync(join(folder, 'new')).length, cur: readdirSync(join(folder, 'cur')).length };
    rmSync(folder, { recursive: true });
    return { ours, left };
  };
  return { clock, sent, refusing, queue, write, bounce };
}

/** As Postfix returns a letter. */
const returned = (letterId: string, { status = '5.1.1', action = 'failed', type = 'report' } = {}) =>
  [
    'From: MAILER-DAEMON@mx.example.vn',
    'Subject: Undelivered Mail Returned to Sender',
    `Content-Type: multipart/${type}; report-type=delivery-status;`,
    '\tboundary="ABC.123/mx.example.vn"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--ABC.123/mx.example.vn',
    'Content-Type: text/plain',
    '',
    'I am sorry: Message-ID: <01900000-0000-7000-8000-00000000dead@x> Action: failed',
    '',
    '--ABC.123/mx.example.vn',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.vn',
    '',
    `Final-Recipient: rfc822; ${GONE}`,
    `Action: ${action}`,
    `Status: ${status}`,
    '',
    '--ABC.123/mx.example.vn',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${letterId}@causo.example.vn>`,
    'Subject: Việc',
    '',
    '--ABC.123/mx.example.vn--',
  ].join('\r\n');

describe('a mailbox that refuses', () => {
  it('at once is written to no more, but for the code its reader asks for, until it is proved', async () => {
    const { db } = await openTestDatabase();
    const { sent, refusing, queue, write } = aPost(db);
    refusing.set(GONE, '5.1.1');
    await write(GONE);
    expect(await queue.refusalOf(db, ` ${GONE.toUpperCase()} `)).toMatchObject({ status: '5.1.1' });
    // It did not become a dead letter: there is nothing to try again.
    expect(await db.selectFrom('jobs').select('id').execute()).toEqual([]);
    refusing.clear();
    await write(GONE);
    await write('khac@example.vn');
    expect(sent.map(({ mail }) => mail.to)).toEqual(['khac@example.vn']);
    await write(GONE, { askedFor: true });
    expect(sent.map(({ mail }) => mail.to)).toEqual(['khac@example.vn', GONE]);
    expect(await inTransaction(db, (trx) => queue.trust(trx, GONE))).toBe(true);
    expect(await inTransaction(db, (trx) => queue.trust(trx, GONE))).toBe(false);
    await write(GONE);
    expect(sent).toHaveLength(3);
    // Neither table knows an address.
    const rows = [
      await db.selectFrom('mail_sent').selectAll().execute(),
      await db.selectFrom('mail_refusals').selectAll().execute(),
    ];
    expect(JSON.stringify(rows)).not.toContain('example.vn');
  });

  it('days later, by a letter that came back, is known by that letter alone', async () => {
    const { db } = await openTestDatabase();
    const { sent, queue, write, bounce } = aPost(db);
    await write(GONE);
    const { id } = sent[0]!;
    const unknown = '01900000-0000-7000-8000-0000000000ff';
    expect(await bounce(returned(unknown), 'no letter at all', returned(id, { type: 'mixed' }))).toEqual({
      ours: 0,
      left: { new: 0, cur: 3 },
    });
    for (const soft of [{ action: 'delayed' }, { status: '5.2.2' }, { status: '4.4.1' }, { status: '5.7.1' }])
      expect(await bounce(returned(id, soft))).toMatchObject({ ours: 0 });
    expect(await queue.refusalOf(db, GONE)).toBeUndefined();
    expect(await bounce(returned(id), returned(id))).toMatchObject({ ours: 2 });
    expect(await queue.refusalOf(db, GONE)).toMatchObject({ status: '5.1.1' });
    await write(GONE);
    expect(sent).toHaveLength(1);
  });
});
