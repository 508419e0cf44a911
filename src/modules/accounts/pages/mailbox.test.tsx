/** Whose letters do not arrive is told so where they sign in, and can prove the mailbox anew. */
import { describe, expect, it } from 'vitest';
import { createSecretKey } from '../../../foundation/auth-crypto/secrets.ts';
import { inTransaction } from '../../../foundation/database/in-transaction.ts';
import type { Db } from '../../../foundation/database/tables.ts';
import { runnable } from '../../../foundation/jobs/job.ts';
import { createRunner } from '../../../foundation/jobs/runner.ts';
import { silentLog } from '../../../foundation/log.ts';
import { MailboxRefused } from '../../../foundation/mail/mail.ts';
import { createMailQueue } from '../../../foundation/mail/send-mail.ts';
import { deskOf } from '../../../test-support/at-a-desk.ts';
import { openTestDatabase } from '../../../test-support/database-fixture.ts';
import { aWorldOfCases, COMMUNE } from '../../../test-support/world-of-cases.ts';
import { loadLocalities } from '../../localities/index.ts';
import { requestCode } from '../actions/request-code.ts';
import { signInWithCode } from '../actions/sign-in-with-code.ts';
import { parseEmail } from '../domain/email-address.ts';
import { accountRoutes } from './account-routes.tsx';

async function anOffice(db: Db) {
  const world = aWorldOfCases(db);
  const hoa = await world.officer(COMMUNE, 'Hoa');
  const email = `${hoa.personId}@example.vn`;
  const letters: string[] = [];
  let isGone = true;
  const key = createSecretKey(Buffer.alloc(32, 7));
  const mail = createMailQueue(key, {
    sentence: '',
    send: async ({ subject }) => {
      if (isGone) throw new MailboxRefused('5.1.1');
      letters.push(subject);
    },
  });
  const { ids, ledger, roles } = world.deps;
  const deps = { db, ids, ledger, key, mail, roles, places: loadLocalities() };
  const site = deskOf(accountRoutes(deps));
  const post = async () =>
    createRunner({ db, clock: site.clock, log: silentLog, jobs: [runnable(mail.job)], schedule: [] }).runDue();
  const write = () =>
    inTransaction(db, (trx) => mail.add(trx, { to: email, subject: 'Việc', text: '' }, { ids, now: site.clock.now() }));
  const mend = (): void => {
    isGone = false;
  };
  return { hoa, email, letters, deps, site, post, write, mend };
}

describe('a mailbox letters do not reach', () => {
  it('is named on the account without being shown in full; one click tries it with one letter', async () => {
    const { db } = await openTestDatabase();
    const { hoa, email, letters, site, post, write, mend } = await anOffice(db);
    expect((await site.get('/vi/account', hoa)).words).not.toContain('không tới nơi');
    await write();
    await post();
    const { words, html } = await site.get('/vi/account', hoa);
    expect(words).toContain(`Thư gửi tới ${email.slice(0, 1)}…@example.vn không tới nơi`);
    expect(html).toContain('action="/vi/account/mailbox"');
    mend();
    await site.post('/vi/account/mailbox', hoa);
    await site.post('/vi/account/mailbox', hoa);
    await post();
    expect(letters).toEqual(['Cầu Số: thư thử']);
    expect((await site.get('/vi/account', hoa)).words).not.toContain('không tới nơi');
  });

  it('is trusted again by whoever types a code sent there', async () => {
    const { db } = await openTestDatabase();
    const { hoa, email, letters, deps, site, post, write, mend } = await anOffice(db);
    await write();
    await post();
    mend();
    const now = site.clock.now();
    const asked = await requestCode(deps, { email: parseEmail(email)!, address: undefined, language: 'vi', now });
    await post();
    const code = /^[\d ]+/.exec(letters[0] ?? '')?.[0] ?? '';
    const attemptToken = asked.ok ? asked.value.attemptToken : '';
    const typed = { attemptToken, typed: code, device: 'Máy', previousToken: undefined, now: site.clock.now() };
    expect((await signInWithCode(deps, typed)).ok).toBe(true);
    expect(await deps.mail.refusalOf(db, email)).toBeUndefined();
    expect((await site.get('/vi/account', hoa)).words).not.toContain('không tới nơi');
  });
});
