/** A letter arrives as it was written, at the one address it was meant for. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../test-support/fixed-clock.ts';
import { fixedIds } from '../../test-support/fixed-ids.ts';
import { outboxMailer } from './outbox-mailer.ts';
import { smtpMailer } from './smtp-mailer.ts';

const letter = { to: 'nguoi.nhan@example.vn', subject: 'Mã đăng nhập', text: 'Mã của bạn:\n\n    1234 5678' };

const LETTER = '01900000-0000-7000-8000-000000000001';

/** A mail server of our own on a free port; `refuses` answers every letter with a fault. */
async function mailSink(refuses = false, refusesReader?: string) {
  const taken: { to: string[]; source: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_, _session, done) {
      if (refusesReader === undefined) return done();
      const [code = '', text = ''] = [refusesReader.slice(0, 3), refusesReader.slice(4)];
      done(Object.assign(new Error(text), { responseCode: Number(code) }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        taken.push({ to, source: Buffer.concat(chunks).toString('utf8') });
        done(refuses ? new Error('busy') : null);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { taken, url: `smtp://127.0.0.1:${String(port)}`, close: () => new Promise<void>((end) => server.close(end)) };
}

describe('a letter', () => {
  it('goes through a mail server to its one reader, Vietnamese intact', async () => {
    const sink = await mailSink();
    await smtpMailer(sink.url, 'no-reply@causo.example.vn').send(letter, LETTER);
    await sink.close();
    expect(sink.taken).toHaveLength(1);
    expect(sink.taken[0]?.to).toEqual([letter.to]);
    expect(sink.taken[0]?.source).toContain('1234 5678');
    expect(sink.taken[0]?.source).toContain('From: no-reply@causo.example.vn');
  });

  it('carries a date to keep as a file that calendars open', async () => {
    const sink = await mailSink();
    await smtpMailer(sink.url, 'no-reply@causo.example.vn').send(
      { ...letter, calendar: 'BEGIN:VCALENDAR\r\n' },
      LETTER,
    );
    await sink.close();
    expect(sink.taken[0]?.source).toMatch(
      /Content-Type: text\/calendar; charset=utf-8; method=PUBLISH;\s+name=hen.ics/,
    );
    expect(sink.taken[0]?.source).toContain('Content-Disposition: attachment; filename=hen.ics');
  });

  it('cannot be turned to a second reader by its address', async () => {
    const sink = await mailSink();
    const sneaky = { ...letter, to: 'a@example.vn, b@example.vn' };
    await smtpMailer(sink.url, 'no-reply@causo.example.vn')
      .send(sneaky, LETTER)
      .catch(() => undefined);
    await sink.close();
    expect(sink.taken.flatMap(({ to }) => to)).not.toContain('b@example.vn');
  });

  it('that a mail server did not take is tried again', async () => {
    const sink = await mailSink(true);
    await expect(smtpMailer(sink.url, 'no-reply@causo.example.vn').send(letter, LETTER)).rejects.toThrow();
    await sink.close();
  });

  it.each([
    ['550 5.1.1 no such user', '5.1.1'],
    ['550 mailbox unavailable', '550'],
    ['553 5.1.3 bad address', '5.1.3'],
    ['550 5.2.1 disabled', '5.2.1'],
  ])('to a mailbox that is not there (%s) is known as such', async (answer, status) => {
    const sink = await mailSink(false, answer);
    const sent = smtpMailer(sink.url, 'no-reply@causo.example.vn').send(letter, LETTER);
    await expect(sent).rejects.toMatchObject({ name: 'MailboxRefused', status });
    await sink.close();
  });

  it.each(['450 4.2.1 try later', '550 5.7.1 relay denied', '552 5.2.2 mailbox full', '451 greylisted'])(
    'refused for another reason (%s) is tried again and held against nobody',
    async (answer) => {
      const sink = await mailSink(false, answer);
      const sent = smtpMailer(sink.url, 'no-reply@causo.example.vn').send(letter, LETTER);
      await expect(sent).rejects.not.toMatchObject({ name: 'MailboxRefused' });
      await sink.close();
    },
  );

  it('tried twice is the same letter: its Message-ID stays', async () => {
    const sink = await mailSink();
    const mailer = smtpMailer(sink.url, 'no-reply@causo.example.vn');
    await mailer.send(letter, LETTER);
    await mailer.send(letter, LETTER);
    await sink.close();
    const ids = sink.taken.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1]);
    expect(ids).toEqual([`<${LETTER}@causo.example.vn>`, `<${LETTER}@causo.example.vn>`]);
  });

  it('without a mail server is a file for the operator alone, the latest fifty kept', async () => {
    const home = mkdtempSync(join(tmpdir(), 'cau-so-outbox-'));
    const folder = join(home, 'outbox');
    const clock = fixedClock();
    const mailer = outboxMailer(folder, { clock, ids: fixedIds() });
    for (let n = 0; n < 53; n += 1) {
      await mailer.send({ ...letter, text: `letter ${String(n)}` }, LETTER);
      clock.advance({ seconds: 1 });
    }
    const files = readdirSync(folder).sort();
    expect(files).toHaveLength(50);
    expect(readFileSync(join(folder, files.at(-1) ?? ''), 'utf8')).toContain('letter 52');
    expect(statSync(join(folder, files[0] ?? '')).mode & 0o077).toBe(0);
    rmSync(home, { recursive: true });
  });
});
